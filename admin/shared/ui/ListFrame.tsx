import { useEffect } from 'react'
import { Link, useSearchParams } from 'react-router'

import { useAnnounce } from './Announcer.tsx'
import { Empty } from './Empty.tsx'
import { Filters } from './Filters.tsx'

/** A list with its filters: the count is announced when it changes, old rows stay under a thin bar while new ones come. */
export function ListFrame({
  filters,
  search,
  count,
  chips,
  query,
  busy,
  isEmpty,
  things,
  pager,
  children,
}: {
  filters?: React.ReactNode
  search: React.ReactNode
  count: string
  chips: React.ReactNode
  query: React.ReactNode
  busy: boolean
  isEmpty: boolean
  things: string
  pager: React.ReactNode
  children: React.ReactNode
}) {
  const [{ size }] = useSearchParams()
  const announce = useAnnounce()
  const isFiltered = size > 0
  useEffect(() => {
    if (isFiltered && !busy) announce(count)
  }, [announce, busy, count, isFiltered])
  return (
    <div className={filters ? 'body wrap-page grid side-main' : 'body wrap-page grid'}>
      {filters && <Filters>{filters}</Filters>}
      <div className={busy ? 'card busy' : 'card'} aria-busy={busy}>
        <div className="list-head">
          {search}
          <b className="sm">{count}</b>
          {chips}
          <span className="grow" />
          {query}
        </div>
        {isEmpty ? (
          <Empty
            title={isFiltered ? `No ${things} match these filters` : `No ${things} yet`}
            actions={
              isFiltered && (
                <Link className="btn" to={{ search: '' }}>
                  Clear all filters
                </Link>
              )
            }
          >
            {isFiltered ? 'Drop a filter, or try another word.' : `None have been entered, or none that you may see.`}
          </Empty>
        ) : (
          children
        )}
        {pager}
      </div>
    </div>
  )
}
