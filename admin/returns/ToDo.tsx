import { Link } from 'react-router'

import type { ReturnsQuery, ReturnStatus, SessionQuery } from '../graphql.generated.ts'
import { formatMonth, formatShortDay } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { IllustrativeTag, ReturnTag } from '../shared/ui/Tag.tsx'

type Pilot = ReturnsQuery['pilots']['nodes'][number]

// What waits for whom, the most pressing first.
const FOR_ADMIN: readonly ReturnStatus[] = ['SUBMITTED', 'LATE', 'QUERIED', 'REOPENED', 'DUE']
const FOR_LEAD: readonly ReturnStatus[] = ['QUERIED', 'REOPENED', 'LATE', 'DUE']

/** The returns that wait for somebody; an accepted one leaves the list. */
export function ToDo({ pilots, viewer }: { pilots: readonly Pilot[]; viewer: NonNullable<SessionQuery['viewer']> }) {
  const order = viewer.role === 'ADMIN' ? FOR_ADMIN : FOR_LEAD
  const own = viewer.role === 'ADMIN' ? pilots : pilots.filter(({ id }) => viewer.pilots.some((pilot) => pilot.id === id))
  const waiting = own
    .flatMap((pilot) => pilot.returns.map((each) => ({ ...each, pilot })))
    .filter(({ status }) => order.includes(status))
    .toSorted((one, other) => order.indexOf(one.status) - order.indexOf(other.status) || one.dueOn.localeCompare(other.dueOn))
  return (
    <Card title="Waiting" note={String(waiting.length)} query={['pilots.nodes.returns', 'pilots.nodes.shortName']}>
      {waiting.length === 0 ? (
        <Empty icon="check" title="Nothing waits for you" />
      ) : (
        <ul className="things">
          {waiting.map(({ id, periodStart, dueOn, status, illustrative, pilot }) => (
            <li key={id}>
              <span className="grow">
                <Link to={paths.return(id)}>
                  {pilot.shortName}, {formatMonth(periodStart)}
                </Link>{' '}
                <IllustrativeTag when={illustrative} />
                <span className="second">due {formatShortDay(dueOn)}</span>
              </span>
              <ReturnTag status={status} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
