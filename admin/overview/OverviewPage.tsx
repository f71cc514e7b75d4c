import { useQuery } from '@apollo/client/react'

import { OverviewDocument, type OverviewQuery } from '../graphql.generated.ts'
import { countMonths, formatWeekday } from '../shared/format.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { useUntil } from '../shared/session/Session.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Board } from './Board.tsx'
import { DisagreementsCard } from './DisagreementsCard.tsx'
import { EventsCard } from './EventsCard.tsx'
import { EvidenceCard } from './EvidenceCard.tsx'
import { KeyFigures } from './KeyFigures.tsx'
import { ChallengesCard, CriteriaCard, EarlierCard } from './KnowledgeCards.tsx'
import { MapCard } from './MapCard.tsx'
import { Path } from './Path.tsx'

/** The programme at a glance. */
export function OverviewPage() {
  const until = useUntil()
  const { data, error, refetch } = useQuery(OverviewDocument, { variables: { until }, skip: !until })
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {(overview) => (
        <QuerySource document={OverviewDocument} variables={{ until }}>
          <PageHead title="Programme overview" lead={describe(overview.programme)}>
            <Path programme={overview.programme} />
          </PageHead>
          <div className="body wrap-page grid">
            <KeyFigures overview={overview} />
            <div className="grid main-side">
              <Board pilots={overview.pilots.nodes} startsOn={overview.programme.startsOn} />
              <div className="grid">
                <MapCard regions={overview.regions} />
                <CriteriaCard programme={overview.programme} />
                <EarlierCard programme={overview.programme} />
              </div>
            </div>
            <EventsCard programme={overview.programme} />
            <EvidenceCard programme={overview.programme} />
            <DisagreementsCard programme={overview.programme} />
            <ChallengesCard programme={overview.programme} />
          </div>
        </QuerySource>
      )}
    </Loaded>
  )
}

function describe({ name, today, startsOn, deliveryEndsOn, evaluationEndsOn }: OverviewQuery['programme']): string {
  const month = (endsOn: string) => `month ${countMonths(startsOn, today)} of ${countMonths(startsOn, endsOn)}`
  if (today < startsOn) return `${name} · ${formatWeekday(today)} · not yet begun`
  if (today > evaluationEndsOn) return `${name} · the pilots and their evaluation are complete`
  const delivery = today > deliveryEndsOn ? 'the pilots’ two years are complete' : `${month(deliveryEndsOn)} for the pilots`
  return `${formatWeekday(today)} · ${delivery}, ${month(evaluationEndsOn)} for the evaluation`
}
