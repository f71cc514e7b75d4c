import { useQuery } from '@apollo/client/react'
import { lazy, Suspense } from 'react'
import { Link, useSearchParams } from 'react-router'

import { PartnershipRowsDocument, PartnershipsDocument, type PartnershipsQuery, type PartnershipsQueryVariables } from '../graphql.generated.ts'
import { formatCount, formatShortDay } from '../shared/format.ts'
import { BulkBar } from '../shared/list/BulkBar.tsx'
import { keptFilters } from '../shared/list/facets.ts'
import { ListTools, useShownColumns } from '../shared/list/ListTools.tsx'
import { useMany } from '../shared/list/useMany.ts'
import { Views } from '../shared/list/Views.tsx'
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
import { useChoice } from '../shared/ui/params.ts'
import { IllustrativeTag, PartnershipTag } from '../shared/ui/Tag.tsx'
import { agreementKindName, partnershipStatusName } from '../shared/words.ts'
import { usePartnershipFilter } from './filter.ts'
import { Sectors } from './Sectors.tsx'

const StageForManyDialog = lazy(async () => ({ default: (await import('./StageForManyDialog.tsx')).StageForManyDialog }))

type Row = PartnershipsQuery['partnerships']['nodes'][number]

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

const usual = [
  { name: 'At work', query: 'stage=ACTIVE&stage=UNDER_REVIEW' },
  { name: 'In preparation', query: 'stage=PROPOSED&stage=FORMING' },
  { name: 'Data sharing', query: 'agreement=DATA_SHARING' },
]

/** The partnerships that carry the pilots: filtered, selected, changed together, and taken along as a file. */
export function PartnershipsPage() {
  const [params] = useSearchParams()
  const mayBegin = useAtLeast('PILOT_LEAD')
  const isAdmin = useAtLeast('ADMIN')
  const sort = useChoice('sort', ['name', '-name', 'start', '-start'])
  const { filter, isReady, chosen, regionName, counts } = usePartnershipFilter()
  const orderBy: PartnershipsQueryVariables['orderBy'] = [
    { field: sort.endsWith('name') ? 'NAME' : 'STARTS_ON', direction: sort.startsWith('-') ? 'DESC' : 'ASC' },
  ]
  const variables: PartnershipsQueryVariables = { ...usePage(), filter, orderBy }
  const { data, previousData, error, loading, refetch } = useQuery(PartnershipsDocument, {
    variables,
    skip: !isReady,
    fetchPolicy: 'cache-and-network',
  })
  const rows = (data ?? previousData)?.partnerships.nodes ?? []
  const many = useMany(rows, filter)
  const shown = useShownColumns(columns)
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ partnerships }) => (
        <QuerySource document={PartnershipsDocument} variables={variables}>
          <PageHead
            title="Partnerships"
            lead="Who works with whom, in which role, since when"
            actions={
              <>
                <Link className="btn" to={paths.memberships}>
                  Members
                </Link>
                <Link className="btn" to={paths.agreements}>
                  Agreements
                </Link>
                <Link className="btn" to={paths.network}>
                  Map
                </Link>
                <Link className="btn" to={{ pathname: paths.partnershipChanges, search: keptFilters(params) }}>
                  Compare with a date
                </Link>
                {isAdmin && (
                  <Link className="btn" to={paths.imports}>
                    Import
                  </Link>
                )}
                {mayBegin && (
                  <Link className="btn p" to={paths.newPartnership}>
                    <Icon name="plus" />
                    New partnership
                  </Link>
                )}
              </>
            }
          >
            <Views list="PARTNERSHIPS" usual={usual} />
          </PageHead>
          <ListFrame
            busy={loading}
            filters={
              <>
                <Facet title="Stage" param="stage" words={partnershipStatusName} counts={counts?.stage} />
                <Facet title="Region" param="region" words={regionName} counts={counts?.region} />
                <Facet title="Agreement in force" param="agreement" words={agreementKindName} counts={counts?.agreement} />
              </>
            }
            search={<ListSearch label="Search partnerships and members" />}
            count={formatCount(partnerships.totalCount, 'partnership')}
            chips={
              <FilterChips
                filters={[
                  ...chosen.stages.map((value) => ({ param: 'stage', value, label: `Stage: ${partnershipStatusName[value]}` })),
                  ...chosen.regions.map((value) => ({ param: 'region', value, label: `Region: ${regionName[value] ?? value}` })),
                  ...chosen.kinds.map((value) => ({ param: 'agreement', value, label: agreementKindName[value] })),
                ]}
              />
            }
            query={
              <>
                <ListTools columns={columns} document={PartnershipRowsDocument} variables={{ filter, orderBy }} />
                <OpenAsQuery paths={['partnerships']} name="Partnerships" />
              </>
            }
            isEmpty={partnerships.nodes.length === 0}
            things="partnerships"
            pager={<Pager page={partnerships.pageInfo} shown={partnerships.nodes.length} total={partnerships.totalCount} things="partnerships" />}
          >
            {isAdmin && (
              <BulkBar selection={many.selection} total={partnerships.totalCount} thing="partnership">
                <button className="btn s" type="button" aria-haspopup="dialog" onClick={many.change}>
                  <Icon name="flag" size={18} />
                  Set stage
                </button>
              </BulkBar>
            )}
            <DataTable
              caption="Partnerships"
              columns={shown}
              rows={partnerships.nodes}
              rowKey={({ id }) => id}
              rowName={({ name }) => name}
              editAt={({ id }) => paths.editPartnership(id)}
              selection={isAdmin ? many.selection : undefined}
              sorted={sort}
            />
          </ListFrame>
          <Suspense>{many.isChanging && <StageForManyDialog {...many.dialog} />}</Suspense>
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
