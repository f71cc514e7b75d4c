import { useQuery } from '@apollo/client/react'
import { lazy, Suspense, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'

import { PartnershipDocument, type PartnershipQuery } from '../graphql.generated.ts'
import { DiscussionCard } from '../shared/discussion/DiscussionCard.tsx'
import { FollowButton } from '../shared/follow/FollowButton.tsx'
import { formatPeriod } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'
import { Facts } from '../shared/ui/Facts.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { IllustrativeTag, PartnershipTag } from '../shared/ui/Tag.tsx'
import { AgreementsCard } from './AgreementsCard.tsx'
import { HistoryCard } from './HistoryCard.tsx'
import { MembersCard } from './MembersCard.tsx'
import type { Doing } from './PartnershipDialogs.tsx'
import { StageCard } from './StageCard.tsx'

type Partnership = NonNullable<PartnershipQuery['partnership']>

// What is done in a dialog is fetched when somebody begins to do it.
const PartnershipDialogs = lazy(async () => ({ default: (await import('./PartnershipDialogs.tsx')).PartnershipDialogs }))

/** One partnership: its stage, who is in it on a day, its agreements, its history. */
export function PartnershipPage() {
  const { id = '' } = useParams()
  const asOf = useDay('asOf')
  const [doing, setDoing] = useState<Doing | null>(null)
  const { data, previousData, error, refetch } = useQuery(PartnershipDocument, { variables: { id, asOf }, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ partnership }) =>
        partnership ? (
          <QuerySource document={PartnershipDocument} variables={{ id, asOf }}>
            <PageHead
              title={partnership.name}
              lead={partnership.purpose}
              crumbs={[{ name: 'Partnerships', to: paths.partnerships }]}
              tags={<PartnershipTags partnership={partnership} />}
              actions={
                <>
                  <FollowButton kind="partnership" id={partnership.id} name={partnership.name} />
                  <Actions partnership={partnership} start={setDoing} />
                </>
              }
            />
            <div className="body wrap-page grid">
              <StageCard status={partnership.status} startsOn={partnership.startsOn} endsOn={partnership.endsOn} />
              <div className="grid main-side">
                <div className="grid">
                  <MembersCard partnership={partnership} asOf={asOf} start={setDoing} />
                  <DiscussionCard about={{ kind: 'partnership', id: partnership.id, askedOf: partnership.pilot?.id ?? null }} />
                </div>
                <div className="grid">
                  <AboutCard partnership={partnership} />
                  <AgreementsCard
                    partnership={partnership}
                    mayDraft={partnership.availableActions.some(({ name, allowed }) => name === 'createAgreement' && allowed)}
                  />
                  <HistoryCard partnership={partnership} />
                </div>
              </div>
            </div>
            <Suspense>{doing && <PartnershipDialogs doing={doing} partnership={partnership} close={() => setDoing(null)} />}</Suspense>
          </QuerySource>
        ) : (
          <NotFound what="partnership" />
        )
      }
    </Loaded>
  )
}

function Actions({ partnership: { id, availableActions }, start }: { partnership: Partnership; start: (doing: Doing) => void }) {
  const may = (name: string) => availableActions.some((action) => action.name === name && action.allowed)
  if (!may('updatePartnership')) return null
  return (
    <>
      <Link className="btn" to={paths.editPartnership(id)}>
        Edit
      </Link>
      <button className="btn" type="button" aria-haspopup="dialog" onClick={() => start({ what: 'stage' })}>
        Change stage
      </button>
    </>
  )
}

// A day in the address, or null when the text is not one.
function useDay(name: string): string | null {
  const [params] = useSearchParams()
  const given = params.get(name) ?? ''
  return /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(given)) ? given : null
}

function PartnershipTags({ partnership: { status, pilot, kind, illustrative } }: { partnership: Partnership }) {
  return (
    <>
      <PartnershipTag status={status} />
      {pilot && (
        <Link className="topic" to={paths.pilot(pilot.slug)}>
          Pilot: {pilot.shortName}
        </Link>
      )}
      {pilot && <span className="topic">{pilot.region.name}</span>}
      {kind && <span className="topic">{kind}</span>}
      <IllustrativeTag when={illustrative} />
    </>
  )
}

function AboutCard({ partnership: { pilot, startsOn, endsOn, version, source } }: { partnership: Partnership }) {
  return (
    <Card title="Key facts" query={['partnership.startsOn', 'partnership.endsOn', 'partnership.version', 'partnership.pilot']}>
      <div className="cb">
        <Facts
          facts={[
            ['Pilot', pilot && <Link to={paths.pilot(pilot.slug)}>{pilot.name}</Link>],
            ['Period', formatPeriod(startsOn, endsOn)],
            ['Version', version],
            ['Source', source && <Cite source={source} />],
          ]}
        />
      </div>
    </Card>
  )
}
