import type { FragmentType } from '@apollo/client'
import { useFragment, useMutation } from '@apollo/client/react'
import { useState } from 'react'

import { AccountDocument, RevokeOwnTokenDocument, TokensCard_ViewerFragmentDoc, type TokensCard_ViewerFragment } from '../graphql.generated.ts'
import { formatInstant } from '../shared/format.ts'
import { TokenLimits } from '../shared/tokens/TokenLimits.tsx'
import { TokenUses } from '../shared/tokens/TokenUses.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Icon } from '../shared/ui/Icon.tsx'
import { Tag } from '../shared/ui/Tag.tsx'
import { When } from '../shared/ui/When.tsx'
import { CreateTokenDialog } from './CreateTokenDialog.tsx'

type Row = TokensCard_ViewerFragment['tokens'][number]

const tone = { ACTIVE: 'green', EXPIRED: 'grey', REVOKED: 'grey' } as const
const statusName = { ACTIVE: 'Works', EXPIRED: 'Expired', REVOKED: 'Revoked' } as const

/** The keys with which one's own programs ask the graph. */
export function TokensCard({ viewer }: { viewer: FragmentType<TokensCard_ViewerFragment> }) {
  const { data, complete } = useFragment({ fragment: TokensCard_ViewerFragmentDoc, from: viewer })
  const [revoke] = useMutation(RevokeOwnTokenDocument, { refetchQueries: [AccountDocument] })
  const [isMaking, setIsMaking] = useState(false)
  if (!complete) return null
  const columns: readonly Column<Row>[] = [
    {
      name: 'Token',
      cell: ({ name, prefix }) => (
        <>
          <b>{name}</b>
          <span className="second num">{prefix}…</span>
        </>
      ),
    },
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
            <button className="btn s warn" type="button" onClick={() => void revoke({ variables: { input: { id } } })}>
              Revoke<span className="sr"> {name}</span>
            </button>
          )}
        </span>
      ),
    },
  ]
  return (
    <Card
      title="Your API tokens"
      note="for scripts and notebooks"
      query={['viewer.tokens']}
      actions={
        data.role !== 'PUBLIC' && (
          <button className="btn s" type="button" aria-haspopup="dialog" onClick={() => setIsMaking(true)}>
            <Icon name="plus" size={18} />
            New token
          </button>
        )
      }
    >
      {data.tokens.length > 0 ? (
        <DataTable caption="API tokens" columns={columns} rows={data.tokens} rowKey={({ id }) => id} />
      ) : (
        <Empty icon="lock" title="No tokens yet">
          A token lets a program ask the graph in your name, with at most your role, for ninety days at most.
        </Empty>
      )}
      {isMaking && <CreateTokenDialog role={data.role} ownPilots={data.pilots} close={() => setIsMaking(false)} />}
    </Card>
  )
}
