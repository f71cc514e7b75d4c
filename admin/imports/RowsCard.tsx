import { useQuery } from '@apollo/client/react'

import { ImportRowsDocument, type ImportOutcome, type ImportRowsQuery } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { Pager, usePage } from '../shared/ui/Pager.tsx'
import type { Imported, Kind } from './ImportPage.tsx'
import type { Only } from './only.ts'

type Line = ImportRowsQuery['importLines']['nodes'][number]

const outcomes: Record<Only, { outcome: ImportOutcome; title: string }> = {
  new: { outcome: 'NEW', title: 'New rows' },
  changes: { outcome: 'CHANGED', title: 'Rows that change something' },
  same: { outcome: 'SAME', title: 'Rows that say what is there already' },
  errors: { outcome: 'REFUSED', title: 'Rows that cannot be imported' },
}

/** The rows of one outcome, and what each changes. */
export function RowsCard({ imported, kind, only }: { imported: Imported; kind: Kind; only: Only }) {
  const { outcome, title } = outcomes[only]
  const variables = { id: imported.id, outcome, ...usePage() }
  const { data, previousData, error, refetch } = useQuery(ImportRowsDocument, { variables, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()} waiting={<div className="card" aria-busy="true" />}>
      {({ importLines }) => (
        <QuerySource document={ImportRowsDocument} variables={variables}>
          <Card title={title} note={formatCount(importLines.totalCount, 'row')} query={['importLines']}>
            {importLines.nodes.length === 0 ? (
              <Empty title="No row does this" />
            ) : (
              <DataTable caption={title} columns={columns(imported, kind, only)} rows={importLines.nodes} rowKey={({ id }) => id} />
            )}
            <Pager page={importLines.pageInfo} shown={importLines.nodes.length} total={importLines.totalCount} things="rows" />
          </Card>
        </QuerySource>
      )}
    </Loaded>
  )
}

function columns({ mapping }: Imported, kind: Kind, only: Only): readonly Column<Line>[] {
  const read = mapping.map(({ column, place }): Column<Line> => ({
    name: kind.columns.find(({ name }) => name === column)?.title ?? column,
    cell: ({ cells }) => cells[place] || <span className="mut">blank</span>,
  }))
  return [
    { name: 'Row', cell: ({ row }) => <span className="num">{row}</span> },
    ...read,
    ...(only === 'changes' ? [{ name: 'What changes', cell: ({ detail }: Line) => detail }] : []),
  ]
}
