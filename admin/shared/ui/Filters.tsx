import { useId, useState } from 'react'
import { Link, useSearchParams } from 'react-router'

import { Icon } from './Icon.tsx'

/** What narrows a page beside it. On a phone it folds away, so that the first result is in sight. */
export function Filters({ children }: { children: React.ReactNode }) {
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
