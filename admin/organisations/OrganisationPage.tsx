import { useQuery } from '@apollo/client/react'
import { lazy, Suspense, useState } from 'react'
import { Link, useParams } from 'react-router'

import { OrganisationDocument, type OrganisationQuery } from '../graphql.generated.ts'
import { FollowButton } from '../shared/follow/FollowButton.tsx'
import { formatPeriod } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { useAtLeast, useProgramme, useUntil } from '../shared/session/Session.tsx'
import { Banner } from '../shared/ui/Banner.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'
import { Facts } from '../shared/ui/Facts.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { IllustrativeTag, OrganisationTag } from '../shared/ui/Tag.tsx'
import { organisationKindName } from '../shared/words.ts'
import { ActivityCard } from './ActivityCard.tsx'
import { HistoryCard } from './HistoryCard.tsx'
import { NamesCard } from './NamesCard.tsx'
import { PostsCard } from './PostsCard.tsx'
import { SuccessionCard } from './SuccessionCard.tsx'
import { TiesCard } from './TiesCard.tsx'

// The charts weigh enough on the first page: the form is fetched when somebody fills it in.
const SuccessionDialog = lazy(async () => ({ default: (await import('./SuccessionDialog.tsx')).SuccessionDialog }))

/** One organisation: what it is, what it was and became, what it belongs to, and what it reported. */
export function OrganisationPage() {
  const { id = '' } = useParams()
  const until = useUntil()
  const today = useProgramme()?.today
  const variables = { id, until, today }
  const isAdmin = useAtLeast('ADMIN')
  const [isSucceeding, setIsSucceeding] = useState(false)
  const { data, error, refetch } = useQuery(OrganisationDocument, { variables, skip: !until, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ organisation }) =>
        organisation ? (
          <QuerySource document={OrganisationDocument} variables={variables}>
            <PageHead
              title={organisation.name}
              lead={organisation.note}
              crumbs={[{ name: 'Organisations', to: paths.organisations }]}
              tags={<OrganisationTags organisation={organisation} />}
              actions={
                <>
                  <FollowButton kind="organisation" id={organisation.id} name={organisation.name} />
                  {isAdmin && !organisation.mergedInto && (
                    <>
                      <Link className="btn" to={paths.editOrganisation(organisation.id)}>
                        Edit
                      </Link>
                      <button className="btn" type="button" aria-haspopup="dialog" onClick={() => setIsSucceeding(true)}>
                        What became of it
                      </button>
                    </>
                  )}
                </>
              }
            />
            {organisation.mergedInto && (
              <div className="wrap-page notice">
                <Banner title="This entry was a duplicate.">
                  Everything of it is with <Link to={paths.organisation(organisation.mergedInto.id)}>{organisation.mergedInto.name}</Link>, where the
                  merge can be undone.
                </Banner>
              </div>
            )}
            <div className="body wrap-page grid main-side">
              <div className="grid">
                <ActivityCard organisation={organisation} />
                <TiesCard organisation={organisation} />
              </div>
              <div className="grid">
                <AboutCard organisation={organisation} />
                <PostsCard organisation={organisation} />
                <SuccessionCard organisation={organisation} />
                <NamesCard organisation={organisation} />
                <HistoryCard organisation={organisation} />
              </div>
            </div>
            <Suspense>{isSucceeding && <SuccessionDialog organisation={organisation} close={() => setIsSucceeding(false)} />}</Suspense>
          </QuerySource>
        ) : (
          <NotFound what="organisation" />
        )
      }
    </Loaded>
  )
}

type Organisation = NonNullable<OrganisationQuery['organisation']>

function OrganisationTags({ organisation: { status, kind, odsCode, region, illustrative } }: { organisation: Organisation }) {
  return (
    <>
      <OrganisationTag status={status} />
      <span className="topic">{organisationKindName[kind]}</span>
      {odsCode && <span className="topic num">{odsCode}</span>}
      {region && <span className="topic">{region.name}</span>}
      <IllustrativeTag when={illustrative} />
    </>
  )
}

function AboutCard({
  organisation: { odsCode, kind, region, openedOn, closedOn, operatesFrom, operatesUntil, address, postcode, source, closedSource },
}: {
  organisation: Organisation
}) {
  return (
    <Card
      title="Key facts"
      query={['organisation.odsCode', 'organisation.kind', 'organisation.openedOn', 'organisation.closedOn', 'organisation.region']}
    >
      <div className="cb">
        <Facts
          facts={[
            ['Kind', organisationKindName[kind]],
            ['Code', odsCode && <span className="num">{odsCode}</span>],
            ['Region', region?.name],
            ['Period', formatPeriod(openedOn, closedOn)],
            ['At work', (operatesFrom || operatesUntil) && formatPeriod(operatesFrom, operatesUntil)],
            ['Address', [address, postcode].filter(Boolean).join(', ')],
            ['Source', source && <Cite source={source} />],
            ['Source of the last day', closedSource && <Cite source={closedSource} />],
          ]}
        />
      </div>
    </Card>
  )
}
