import { formatCount } from '../format.ts'
import { Icon } from '../ui/Icon.tsx'
import type { Selection } from './useSelection.ts'

/** What is selected and what can be done with it, above the list. */
export function BulkBar({ selection, total, thing, children }: { selection: Selection; total: number; thing: string; children: React.ReactNode }) {
  const { ids, isAll, selectAll, clear } = selection
  if (ids.size === 0) return null
  return (
    <div className="bulk" role="region" aria-label="Selected">
      <b>{isAll ? `All ${formatCount(total, thing)} selected` : `${ids.size} selected`}</b>
      {!isAll && total > ids.size && (
        <button type="button" className="link" onClick={selectAll}>
          Select all {total.toLocaleString('en-GB')}
        </button>
      )}
      <span className="grow" />
      {children}
      <button className="ib" type="button" onClick={clear} aria-label="Select nothing">
        <Icon name="close" />
      </button>
    </div>
  )
}
