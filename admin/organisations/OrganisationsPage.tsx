import { useQuery } from '@apollo/client/react'
import { lazy, Suspense } from 'react'
import { Link, useSearchParams } from 'react-router'

import { OrganisationRowsDocument, OrganisationsDocument, type OrganisationsQuery, type OrganisationsQueryVariables } from '../graphql.generated.ts'
import { formatCount, formatPeriod, formatShortDay } from '../shared/format.ts'
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
import { Square } from '../shared/ui/Square.tsx'
import { IllustrativeTag, OrganisationTag } from '../shared/ui/Tag.tsx'
import { organisationKindName, organisationStatusName } from '../shared/words.ts'
import { useOrganisationFilter } from './filter.ts'

const ChangeOrganisationsDialog = lazy(async () => ({ default: (await import('./ChangeOrganisationsDialog.tsx')).ChangeOrganisationsDialog }))

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
    sort: 'opened',
    cell: ({ openedOn, closedOn }) =>
      openedOn || closedOn ? formatPeriod(openedOn, closedOn, formatShortDay) : <span className="mut">not said</span>,
  },
  { name: 'Status', cell: ({ status }) => <OrganisationTag status={status} /> },
]
const sorts = { name: 'NAME', code: 'ODS_CODE', opened: 'OPENED_ON' } as const

const usual = [
  { name: 'Open', query: 'status=ACTIVE' },
  { name: 'Closed', query: 'status=CLOSED' },
  { name: 'Councils', query: 'kind=LOCAL_AUTHORITY' },
]

/** Every organisation of the record: filtered, selected, changed together, compared with a day, and taken along as a file. */
export function OrganisationsPage() {
  const [params] = useSearchParams()
  const isAdmin = useAtLeast('ADMIN')
  const sort = useChoice('sort', ['name', '-name', 'code', '-code', 'opened', '-opened'])
  const { filter, chosen, regionName, counts } = useOrganisationFilter()
  const orderBy: OrganisationsQueryVariables['orderBy'] = [
    { field: sorts[sort.replace('-', '') as keyof typeof sorts], direction: sort.startsWith('-') ? 'DESC' : 'ASC' },
  ]
  const variables: OrganisationsQueryVariables = { ...usePage(), filter, orderBy }
  const { data, previousData, error, loading, refetch } = useQuery(OrganisationsDocument, { variables, fetchPolicy: 'cache-and-network' })
  const many = useMany((data ?? previousData)?.organisations.nodes ?? [], filter)
  const shown = useShownColumns(columns)
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ organisations }) => (
        <QuerySource document={OrganisationsDocument} variables={variables}>
          <PageHead
            title="Organisations"
            lead="Commissioners, trusts, councils, practices and partners, each with its codes and what became of it"
            actions={
              <>
                <Link className="btn" to={{ pathname: paths.organisationChanges, search: keptFilters(params) }}>
                  Compare with a date
                </Link>
                {isAdmin && (
                  <>
                    <Link className="btn" to={paths.duplicates}>
                      Duplicates
                    </Link>
                    <Link className="btn" to={paths.imports}>
                      Import
                    </Link>
                    <Link className="btn p" to={paths.newOrganisation}>
                      <Icon name="plus" />
                      Register
                    </Link>
                  </>
                )}
              </>
            }
          >
            <Views list="ORGANISATIONS" usual={usual} />
          </PageHead>
          <ListFrame
            busy={loading}
            filters={
              <>
                <Facet title="Kind" param="kind" words={organisationKindName} counts={counts?.kind} />
                <Facet title="Status" param="status" words={organisationStatusName} counts={counts?.status} />
                <Facet title="Region" param="region" words={regionName} counts={counts?.region} />
              </>
            }
            search={<ListSearch label="Search by name or code" />}
            count={formatCount(organisations.totalCount, 'organisation')}
            chips={
              <FilterChips
                filters={[
                  ...chosen.kinds.map((value) => ({ param: 'kind', value, label: organisationKindName[value] })),
                  ...chosen.statuses.map((value) => ({ param: 'status', value, label: organisationStatusName[value] })),
                  ...chosen.regions.map((value) => ({ param: 'region', value, label: regionName[value] ?? value })),
                ]}
              />
            }
            query={
              <>
                <ListTools columns={columns} document={OrganisationRowsDocument} variables={{ filter, orderBy }} />
                <OpenAsQuery paths={['organisations']} name="Organisations" />
              </>
            }
            isEmpty={organisations.nodes.length === 0}
            things="organisations"
            pager={<Pager page={organisations.pageInfo} shown={organisations.nodes.length} total={organisations.totalCount} things="organisations" />}
          >
            {isAdmin && (
              <BulkBar selection={many.selection} total={organisations.totalCount} thing="organisation">
                <button className="btn s" type="button" aria-haspopup="dialog" onClick={many.change}>
                  <Icon name="flag" size={18} />
                  Change
                </button>
              </BulkBar>
            )}
            <DataTable
              caption="Organisations"
              columns={shown}
              rows={organisations.nodes}
              rowKey={({ id }) => id}
              rowName={({ name }) => name}
              editAt={isAdmin ? ({ id }) => paths.editOrganisation(id) : undefined}
              selection={isAdmin ? many.selection : undefined}
              sorted={sort}
            />
          </ListFrame>
          <Suspense>{many.isChanging && <ChangeOrganisationsDialog {...many.dialog} regionName={regionName} />}</Suspense>
        </QuerySource>
      )}
    </Loaded>
  )
}
