import { useEffect, useId, useState } from 'react'
import { Link, useSearchParams } from 'react-router'

import { useAnnounce } from './Announcer.tsx'
import { Empty } from './Empty.tsx'
import { Icon } from './Icon.tsx'

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

// On a phone the filters fold away, so that the first result is in sight.
function Filters({ children }: { children: React.ReactNode }) {
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const [{ size }] = useSearchParams()
  return (
    <aside className="side-filters" aria-label="Filters">
      <div className="row between filters-head">
        <h2 className="d-only">Filters</h2>
        <button className="btn s m-only" type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => setIsOpen(!isOpen)}>
          <Icon name="list" size={18} />
          Filters
        </button>
        {size > 0 && (
          <Link className="sm b" to={{ search: '' }}>
            Clear all
          </Link>
        )}
      </div>
      <div id={id} className={isOpen ? 'card filters open' : 'card filters'}>
        {children}
      </div>
    </aside>
  )
}
