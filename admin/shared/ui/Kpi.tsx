import { Link } from 'react-router'

import { OpenAsQuery } from '../query/OpenAsQuery.tsx'

/** A key figure: what it counts, the figure, and one line that places it. */
export function Kpi({
  name,
  to,
  value,
  of,
  detail,
  query,
}: {
  name: string
  to: string
  value: string
  of?: string
  detail?: React.ReactNode
  query: readonly string[]
}) {
  return (
    <div className="kpi">
      <div className="k">
        <Link to={to}>{name}</Link>
      </div>
      <div className="v">
        {value} {of && <small>{of}</small>}
      </div>
      {detail && <div className="d">{detail}</div>}
      <OpenAsQuery paths={query} name={name} />
    </div>
  )
}
