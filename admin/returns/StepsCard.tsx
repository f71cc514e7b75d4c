import type { Return_ReturnFragment } from '../graphql.generated.ts'
import { Card } from '../shared/ui/Card.tsx'
import { When } from '../shared/ui/When.tsx'
import { returnStepName } from '../shared/words.ts'

/** What was done with a return, newest first, with what was said. */
export function StepsCard({ steps }: { steps: Return_ReturnFragment['steps'] }) {
  return (
    <Card title="What was done with it" query={['pilotReturn.steps']}>
      {steps.length === 0 ? (
        <p className="cb mut">Nothing yet that you may see.</p>
      ) : (
        <ul className="things">
          {steps.toReversed().map(({ id, kind, at, by, comment }) => (
            <li key={id}>
              <span>
                <b>{by}</b> {returnStepName[kind]}
                {comment && <span className="second">“{comment}”</span>}
                <span className="second">
                  <When at={at} />
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
