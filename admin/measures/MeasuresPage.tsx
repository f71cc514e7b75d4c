import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'

import { MeasuresDocument, type MeasuresQuery } from '../graphql.generated.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { useAtLeast } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { MeasureTabs } from '../shared/ui/MeasureTabs.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Icon } from '../shared/ui/Icon.tsx'
import { IllustrativeTag, Tag } from '../shared/ui/Tag.tsx'
import { directionName, domainName, frequencyName } from '../shared/words.ts'

type Row = MeasuresQuery['measures']['nodes'][number]

const columns: readonly Column<Row>[] = [
  {
    name: 'Measure',
    cell: ({ code, title, illustrative, pilot, retiredOn }) => (
      <>
        <Link to={paths.measure(code)}>{title}</Link> <IllustrativeTag when={illustrative} />
        {retiredOn && <Tag>Retired</Tag>}
        <span className="second num">
          {code}
          {pilot && ` · ${pilot.shortName}`}
        </span>
      </>
    ),
  },
  { name: 'Judges', cell: ({ domain }) => domainName[domain] },
  { name: 'Unit', cell: ({ unit }) => unit },
  { name: 'Direction', cell: ({ direction }) => directionName[direction] },
  { name: 'Reported', cell: ({ frequency }) => frequencyName[frequency] },
]
const scopes = [
  { scope: 'NATIONAL', title: 'National measures', note: 'the same for everybody' },
  { scope: 'LOCAL', title: 'Local measures', note: 'chosen by a pilot' },
] as const

/** The catalogue of what is measured. */
export function MeasuresPage() {
  const { data, error, refetch } = useQuery(MeasuresDocument)
  const mayDefine = useAtLeast('PILOT_LEAD')
  const define = mayDefine && (
    <Link className="btn p" to={paths.newMeasure()}>
      <Icon name="plus" />
      Define a measure
    </Link>
  )
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ measures }) => (
        <QuerySource document={MeasuresDocument}>
          <PageHead title="Measures" count={measures.totalCount} lead="What is counted, in which unit, and which way is better" actions={define}>
            <MeasureTabs />
          </PageHead>
          <div className="body wrap-page grid">
            {measures.nodes.length === 0 && (
              <div className="card">
                <Empty icon="chart" title="No measures yet" />
              </div>
            )}
            {scopes.map(({ scope, title, note }) => {
              const rows = measures.nodes.filter((measure) => measure.scope === scope)
              return rows.length > 0 ? (
                <Card key={scope} title={title} note={note} query={['measures.nodes']}>
                  <DataTable caption={title} columns={columns} rows={rows} rowKey={({ id }) => id} />
                </Card>
              ) : null
            })}
          </div>
        </QuerySource>
      )}
    </Loaded>
  )
}
