import { Link } from 'react-router'

import { formatDay } from '../format.ts'
import { paths } from '../paths.ts'

/** Where a statement comes from, as a link to the source. */
export function Cite({ source }: { source: { code: string; title: string; publishedOn: string | null } | null }) {
  if (!source) return null
  return (
    <span className="cite">
      <Link to={paths.source(source.code)}>{source.title}</Link>
      {source.publishedOn && `, ${formatDay(source.publishedOn)}`}
    </span>
  )
}
