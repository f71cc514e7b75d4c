import { useId } from 'react'

import { OpenAsQuery } from '../query/OpenAsQuery.tsx'

/** A titled part of a page. `query` names the paths in the page's answer that give its figures. */
export function Card({
  title,
  note,
  query,
  actions,
  footer,
  children,
}: {
  title: string
  note?: React.ReactNode
  query?: readonly string[]
  actions?: React.ReactNode
  footer?: React.ReactNode
  children: React.ReactNode
}) {
  const id = useId()
  return (
    <section className="card" aria-labelledby={id}>
      <div className="ch">
        <h2 id={id}>{title}</h2>
        {note && <span className="sub">{note}</span>}
        <span className="grow" />
        {actions}
        {query && <OpenAsQuery paths={query} name={title} />}
      </div>
      {children}
      {footer && <div className="cf">{footer}</div>}
    </section>
  )
}
