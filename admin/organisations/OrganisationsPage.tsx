import { useQuery } from '@apollo/client/react'
import { Link, useSearchParams } from 'react-router'

import { OrganisationsDocument, type OrganisationFilter, type OrganisationsQuery, type OrganisationsQueryVariables } from '../graphql.generated.ts'
import { formatCount, formatPeriod, formatShortDay } from '../shared/format.ts'
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
import { Square } from '../shared/ui/Square.tsx'
import { IllustrativeTag, OrganisationTag } from '../shared/ui/Tag.tsx'
import { organisationKindName, organisationStatusName } from '../shared/words.ts'
import { useKindCounts } from './kinds.ts'

type Row = OrganisationsQuery['organisations']['nodes'][number]

const columns: readonly Column<Row>[] = [
  {
    name: 'Organisation',
    sort: 'name',
    cell: ({ id, name, kind, illustrative }) => (
      <span className="row">
        <Square name={name} kind={kind} />
        <span>
          <Link to={paths.organisation(id)}>{name}</Link> <IllustrativeTag when={illustrative} />
          <span className="second">{organisationKindName[kind]}</span>
        </span>
      </span>
    ),
  },
  { name: 'Code', sort: 'code', cell: ({ odsCode }) => <span className="num">{odsCode ?? <span className="mut">none</span>}</span> },
  { name: 'Region', cell: ({ region }) => region?.name ?? <span className="mut">not said</span> },
  {
    name: 'Period',
    cell: ({ openedOn, closedOn }) =>
      openedOn || closedOn ? formatPeriod(openedOn, closedOn, formatShortDay) : <span className="mut">not said</span>,
  },
  { name: 'Status', cell: ({ status }) => <OrganisationTag status={status} /> },
]
const sorts = { name: 'NAME', code: 'ODS_CODE' } as const

/** Every organisation of the record, searched and filtered on the server. */
export function OrganisationsPage() {
  const [params] = useSearchParams()
  const isAdmin = useAtLeast('ADMIN')
  const q = params.get('q') ?? ''
  const kinds = useChoices('kind', organisationKindName)
  const statuses = useChoices('status', organisationStatusName)
  const regions = params.getAll('region')
  const sort = useChoice('sort', ['name', '-name', 'code', '-code'])
  const others: OrganisationFilter = {
    ...(q && { or: [{ name: { contains: q } }, { odsCode: { startsWith: q.toUpperCase() } }, { names: { some: { name: { contains: q } } } }] }),
    ...(statuses.length > 0 && { status: { in: statuses } }),
    ...(regions.length > 0 && { region: { code: { in: regions } } }),
  }
  const variables: OrganisationsQueryVariables = {
    ...usePage(),
    filter: { ...others, ...(kinds.length > 0 && { kind: { in: kinds } }) },
    orderBy: [{ field: sort.endsWith('name') ? sorts.name : sorts.code, direction: sort.startsWith('-') ? 'DESC' : 'ASC' }],
  }
  const { data, previousData, error, loading, refetch } = useQuery(OrganisationsDocument, { variables, fetchPolicy: 'cache-and-network' })
  const counts = useKindCounts(others)
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ organisations, regions: all }) => {
        const regionName = Object.fromEntries(all.map(({ code, name }) => [code, name]))
        return (
          <QuerySource document={OrganisationsDocument} variables={variables}>
            <PageHead
              title="Organisations"
              lead="Commissioners, trusts, councils, practices and partners, each with its codes and what became of it"
              actions={
                isAdmin && (
                  <>
                    <Link className="btn" to={paths.duplicates}>
                      Duplicates
                    </Link>
                    <Link className="btn p" to={paths.newOrganisation}>
                      <Icon name="plus" />
                      Register
                    </Link>
                  </>
                )
              }
            />
            <ListFrame
              busy={loading}
              filters={
                <>
                  <Facet title="Kind" param="kind" words={organisationKindName} counts={counts} />
                  <Facet title="Status" param="status" words={organisationStatusName} />
                  <Facet title="Region" param="region" words={regionName} />
                </>
              }
              search={<ListSearch label="Search by name or code" />}
              count={formatCount(organisations.totalCount, 'organisation')}
              chips={
                <FilterChips
                  filters={[
                    ...kinds.map((value) => ({ param: 'kind', value, label: organisationKindName[value] })),
                    ...statuses.map((value) => ({ param: 'status', value, label: organisationStatusName[value] })),
                    ...regions.map((value) => ({ param: 'region', value, label: regionName[value] ?? value })),
                  ]}
                />
              }
              query={<OpenAsQuery paths={['organisations']} name="Organisations" />}
              isEmpty={organisations.nodes.length === 0}
              things="organisations"
              pager={
                <Pager page={organisations.pageInfo} shown={organisations.nodes.length} total={organisations.totalCount} things="organisations" />
              }
            >
              <DataTable caption="Organisations" columns={columns} rows={organisations.nodes} rowKey={({ id }) => id} sorted={sort} />
            </ListFrame>
          </QuerySource>
        )
      }}
    </Loaded>
  )
}
