import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'

import { EventsCard_ProgrammeFragmentDoc, type EventsCard_ProgrammeFragment } from '../graphql.generated.ts'
import { formatPrecise } from '../shared/format.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'

/** What happened, in order, each with its source. */
export function EventsCard({ programme }: { programme: FragmentType<EventsCard_ProgrammeFragment> }) {
  const { data, complete } = useFragment({ fragment: EventsCard_ProgrammeFragmentDoc, from: programme })
  if (!complete || data.events.length === 0) return null
  return (
    <Card title="How it came about" query={['programme.events']}>
      <ol className="plain columns four">
        {data.events.map(({ id, title, startsOn, endsOn, precision, detail, source }) => (
          <li key={id}>
            <span className="second">
              {formatPrecise(startsOn, precision)}
              {endsOn && ` to ${formatPrecise(endsOn, precision)}`}
            </span>
            <b>{title}</b>
            {detail && <span className="second">{detail}</span>}
            <Cite source={source} />
          </li>
        ))}
      </ol>
    </Card>
  )
}
