import { useQuery } from '@apollo/client/react'
import { useState } from 'react'

import { TokenUsesDocument, type TokenUsesQuery } from '../../graphql.generated.ts'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Empty } from '../ui/Empty.tsx'
import { FailurePanel } from '../ui/FailurePanel.tsx'
import { Tag } from '../ui/Tag.tsx'
import { When } from '../ui/When.tsx'

type Row = NonNullable<TokenUsesQuery['apiToken']>['uses']['nodes'][number]

const columns: readonly Column<Row>[] = [
  { name: 'When', cell: ({ at }) => <When at={at} /> },
  { name: 'Operation', cell: ({ operation }) => operation ?? <span className="mut">without a name</span> },
  { name: 'Points', number: true, cell: ({ points }) => points.toLocaleString('en-GB') },
  { name: 'Rows', number: true, cell: ({ rows }) => rows.toLocaleString('en-GB') },
  { name: 'Answer', cell: ({ outcome }) => (outcome === 'ok' ? <Tag tone="green">Answered</Tag> : <Tag tone="amber">{outcome}</Tag>) },
]

/** A button that shows what a token was last used for. */
export function TokenUses({ id, name }: { id: string; name: string }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button className="btn s" type="button" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        Uses<span className="sr"> of {name}</span>
      </button>
      {isOpen && (
        <Dialog title={`Uses of ${name}`} note="the latest hundred" close={() => setIsOpen(false)}>
          <Uses id={id} />
        </Dialog>
      )}
    </>
  )
}

function Uses({ id }: { id: string }) {
  const { data, error } = useQuery(TokenUsesDocument, { variables: { id }, fetchPolicy: 'network-only' })
  if (error) return <FailurePanel error={error} />
  if (!data) return <p aria-busy="true">Loading the uses…</p>
  const rows = data.apiToken?.uses.nodes ?? []
  if (!rows.length)
    return (
      <Empty icon="lock" title="Not used yet">
        Each request with the token is written down here: when, what it asked, and what that cost.
      </Empty>
    )
  return <DataTable caption="Uses, the latest first" columns={columns} rows={rows} rowKey={({ id: use }) => use} />
}
