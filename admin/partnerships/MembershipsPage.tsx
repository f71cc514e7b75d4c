import { useQuery } from '@apollo/client/react'
import { lazy, Suspense } from 'react'
import { Link, useSearchParams } from 'react-router'

import {
  MembershipFacetsDocument,
  MembershipRowsDocument,
  MembershipsDocument,
  type MembershipFilter,
  type MembershipsQuery,
  type MembershipsQueryVariables,
} from '../graphql.generated.ts'
import { formatCount, formatPeriod, formatShortDay } from '../shared/format.ts'
import { BulkBar } from '../shared/list/BulkBar.tsx'
import { countsOf } from '../shared/list/facets.ts'
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
import { useChoice, useChoices } from '../shared/ui/params.ts'
import { Square } from '../shared/ui/Square.tsx'
import { IllustrativeTag, Tag } from '../shared/ui/Tag.tsx'
import { memberRoleName, membershipStatusName, organisationKindName } from '../shared/words.ts'

const RoleForManyDialog = lazy(async () => ({ default: (await import('./RoleForManyDialog.tsx')).RoleForManyDialog }))

type Row = MembershipsQuery['memberships']['nodes'][number]

const columns: readonly Column<Row>[] = [
  {
    name: 'Organisation',
    cell: ({ organisation: { id, name, kind }, illustrative }) => (
      <span className="row">
        <Square name={name} kind={kind} />
        <span>
          <Link to={paths.organisation(id)}>{name}</Link> <IllustrativeTag when={illustrative} />
          <span className="second">{organisationKindName[kind]}</span>
        </span>
      </span>
    ),
  },
  { name: 'Partnership', cell: ({ partnership: { id, name } }) => <Link to={paths.partnership(id)}>{name}</Link> },
  { name: 'Role', cell: ({ role }) => memberRoleName[role] },
  { name: 'Period', sort: 'start', cell: ({ startsOn, endsOn }) => formatPeriod(startsOn, endsOn, formatShortDay) },
  { name: 'Status', cell: ({ status }) => <Tag tone={status === 'CURRENT' ? 'green' : 'grey'}>{membershipStatusName[status]}</Tag> },
]

/** Who belongs to which partnership, in one list over all of them. */
export function MembershipsPage() {
  const [params] = useSearchParams()
  const isAdmin = useAtLeast('ADMIN')
  const q = params.get('q') ?? ''
  const roles = useChoices('role', memberRoleName)
  const statuses = useChoices('status', membershipStatusName)
  const sort = useChoice('sort', ['start', '-start'])
  const text: MembershipFilter = q ? { or: [{ organisation: { name: { contains: q } } }, { partnership: { name: { contains: q } } }] } : {}
  const role: MembershipFilter = roles.length > 0 ? { role: { in: roles } } : {}
  const status: MembershipFilter = statuses.length > 0 ? { status: { in: statuses } } : {}
  const filter = { ...text, ...role, ...status }
  const orderBy: MembershipsQueryVariables['orderBy'] = [{ field: 'STARTS_ON', direction: sort.startsWith('-') ? 'DESC' : 'ASC' }]
  const variables: MembershipsQueryVariables = { ...usePage(), filter, orderBy }
  const { data, previousData, error, loading, refetch } = useQuery(MembershipsDocument, { variables, fetchPolicy: 'cache-and-network' })
  const facets = useQuery(MembershipFacetsDocument, { variables: { role: { ...text, ...status }, status: { ...text, ...role } } })
  const counted = facets.data ?? facets.previousData
  const rows = (data ?? previousData)?.memberships.nodes ?? []
  const many = useMany(rows, filter)
  const shown = useShownColumns(columns)
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ memberships }) => (
        <QuerySource document={MembershipsDocument} variables={variables}>
          <PageHead
            title="Members"
            lead="Every organisation in every partnership, in each role"
            crumbs={[{ name: 'Partnerships', to: paths.partnerships }]}
          >
            <Views list="MEMBERSHIPS" usual={[{ name: 'Members today', query: 'status=CURRENT' }]} />
          </PageHead>
          <ListFrame
            busy={loading}
            filters={
              <>
                <Facet title="Role" param="role" words={memberRoleName} counts={counted && countsOf(memberRoleName, counted.roles)} />
                <Facet
                  title="Status"
                  param="status"
                  words={membershipStatusName}
                  counts={counted && countsOf(membershipStatusName, counted.statuses)}
                />
              </>
            }
            search={<ListSearch label="Search organisations and partnerships" />}
            count={formatCount(memberships.totalCount, 'membership')}
            chips={
              <FilterChips
                filters={[
                  ...roles.map((value) => ({ param: 'role', value, label: memberRoleName[value] })),
                  ...statuses.map((value) => ({ param: 'status', value, label: membershipStatusName[value] })),
                ]}
              />
            }
            query={
              <>
                <ListTools columns={columns} document={MembershipRowsDocument} variables={{ filter, orderBy }} />
                <OpenAsQuery paths={['memberships']} name="Members" />
              </>
            }
            isEmpty={memberships.nodes.length === 0}
            things="memberships"
            pager={<Pager page={memberships.pageInfo} shown={memberships.nodes.length} total={memberships.totalCount} things="memberships" />}
          >
            {isAdmin && (
              <BulkBar selection={many.selection} total={memberships.totalCount} thing="membership">
                <button className="btn s" type="button" aria-haspopup="dialog" onClick={many.change}>
                  <Icon name="people" size={18} />
                  Change
                </button>
              </BulkBar>
            )}
            <DataTable
              caption="Memberships"
              columns={shown}
              rows={memberships.nodes}
              rowKey={({ id }) => id}
              rowName={({ organisation, partnership }) => `${organisation.name} in ${partnership.name}`}
              selection={isAdmin ? many.selection : undefined}
              sorted={sort}
            />
          </ListFrame>
          <Suspense>{many.isChanging && <RoleForManyDialog {...many.dialog} />}</Suspense>
        </QuerySource>
      )}
    </Loaded>
  )
}
