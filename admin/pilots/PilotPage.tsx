import { useQuery } from '@apollo/client/react'
import { useParams } from 'react-router'

import { PilotDocument, type PilotQuery } from '../graphql.generated.ts'
import { DiscussionCard } from '../shared/discussion/DiscussionCard.tsx'
import { FollowButton } from '../shared/follow/FollowButton.tsx'
import { countMonths } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { useProgramme, useUntil } from '../shared/session/Session.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Tag, PilotTag } from '../shared/ui/Tag.tsx'
import { integrationName, themeName } from '../shared/words.ts'
import { AreaCard } from './AreaCard.tsx'
import { ClaimsCards } from './ClaimsCards.tsx'
import { KeyFactsCard } from './KeyFactsCard.tsx'
import { MeasuresCard } from './MeasuresCard.tsx'
import { NamesCard } from './NamesCard.tsx'
import { PartnersCard } from './PartnersCard.tsx'
import { PartnershipsCard } from './PartnershipsCard.tsx'
import { PlanCard } from './PlanCard.tsx'
import { PracticesCard } from './PracticesCard.tsx'
import { RisksCard } from './RisksCard.tsx'
import { StoryCard } from './StoryCard.tsx'

type Pilot = NonNullable<PilotQuery['pilot']>

/** One pilot: its story, its partners, its area, and what the sources say of it. */
export function PilotPage() {
  const { slug = '' } = useParams()
  const until = useUntil()
  const variables = { slug, until }
  const { data, error, refetch } = useQuery(PilotDocument, { variables, skip: !until })
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ pilot }) =>
        pilot ? (
          <QuerySource document={PilotDocument} variables={variables}>
            <PageHead
              title={pilot.name}
              lead={pilot.summary}
              crumbs={[{ name: 'Pilots', to: paths.pilots }]}
              tags={<PilotTags pilot={pilot} />}
              actions={<FollowButton kind="pilot" id={pilot.id} name={pilot.shortName} />}
            />
            <div className="body wrap-page grid main-side">
              <div className="grid">
                <StoryCard pilot={pilot} />
                <MeasuresCard pilot={pilot} />
                {pilot.hostCommissioners.length > 0 && <AreaCard commissioners={pilot.hostCommissioners} startsOn={pilot.delivery.startsOn} />}
                <PlanCard pilot={pilot} />
                <RisksCard pilot={pilot} />
                <ClaimsCards pilot={pilot} />
                <DiscussionCard about={{ kind: 'pilot', id: pilot.id }} />
              </div>
              <div className="grid">
                <KeyFactsCard pilot={pilot} />
                <PartnersCard pilot={pilot} />
                <PartnershipsCard pilot={pilot} />
                <PracticesCard pilot={pilot} />
                <NamesCard pilot={pilot} />
              </div>
            </div>
          </QuerySource>
        ) : (
          <NotFound what="pilot" />
        )
      }
    </Loaded>
  )
}

function PilotTags({ pilot }: { pilot: Pilot }) {
  const today = useProgramme()?.today
  const { status, delivery, theme, region, integration, number } = pilot
  const month = today && status === 'LIVE' ? countMonths(delivery.startsOn, today) : null
  return (
    <>
      {month === null ? <PilotTag status={status} /> : <Tag tone="green">Live, month {month}</Tag>}
      <span className="topic">{themeName[theme]}</span>
      <span className="topic">{region.name}</span>
      {integration && <span className="topic">{integrationName[integration]}</span>}
      <span className="topic">Pilot {number} of the announcement</span>
    </>
  )
}
