import { Link, useSearchParams } from 'react-router'

import { formatNumber } from '../shared/format.ts'
import { OpenAsQuery } from '../shared/query/OpenAsQuery.tsx'
import { withParam } from '../shared/ui/params.ts'
import type { Imported } from './ImportPage.tsx'
import type { Only } from './only.ts'

const counts = [
  { only: 'new', field: 'added', name: 'New', detail: 'not there yet' },
  { only: 'changes', field: 'changed', name: 'Changed', detail: 'what was there is kept in the history' },
  { only: 'same', field: 'same', name: 'Already the same', detail: 'skipped' },
  { only: 'errors', field: 'refused', name: 'Cannot be imported', detail: 'left out until they are mended' },
] as const

/** How many rows do what; each leads to the rows. */
export function Counts({ imported, only }: { imported: Imported; only: Only }) {
  const [params] = useSearchParams()
  return (
    <div className="kpis four">
      {counts.map(({ only: choice, field, name, detail }) => (
        <div key={field} className={choice === 'errors' && imported.refused > 0 ? 'kpi bad' : 'kpi'}>
          <div className="k">
            <Link
              to={{ search: withParam(params, 'only', choice === 'errors' ? null : choice) }}
              aria-current={only === choice ? 'true' : undefined}
              preventScrollReset
            >
              {name}
            </Link>
          </div>
          <div className="v">{formatNumber(imported[field])}</div>
          <div className="d">{detail}</div>
          <OpenAsQuery paths={[`import.${field}`]} name={name} />
        </div>
      ))}
    </div>
  )
}
