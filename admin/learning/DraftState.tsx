import type { DraftFacts_PracticeFragment } from '../graphql.generated.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Tag } from '../shared/ui/Tag.tsx'
import { When } from '../shared/ui/When.tsx'
import { practiceStatusName, sections } from './words.ts'

const titles: Record<string, string> = {
  ...Object.fromEntries(sections),
  title: 'What is it called?',
  summary: 'In a sentence or two',
  themes: 'What it is about',
  people: 'Whom it is for',
  settings: 'Where it takes place',
  population: 'For whom, in your words',
  setting: 'Where, in your words',
  contact: 'Whom to ask',
}
/** A field of a practice as a reader knows it. */
export const fieldTitle = (field: string): string => titles[field] ?? field[0]!.toUpperCase() + field.slice(1)

/** Where a draft stands: its place in the queue, what it lacks, and what the reviewer asked. */
export function DraftState({ draft }: { draft: DraftFacts_PracticeFragment }) {
  const { status, queuePosition, reviewedBy, why, missing, comments } = draft
  return (
    <div className="grid">
      <Card title="Where it stands">
        <div className="cb">
          <p className="row wrap tight">
            <Tag tone={status === 'RETURNED' ? 'amber' : 'blue'}>{practiceStatusName[status]}</Tag>
            {queuePosition !== null && <span>place {queuePosition} in the queue</span>}
            {reviewedBy && <span className="mut">with {reviewedBy}</span>}
          </p>
          {why && status === 'RETURNED' && <p>{why}</p>}
        </div>
      </Card>
      {missing.length > 0 && (
        <Card title="Still missing">
          <ul className="things">
            {missing.map(({ field, sentence }) => (
              <li key={field}>
                <span className="grow">
                  <b>{fieldTitle(field)}</b> <span className="second">{sentence}</span>
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {comments.length > 0 && (
        <Card title="The reviewer asks">
          <ul className="things">
            {comments.map(({ id, field, body, author, at, answeredAt }) => (
              <li key={id}>
                <div className="grow">
                  <b>{fieldTitle(field)}</b> {answeredAt && <Tag tone="green">Handed in again since</Tag>}
                  <p>{body}</p>
                  <p className="second sm">
                    {author}, <When at={at} />
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}
