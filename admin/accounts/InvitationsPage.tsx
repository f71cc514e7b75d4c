import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'

import { InvitationsDocument, RevokeInvitationDocument, type InvitationsQuery } from '../graphql.generated.ts'
import { formatInstant } from '../shared/format.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Icon } from '../shared/ui/Icon.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { Pager, usePage } from '../shared/ui/Pager.tsx'
import { Tag } from '../shared/ui/Tag.tsx'
import { When } from '../shared/ui/When.tsx'
import { roleName } from '../shared/words.ts'
import { AccountsHead } from './AccountsHead.tsx'
import { InviteDialog } from './InviteDialog.tsx'

type Row = InvitationsQuery['invitations']['nodes'][number]

const tone = { OPEN: 'blue', ACCEPTED: 'green', EXPIRED: 'grey', REVOKED: 'grey' } as const
const statusName = { OPEN: 'Open', ACCEPTED: 'Accepted', EXPIRED: 'Expired', REVOKED: 'Withdrawn' } as const

/** Who was invited, and what became of it. */
export function InvitationsPage() {
  const variables = usePage()
  const [isInviting, setIsInviting] = useState(false)
  const { data, previousData, error, refetch } = useQuery(InvitationsDocument, { variables, fetchPolicy: 'cache-and-network' })
  const [revoke] = useMutation(RevokeInvitationDocument)
  const invite = (
    <button className="btn p" type="button" aria-haspopup="dialog" onClick={() => setIsInviting(true)}>
      <Icon name="plus" />
      Invite
    </button>
  )
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ invitations }) => (
        <QuerySource document={InvitationsDocument} variables={variables}>
          <AccountsHead title="Invitations" actions={invite} />
          <div className="body wrap-page grid">
            <Card title="Invitations" note={String(invitations.totalCount)} query={['invitations']}>
              {invitations.nodes.length > 0 ? (
                <DataTable
                  caption="Invitations"
                  columns={columns((id) => void revoke({ variables: { input: { id } } }))}
                  rows={invitations.nodes}
                  rowKey={({ id }) => id}
                />
              ) : (
                <Empty icon="people" title="Nobody has been invited yet">
                  An invitation is a link that you send; whoever opens it chooses a password and has an account.
                </Empty>
              )}
              <Pager page={invitations.pageInfo} shown={invitations.nodes.length} total={invitations.totalCount} things="invitations" />
            </Card>
          </div>
          {isInviting && <InviteDialog close={() => setIsInviting(false)} />}
        </QuerySource>
      )}
    </Loaded>
  )
}

const columns = (revoke: (id: string) => void): readonly Column<Row>[] => [
  {
    name: 'Invited',
    cell: ({ email, name }) => (
      <>
        <b>{email}</b>
        {name && <span className="second">{name}</span>}
      </>
    ),
  },
  {
    name: 'Role',
    cell: ({ role, pilots }) => (
      <>
        {roleName[role]}
        {pilots.length > 0 && <span className="second">{pilots.map(({ shortName }) => shortName).join(', ')}</span>}
      </>
    ),
  },
  {
    name: 'By',
    cell: ({ invitedBy, createdAt }) => (
      <>
        {invitedBy ?? 'the command line'}
        <span className="second">
          <When at={createdAt} />
        </span>
      </>
    ),
  },
  { name: 'Works until', cell: ({ expiresAt }) => formatInstant(expiresAt) },
  {
    name: 'Status',
    cell: ({ id, email, status }) => (
      <span className="row tight">
        <Tag tone={tone[status]}>{statusName[status]}</Tag>
        {status === 'OPEN' && (
          <button className="btn s warn" type="button" onClick={() => revoke(id)}>
            Withdraw<span className="sr"> the invitation of {email}</span>
          </button>
        )}
      </span>
    ),
  },
]
