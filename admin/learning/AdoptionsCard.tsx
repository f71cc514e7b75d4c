import { Link } from 'react-router'

import type { AdoptionStage, PracticeQuery } from '../graphql.generated.ts'
import { formatDay } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'
import { IllustrativeTag, Tag } from '../shared/ui/Tag.tsx'

const stageName = {
  INTERESTED: 'Interested',
  ASSESSING: 'Assessing',
  PLANNED: 'Planned',
  PILOTING: 'Trying it',
  EMBEDDED: 'Usual work',
  SUSTAINED: 'Sustained',
  PAUSED: 'Paused',
  ABANDONED: 'Given up',
} satisfies Record<AdoptionStage, string>

/** Who took it up, how far they came, and what came of it, whichever way it went. */
export function AdoptionsCard({ adoptions }: { adoptions: NonNullable<PracticeQuery['practice']>['adoptions'] }) {
  if (adoptions.length === 0) return null
  return (
    <Card title="Who took it up" query={['practice.adoptions']}>
      <ul className="things">
        {adoptions.map(({ id, pilot, organisation, stage, startedOn, note, effects, source, illustrative }) => (
          <li key={id}>
            <div className="grow">
              {pilot ? (
                <Link to={paths.pilot(pilot.slug)}>{pilot.shortName}</Link>
              ) : (
                organisation && <Link to={paths.organisation(organisation.id)}>{organisation.name}</Link>
              )}{' '}
              <IllustrativeTag when={illustrative} />
              <span className="second">
                {startedOn && `since ${formatDay(startedOn)}`}
                {note && `${startedOn ? ' · ' : ''}${note}`}
              </span>
              {effects.map(({ sentence, measure }) => (
                <p key={sentence} className="sm">
                  {measure && <Link to={paths.measure(measure.code)}>{measure.title}</Link>} {sentence}
                </p>
              ))}
              <Cite source={source} />
            </div>
            <Tag tone={stage === 'ABANDONED' || stage === 'PAUSED' ? 'amber' : 'blue'}>{stageName[stage]}</Tag>
          </li>
        ))}
      </ul>
    </Card>
  )
}
