import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'

import { ToDoDocument, type ToDoKind, type ToDoQuery } from '../graphql.generated.ts'
import { formatCount, formatShortDay } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Facet } from '../shared/ui/Facet.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { useChoices } from '../shared/ui/params.ts'
import { Tag } from '../shared/ui/Tag.tsx'

type Row = ToDoQuery['toDo'][number]

const kindName = {
  LEAD_MISSING: 'No lead',
  FEW_MEMBERS: 'Too few partners',
  IN_REVIEW: 'Under review',
  PARTNERSHIP_ENDS: 'Partnership ends',
  SIGNATURE_LAPSED: 'Signature lapsed',
  SIGNATURE_MISSING: 'Signature missing',
  REVIEW_DUE: 'Review due',
  AGREEMENT_ENDS: 'Agreement ends',
  REPORT_DUE: 'Report due',
  MEMBER_CLOSED: 'Member has closed',
  PARTY_CLOSED: 'Party has closed',
} satisfies Record<ToDoKind, string>

const columns: readonly Column<Row>[] = [
  {
    name: 'What to do',
    cell: ({ sentence, partnership, agreement }) => (
      <>
        <Link to={agreement ? paths.agreement(agreement.id) : paths.partnership(partnership.id)}>{sentence}</Link>
        {agreement && <span className="second">{partnership.name}</span>}
      </>
    ),
  },
  { name: 'Because', cell: ({ kind }) => <span className="nw">{kindName[kind]}</span> },
  {
    name: 'By',
    cell: ({ dueOn, isOverdue }) =>
      dueOn ? (
        <span className="row tight">
          <span className="nw">{formatShortDay(dueOn)}</span> {isOverdue && <Tag tone="red">Overdue</Tag>}
        </span>
      ) : (
        <span className="mut">as soon as you can</span>
      ),
  },
]

/** What waits for the viewer, what is overdue first. Nothing is ticked off here: what is done leaves by itself. */
export function ToDoPage() {
  const kinds = useChoices('kind', kindName)
  const { data, previousData, error, refetch } = useQuery(ToDoDocument, { fetchPolicy: 'cache-and-network' })
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ toDo }) => {
        const rows = kinds.length > 0 ? toDo.filter(({ kind }) => kinds.includes(kind)) : toDo
        const counts = Object.fromEntries((Object.keys(kindName) as ToDoKind[]).map((kind) => [kind, toDo.filter((row) => row.kind === kind).length]))
        return (
          <QuerySource document={ToDoDocument}>
            <PageHead title="To do" lead="What waits for you. What is done leaves the list by itself" />
            <div className="body wrap-page grid side-main">
              <aside className="side-filters" aria-label="Filters">
                <div className="card filters open">
                  <Facet title="Because" param="kind" words={kindName} counts={counts} />
                </div>
              </aside>
              <Card title="Waiting" note={formatCount(rows.length, 'thing')} query={['toDo']}>
                {rows.length > 0 ? (
                  <DataTable caption="Waiting" columns={columns} rows={rows} rowKey={({ id }) => id} />
                ) : (
                  <Empty icon="check" title="Nothing waits for you" />
                )}
              </Card>
            </div>
          </QuerySource>
        )
      }}
    </Loaded>
  )
}
