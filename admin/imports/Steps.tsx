import { formatNumber } from '../shared/format.ts'
import type { Imported, Kind } from './ImportPage.tsx'

const stages = ['RECEIVING', 'READ', 'CHECKED', 'APPLIED'] as const

/** How far the import is. */
export function Steps({ imported, kind }: { imported: Imported; kind: Kind }) {
  const { stage, headers, mapping, added, changed, change, undoneAt } = imported
  const now = stages.indexOf(stage)
  const isUndone = undoneAt !== null || change?.isUndone
  const steps = [
    ['Choose file', headers.length > 0 ? `${headers.length} columns` : kind.title],
    ['Match columns', mapping.length > 0 ? `${mapping.length} of ${headers.length} matched` : ''],
    ['Check', stage === 'CHECKED' ? 'nothing is saved yet' : ''],
    ['Import', isUndone ? 'undone' : stage === 'APPLIED' ? `${formatNumber(added + changed)} rows` : 'can be undone'],
  ] as const
  return (
    <ol className="steps in-head" aria-label="Steps">
      {steps.map(([name, detail], place) => (
        <li
          key={name}
          className={place < now || stage === 'APPLIED' ? 'done' : place === now ? 'now' : undefined}
          aria-current={place === now ? 'step' : undefined}
        >
          {name}
          <span className="d">{detail}</span>
        </li>
      ))}
    </ol>
  )
}
