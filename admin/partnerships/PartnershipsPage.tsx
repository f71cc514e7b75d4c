import { useQuery } from '@apollo/client/react'
import { Link, useSearchParams } from 'react-router'

import {
  PartnershipRegionsDocument,
  PartnershipsDocument,
  PartnershipStagesDocument,
  type PartnershipFilter,
  type PartnershipsQuery,
  type PartnershipsQueryVariables,
  type PartnershipStatus,
} from '../graphql.generated.ts'
import { formatCount, formatShortDay } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { OpenAsQuery } from '../shared/query/OpenAsQuery.tsx'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { useAtLeast } from '../shared/session/Session.tsx'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { Facet } from '../shared/ui/Facet.tsx'
import { Icon } from '../shared/ui/Icon.tsx'
import { ListFrame } from '../shared/ui/ListFrame.tsx'
import { FilterChips, ListSearch } from '../shared/ui/ListHead.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Pager, usePage } from '../shared/ui/Pager.tsx'
import { useChoice, useChoices } from '../shared/ui/params.ts'
import { IllustrativeTag, PartnershipTag } from '../shared/ui/Tag.tsx'
import { agreementKindName, partnershipStatusName } from '../shared/words.ts'
import { Sectors } from './Sectors.tsx'

type Row = PartnershipsQuery['partnerships']['nodes'][number]

const stages = Object.keys(partnershipStatusName) as PartnershipStatus[]
const columns: readonly Column<Row>[] = [
  {
    name: 'Partnership',
    sort: 'name',
    cell: ({ id, name, pilot, illustrative }) => (
      <>
        <Link to={paths.partnership(id)}>{name}</Link> <IllustrativeTag when={illustrative} />
        {pilot && (
          <span className="second">
            {pilot.shortName} · {pilot.region.name}
          </span>
        )}
      </>
    ),
  },
  { name: 'Members', cell: ({ members }) => <Sectors members={members} /> },
  { name: 'Agreement ends', cell: ({ agreements }) => <AgreementEnd agreements={agreements} /> },
  {
    name: 'Began',
    sort: 'start',
    cell: ({ startsOn }) => (startsOn ? <span className="nw">{formatShortDay(startsOn)}</span> : <span className="mut">not said</span>),
  },
  { name: 'Stage', cell: ({ status }) => <PartnershipTag status={status} /> },
]

/** The partnerships that carry the pilots. */
export function PartnershipsPage() {
  const [params] = useSearchParams()
  const mayBegin = useAtLeast('PILOT_LEAD')
  const q = params.get('q') ?? ''
  const chosen = useChoices('stage', partnershipStatusName)
  const places = useQuery(PartnershipRegionsDocument).data?.regions
  const regionName = Object.fromEntries((places ?? []).map(({ code, name }) => [code, name]))
  const regions = params.getAll('region').filter((code) => !places || code in regionName)
  const pilotIds = places?.flatMap(({ code, pilots }) => (regions.includes(code) ? pilots.map(({ id }) => id) : []))
  const sort = useChoice('sort', ['name', '-name', 'start', '-start'])
  const others: PartnershipFilter = {
    ...(q && { or: [{ name: { contains: q } }, { members: { some: { organisation: { name: { contains: q } } } } }] }),
    ...(regions.length > 0 && { pilot: { id: { in: pilotIds ?? [] } } }),
  }
  const variables: PartnershipsQueryVariables = {
    ...usePage(),
    filter: { ...others, ...(chosen.length > 0 && { status: { in: chosen } }) },
    orderBy: [{ field: sort.endsWith('name') ? 'NAME' : 'STARTS_ON', direction: sort.startsWith('-') ? 'DESC' : 'ASC' }],
  }
  const { data, previousData, error, loading, refetch } = useQuery(PartnershipsDocument, {
    variables,
    skip: regions.length > 0 && !places,
    fetchPolicy: 'cache-and-network',
  })
  const counted = useQuery(PartnershipStagesDocument, {
    variables: Object.fromEntries(stages.map((stage) => [stage, { ...others, status: { eq: stage } }])),
  })
  const counts = counted.data ?? counted.previousData
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ partnerships }) => (
        <QuerySource document={PartnershipsDocument} variables={variables}>
          <PageHead
            title="Partnerships"
            lead="Who works with whom, in which role, since when"
            actions={
              mayBegin && (
                <Link className="btn p" to={paths.newPartnership}>
                  <Icon name="plus" />
                  New partnership
                </Link>
              )
            }
          />
          <ListFrame
            busy={loading}
            filters={
              <>
                <Facet
                  title="Stage"
                  param="stage"
                  words={partnershipStatusName}
                  counts={counts && Object.fromEntries(stages.map((stage) => [stage, counts[stage].totalCount]))}
                />
                <Facet title="Region" param="region" words={regionName} />
              </>
            }
            search={<ListSearch label="Search partnerships and members" />}
            count={formatCount(partnerships.totalCount, 'partnership')}
            chips={
              <FilterChips
                filters={[
                  ...chosen.map((value) => ({ param: 'stage', value, label: `Stage: ${partnershipStatusName[value]}` })),
                  ...regions.map((value) => ({ param: 'region', value, label: `Region: ${regionName[value] ?? value}` })),
                ]}
              />
            }
            query={<OpenAsQuery paths={['partnerships']} name="Partnerships" />}
            isEmpty={partnerships.nodes.length === 0}
            things="partnerships"
            pager={<Pager page={partnerships.pageInfo} shown={partnerships.nodes.length} total={partnerships.totalCount} things="partnerships" />}
          >
            <DataTable caption="Partnerships" columns={columns} rows={partnerships.nodes} rowKey={({ id }) => id} sorted={sort} />
          </ListFrame>
        </QuerySource>
      )}
    </Loaded>
  )
}

function AgreementEnd({ agreements }: { agreements: Row['agreements'] }) {
  const next = agreements
    .filter(({ status }) => status === 'IN_FORCE')
    .toSorted((one, other) => ((one.endsOn ?? '9') < (other.endsOn ?? '9') ? -1 : 1))[0]
  if (!next) return <span className="mut">none recorded</span>
  return (
    <span>
      {next.endsOn ? formatShortDay(next.endsOn) : 'no end'}
      <span className="second">{agreementKindName[next.kind]}</span>
    </span>
  )
}
