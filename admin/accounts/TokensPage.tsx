import { useMutation, useQuery } from '@apollo/client/react'

import { AllTokensDocument, RevokeTokenDocument, type AllTokensQuery } from '../graphql.generated.ts'
import { formatInstant } from '../shared/format.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { TokenLimits } from '../shared/tokens/TokenLimits.tsx'
import { TokenUses } from '../shared/tokens/TokenUses.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { Tag } from '../shared/ui/Tag.tsx'
import { When } from '../shared/ui/When.tsx'
import { AccountsHead } from './AccountsHead.tsx'

type Account = AllTokensQuery['accounts']['nodes'][number]
type Row = Account['tokens'][number] & { owner: string }

const tone = { ACTIVE: 'green', EXPIRED: 'grey', REVOKED: 'grey' } as const
const statusName = { ACTIVE: 'Works', EXPIRED: 'Expired', REVOKED: 'Revoked' } as const

/** Every token, whoever owns it; revoking one makes its next call fail. */
export function TokensPage() {
  const { data, error, refetch } = useQuery(AllTokensDocument, { fetchPolicy: 'cache-and-network' })
  const [revoke] = useMutation(RevokeTokenDocument)
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ accounts }) => {
        const rows = accounts.nodes
          .flatMap(({ name, tokens }) => tokens.map((token) => ({ ...token, owner: name })))
          .toSorted((one, other) => (one.createdAt < other.createdAt ? 1 : -1))
        return (
          <QuerySource document={AllTokensDocument}>
            <AccountsHead title="API tokens" />
            <div className="body wrap-page grid">
              <Card title="API tokens" note="newest first" query={['accounts.nodes.name', 'accounts.nodes.tokens']}>
                {rows.length > 0 ? (
                  <DataTable
                    caption="API tokens"
                    columns={columns((id) => void revoke({ variables: { input: { id } } }))}
                    rows={rows}
                    rowKey={({ id }) => id}
                  />
                ) : (
                  <Empty icon="lock" title="No tokens yet">
                    People make their own on their account page; the command line makes one with npm run token.
                  </Empty>
                )}
              </Card>
            </div>
          </QuerySource>
        )
      }}
    </Loaded>
  )
}

const columns = (revoke: (id: string) => void): readonly Column<Row>[] => [
  {
    name: 'Token',
    cell: ({ name, prefix }) => (
      <>
        <b>{name}</b>
        <span className="second num">{prefix}…</span>
      </>
    ),
  },
  { name: 'Owner', cell: ({ owner }) => owner },
  { name: 'May', cell: (token) => <TokenLimits token={token} /> },
  { name: 'Last used', cell: ({ lastUsedAt }) => (lastUsedAt ? <When at={lastUsedAt} /> : <span className="mut">never</span>) },
  { name: 'Until', cell: ({ expiresAt }) => formatInstant(expiresAt) },
  {
    name: 'Status',
    cell: ({ id, name, status }) => (
      <span className="row tight">
        <Tag tone={tone[status]}>{statusName[status]}</Tag>
        <TokenUses id={id} name={name} />
        {status === 'ACTIVE' && (
          <button className="btn s warn" type="button" onClick={() => revoke(id)}>
            Revoke<span className="sr"> {name}</span>
          </button>
        )}
      </span>
    ),
  },
]
