import { Link, useSearchParams } from 'react-router'

import { withParam } from './params.ts'

export interface PageInfo {
  hasNextPage: boolean
  hasPreviousPage: boolean
  startCursor: string | null
  endCursor: string | null
}

export const pageSize = 25

/** The page the address asks for, as the arguments of a connection. */
export function usePage(): { first: number | null; after: string | null; last: number | null; before: string | null } {
  const [params] = useSearchParams()
  const before = params.get('before')
  return before ? { first: null, after: null, last: pageSize, before } : { first: pageSize, after: params.get('after'), last: null, before: null }
}

/** Earlier and later pages; the server pages by key, so there are no page numbers to go stale. */
export function Pager({ page, shown, total, things }: { page: PageInfo; shown: number; total: number; things: string }) {
  const [params] = useSearchParams()
  if (!page.hasNextPage && !page.hasPreviousPage) return null
  return (
    <nav className="pager" aria-label="Pages">
      {page.hasPreviousPage ? (
        <Link className="btn s" to={{ search: withParam(params, 'before', page.startCursor) }} rel="prev">
          Previous
        </Link>
      ) : (
        <span />
      )}
      <span className="mut sm num">
        {shown} of {total.toLocaleString('en-GB')} {things}
      </span>
      {page.hasNextPage ? (
        <Link className="btn s" to={{ search: withParam(params, 'after', page.endCursor) }} rel="next">
          Next
        </Link>
      ) : (
        <span />
      )}
    </nav>
  )
}
