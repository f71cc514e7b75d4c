import { useQuery } from '@apollo/client/react'
import { useParams } from 'react-router'

import { OrganisationDocument, type OrganisationQuery } from '../graphql.generated.ts'
import { formatPeriod } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { useUntil } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'
import { Facts } from '../shared/ui/Facts.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { IllustrativeTag, OrganisationTag } from '../shared/ui/Tag.tsx'
import { organisationKindName } from '../shared/words.ts'
import { ActivityCard } from './ActivityCard.tsx'
import { NamesCard } from './NamesCard.tsx'
import { SuccessionCard } from './SuccessionCard.tsx'
import { TiesCard } from './TiesCard.tsx'

/** One organisation: what it is, what it was and became, what it belongs to, and what it reported. */
export function OrganisationPage() {
  const { id = '' } = useParams()
  const until = useUntil()
  const variables = { id, until }
  const { data, error, refetch } = useQuery(OrganisationDocument, { variables, skip: !until })
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
            />
            <div className="body wrap-page grid main-side">
              <div className="grid">
                <ActivityCard organisation={organisation} />
                <TiesCard organisation={organisation} />
              </div>
              <div className="grid">
                <AboutCard organisation={organisation} />
                <SuccessionCard organisation={organisation} />
                <NamesCard organisation={organisation} />
              </div>
            </div>
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

function AboutCard({ organisation: { odsCode, kind, region, openedOn, closedOn, source } }: { organisation: Organisation }) {
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
            ['Source', source && <Cite source={source} />],
          ]}
        />
      </div>
    </Card>
  )
}
