import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'

import { ImportsDocument, type ImportsQuery } from '../graphql.generated.ts'
import { formatCount, formatInstant, formatNumber } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Pager, usePage } from '../shared/ui/Pager.tsx'
import { IllustrativeTag, Tag } from '../shared/ui/Tag.tsx'
import { ChooseFile } from './ChooseFile.tsx'
import { importStageName } from './words.ts'

type Row = ImportsQuery['imports']['nodes'][number]

/** Where a file is chosen, and the files that were imported before. */
export function ImportsPage() {
  const variables = usePage()
  const { data, previousData, error, refetch } = useQuery(ImportsDocument, { variables, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ imports, importKinds }) => (
        <QuerySource document={ImportsDocument} variables={variables}>
          <PageHead title="Import" lead="From a CSV file or an Excel workbook. Nothing is saved before you have seen what every row would do." />
          <div className="body wrap-page grid">
            <ChooseFile kinds={importKinds} />
            <Card title="Imports" note={formatCount(imports.totalCount, 'file')} query={['imports']}>
              {imports.nodes.length === 0 ? (
                <Empty icon="file" title="Nothing has been imported yet" />
              ) : (
                <DataTable
                  caption="Imports"
                  columns={columns(Object.fromEntries(importKinds.map(({ name, title }) => [name, title])))}
                  rows={imports.nodes}
                  rowKey={({ id }) => id}
                />
              )}
              <Pager page={imports.pageInfo} shown={imports.nodes.length} total={imports.totalCount} things="files" />
            </Card>
          </div>
        </QuerySource>
      )}
    </Loaded>
  )
}

const columns = (kindTitle: Record<string, string>): readonly Column<Row>[] => [
  {
    name: 'File',
    cell: ({ id, fileName, kind, illustrative }) => (
      <>
        <Link to={paths.import(id)}>{fileName}</Link> <IllustrativeTag when={illustrative} />
        <span className="second">{kindTitle[kind] ?? kind}</span>
      </>
    ),
  },
  { name: 'Rows', number: true, cell: ({ rows }) => formatNumber(rows) },
  { name: 'New', number: true, cell: ({ added }) => formatNumber(added) },
  { name: 'Changed', number: true, cell: ({ changed }) => formatNumber(changed) },
  { name: 'Refused', number: true, cell: ({ refused }) => formatNumber(refused) },
  {
    name: 'Stage',
    cell: ({ stage, change, undoneAt }) =>
      undoneAt || change?.isUndone ? <Tag>Undone</Tag> : <Tag tone={stage === 'APPLIED' ? 'green' : 'amber'}>{importStageName[stage]}</Tag>,
  },
  {
    name: 'By',
    cell: ({ by, begunAt }) => (
      <>
        {by}
        <span className="second">{formatInstant(begunAt)}</span>
      </>
    ),
  },
]
