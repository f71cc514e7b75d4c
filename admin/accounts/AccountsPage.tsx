import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { useSearchParams } from 'react-router'

import { AccountsDocument, type AccountsQuery, type AccountsQueryVariables } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { OpenAsQuery } from '../shared/query/OpenAsQuery.tsx'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { Facet } from '../shared/ui/Facet.tsx'
import { ListFrame } from '../shared/ui/ListFrame.tsx'
import { FilterChips, ListSearch } from '../shared/ui/ListHead.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { Pager, usePage } from '../shared/ui/Pager.tsx'
import { useChoice, useChoices } from '../shared/ui/params.ts'
import { IllustrativeTag, Tag } from '../shared/ui/Tag.tsx'
import { When } from '../shared/ui/When.tsx'
import { roleName } from '../shared/words.ts'
import { AccountsHead } from './AccountsHead.tsx'
import { EditAccountDialog } from './EditAccountDialog.tsx'

export type Row = AccountsQuery['accounts']['nodes'][number]

// Nobody's account has the public's role.
const { PUBLIC: _public, ...roleOfAccount } = roleName

const statusName = { ACTIVE: 'In use', DISABLED: 'Barred' } as const

/** Everybody who may sign in, and what they may do. */
export function AccountsPage() {
  const [params] = useSearchParams()
  const q = params.get('q') ?? ''
  const roles = useChoices('role', roleOfAccount)
  const statuses = useChoices('status', statusName)
  const sort = useChoice('sort', ['name', '-name'])
  const [edited, setEdited] = useState<Row | null>(null)
  const variables: AccountsQueryVariables = {
    ...usePage(),
    filter: {
      ...(q && { or: [{ name: { contains: q } }, { email: { contains: q } }] }),
      ...(roles.length > 0 && { role: { in: roles } }),
      ...(statuses.length > 0 && { status: { in: statuses } }),
    },
    orderBy: [{ field: 'NAME', direction: sort === 'name' ? 'ASC' : 'DESC' }],
  }
  const { data, previousData, error, loading, refetch } = useQuery(AccountsDocument, { variables, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ accounts }) => (
        <QuerySource document={AccountsDocument} variables={variables}>
          <AccountsHead title="Accounts" />
          <ListFrame
            busy={loading}
            filters={
              <>
                <Facet title="Role" param="role" words={roleOfAccount} />
                <Facet title="Status" param="status" words={statusName} />
              </>
            }
            search={<ListSearch label="Search by name or address" />}
            count={formatCount(accounts.totalCount, 'account')}
            chips={
              <FilterChips
                filters={[
                  ...roles.map((value) => ({ param: 'role', value, label: roleName[value] })),
                  ...statuses.map((value) => ({ param: 'status', value, label: statusName[value] })),
                ]}
              />
            }
            query={<OpenAsQuery paths={['accounts']} name="Accounts" />}
            isEmpty={accounts.nodes.length === 0}
            things="accounts"
            pager={<Pager page={accounts.pageInfo} shown={accounts.nodes.length} total={accounts.totalCount} things="accounts" />}
          >
            <DataTable caption="Accounts" columns={columns(setEdited)} rows={accounts.nodes} rowKey={({ id }) => id} sorted={sort} />
          </ListFrame>
          {edited && <EditAccountDialog account={edited} close={() => setEdited(null)} />}
        </QuerySource>
      )}
    </Loaded>
  )
}

const columns = (edit: (row: Row) => void): readonly Column<Row>[] => [
  {
    name: 'Account',
    sort: 'name',
    cell: ({ name, email, illustrative }) => (
      <>
        <b>{name}</b> <IllustrativeTag when={illustrative} />
        <span className="second">{email}</span>
      </>
    ),
  },
  {
    name: 'Role',
    cell: ({ role, pilots, kind }) => (
      <>
        {roleName[role]}
        {kind === 'SERVICE' && <span className="second">a program</span>}
        {pilots.length > 0 && <span className="second">{pilots.map(({ shortName }) => shortName).join(', ')}</span>}
      </>
    ),
  },
  {
    name: 'Second factor',
    cell: ({ hasSecondFactor, secondFactorRequired }) =>
      hasSecondFactor ? 'on' : secondFactorRequired ? 'required, not yet set up' : <span className="mut">off</span>,
  },
  { name: 'Last seen', cell: ({ lastSeenAt }) => (lastSeenAt ? <When at={lastSeenAt} /> : <span className="mut">never</span>) },
  { name: 'Status', cell: ({ status }) => <Tag tone={status === 'ACTIVE' ? 'green' : 'grey'}>{statusName[status]}</Tag> },
  {
    name: 'Change',
    cell: (row) => (
      <button className="btn s" type="button" aria-haspopup="dialog" onClick={() => edit(row)}>
        Change<span className="sr"> {row.name}</span>
      </button>
    ),
  },
]
