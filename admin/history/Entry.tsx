import type { HistoryQuery } from '../graphql.generated.ts'
import { formatInstant } from '../shared/format.ts'
import { initialsOf } from '../shared/ui/Square.tsx'
import { IllustrativeTag } from '../shared/ui/Tag.tsx'
import { When } from '../shared/ui/When.tsx'
import { listChanges } from './changes.ts'

/** One entry: the sentence, the reason, and each field that changed with its old and new value. */
export function Entry({ entry }: { entry: HistoryQuery['auditEntries']['nodes'][number] }) {
  const { at, actor, action, sentence, why, before, after, requestId, illustrative } = entry
  const changes = listChanges(before, after)
  return (
    <li>
      <span className="av" aria-hidden="true">
        {initialsOf(actor)}
      </span>
      <b>{actor}</b> <IllustrativeTag when={illustrative} />
      <br />
      {sentence}
      {why && <span className="second">Why: {why}</span>}
      {changes.length > 0 && (
        <ul className="plain diff">
          {changes.map(({ field, old, now }) => (
            <li key={field} className="change">
              {field} {old !== null && <del>{old}</del>} {old !== null && now !== null && '→'} {now !== null && <ins>{now}</ins>}
            </li>
          ))}
        </ul>
      )}
      <span className="when second">
        <When at={at} />, {formatInstant(at)} · {action}
        {requestId && ` · request ${requestId}`}
      </span>
    </li>
  )
}
