import { Icon } from '../shared/ui/Icon.tsx'
import { draftName, isChanged, type Draft } from './tabs.ts'

/** The questions somebody works on, side by side. A closed one goes to the history, so nothing is lost. */
export function DraftTabs({
  drafts,
  active,
  choose,
  add,
  remove,
}: {
  drafts: readonly Draft[]
  active: string
  choose: (id: string) => void
  add: () => void
  remove: (id: string) => void
}) {
  return (
    <ul className="draft-tabs" aria-label="Questions">
      {drafts.map((draft) => (
        <li key={draft.id} className={draft.id === active ? 'on' : undefined}>
          <button type="button" aria-current={draft.id === active ? 'true' : undefined} onClick={() => choose(draft.id)}>
            {draftName(draft)}
            {isChanged(draft) && (
              <span className="dot">
                <span className="sr">, changed</span>
              </span>
            )}
          </button>
          <button className="shut" type="button" aria-label={`Close ${draftName(draft)}`} onClick={() => remove(draft.id)}>
            <Icon name="close" size={14} />
          </button>
        </li>
      ))}
      <li>
        <button className="shut" type="button" aria-label="New question" onClick={add}>
          <Icon name="plus" size={18} />
        </button>
      </li>
    </ul>
  )
}
