import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'

import { Entry_EntryFragmentDoc, type Entry_EntryFragment } from '../../graphql.generated.ts'
import { formatAgo, formatInstant } from '../format.ts'
import { initialsOf } from '../ui/Square.tsx'
import { IllustrativeTag, Tag } from '../ui/Tag.tsx'
import { listChanges } from './changes.ts'
import { UndoButton } from './UndoButton.tsx'

// What is older than a day has no "ago": its date stands once.
function Told({ at }: { at: string }) {
  const exact = formatInstant(at)
  const ago = formatAgo(at, new Date())
  return <time dateTime={at}>{exact.startsWith(ago) ? exact : `${ago}, ${exact}`}</time>
}

/** One line of history: the sentence, the reason, each field that changed with its old and new value, and the way to undo it. */
export function Entry({ entry }: { entry: FragmentType<Entry_EntryFragment> }) {
  const { data, complete } = useFragment({ fragment: Entry_EntryFragmentDoc, from: entry })
  if (!complete) return null
  const { at, actor, action, sentence, why, before, after, requestId, illustrative, changes } = data
  const differences = listChanges(before, after)
  return (
    <li>
      <span className="av" aria-hidden="true">
        {initialsOf(actor)}
      </span>
      <b>{actor}</b> <IllustrativeTag when={illustrative} />
      <br />
      {sentence}
      {why && <span className="second">Why: {why}</span>}
      {differences.length > 0 && (
        <ul className="plain diff">
          {differences.map(({ field, old, now }) => (
            <li key={field} className="change">
              {field} {old !== null && <del>{old}</del>} {old !== null && now !== null && '→'} {now !== null && <ins>{now}</ins>}
            </li>
          ))}
        </ul>
      )}
      <span className="when second">
        <Told at={at} /> · {action}
        {requestId && ` · request ${requestId}`}
      </span>
      {changes.map(({ id, isUndone }) => (isUndone ? <Tag key={id}>Undone</Tag> : <UndoButton key={id} id={id} what={sentence} />))}
    </li>
  )
}
