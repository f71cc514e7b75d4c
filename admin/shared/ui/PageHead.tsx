import { useEffect, useRef } from 'react'
import { Link, useLocation } from 'react-router'

import { useArrival } from './Arrival.tsx'

/** The top of a page: where it is, its name, one line about it. Its heading takes focus when someone arrives from another page. */
export function PageHead({
  title,
  count,
  lead,
  crumbs = [],
  tags,
  actions,
  children,
}: {
  title: string
  count?: React.ReactNode
  lead?: React.ReactNode
  crumbs?: readonly { name: string; to: string }[]
  tags?: React.ReactNode
  actions?: React.ReactNode
  children?: React.ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { pathname } = useLocation()
  const arrive = useArrival()
  useEffect(() => {
    document.title = `${title} – Careweave`
    arrive(pathname, title, heading.current)
  }, [arrive, pathname, title])
  return (
    <div className="head">
      <div className="in">
        {crumbs.length > 0 && (
          <nav className="crumbs" aria-label="Breadcrumb">
            <ol>
              {crumbs.map(({ name, to }) => (
                <li key={to}>
                  <Link to={to}>{name}</Link>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div className="row between top">
          <div>
            <h1 ref={heading} tabIndex={-1}>
              {title}
              {count != null && <span className="ct">{count}</span>}
            </h1>
            {lead && <p className="lead">{lead}</p>}
            {tags && <div className="row wrap tight tags">{tags}</div>}
          </div>
          {actions && <div className="acts">{actions}</div>}
        </div>
        {children}
      </div>
    </div>
  )
}
