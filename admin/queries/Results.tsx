import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { GraphQLSchema } from 'graphql'

import { listsOf, readLeaves, rowsOf, tableOf, WHOLE, type Cell, type Column } from '../../schema/table.ts'
import { formatNumber } from '../shared/format.ts'
import { Choice } from '../shared/ui/Choice.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { withParam, useChoice } from '../shared/ui/params.ts'
import { ResultChart } from './ResultChart.tsx'
import { ResultTable } from './ResultTable.tsx'
import type { Answer } from './run.ts'
import { read } from './text.ts'

const views = [
  { value: 'table', label: 'Table', icon: 'table' },
  { value: 'chart', label: 'Chart', icon: 'chart' },
  { value: 'json', label: 'JSON', icon: 'braces' },
] as const

/** An answer as a table: its columns, and its rows. */
export interface Shown {
  columns: readonly Column[]
  rows: readonly Cell[][]
}

/** The answer as a table, a chart or JSON, with what it cost. `isOld` where what stands above has failed since. */
export function Results({
  schema,
  answer,
  isOld,
  actions,
}: {
  schema: GraphQLSchema
  answer: Answer | null
  isOld: boolean
  actions?: (rows: string | null) => React.ReactNode
}) {
  const view = useChoice('show', ['table', 'chart', 'json'])
  const [params, setParams] = useSearchParams()
  const chosen = params.get('rows')
  const leaves = useMemo(() => {
    const document = answer && read(answer.asked.operation)
    return document ? readLeaves(schema, document) : []
  }, [schema, answer])
  const table = useMemo(() => tableOf(leaves, chosen), [leaves, chosen])
  const shown: Shown = useMemo(() => ({ columns: table.columns, rows: answer ? [...rowsOf(table, answer.data)] : [] }), [table, answer])
  const lists = listsOf(leaves)
  if (!answer)
    return (
      <Empty icon="run" title="Run the query to see its answer">
        Ctrl and Enter runs it. The answer can be read as a table, a chart or JSON.
      </Empty>
    )
  const nested = leaves.filter(
    ({ type, path }) => type === 'Count' && shown.columns.some((column) => column.type === 'Count' && column.path === path),
  )
  return (
    <section className={isOld ? 'results old' : 'results'} aria-label="Answer">
      <div className="row wrap between results-head">
        <Choice name="Show as" param="show" options={views} chosen={view} />
        <p className="mut sm num">
          {formatNumber(shown.rows.length)} {shown.rows.length === 1 ? 'row' : 'rows'} · {formatNumber(answer.milliseconds)} ms
          {answer.cost && ` · cost ${formatNumber(answer.cost.actual)} of ${formatNumber(answer.cost.budget)}`}
        </p>
        {actions?.(table.rows.join('.') || null)}
      </div>
      {isOld && <p className="mut sm old-note">This is the answer before: the last run failed.</p>}
      {view !== 'json' && lists.length > 0 && (
        <label className="row wrap tight rows-of sm">
          One row for each of
          <select
            className="in-s s"
            value={table.rows.join('.') || WHOLE}
            onChange={(event) => setParams(withParam(params, 'rows', event.target.value), { replace: true, preventScrollReset: true })}
          >
            {lists.map((list) => (
              <option key={list} value={list}>
                {list.replaceAll('.nodes', '').replaceAll('.', ' › ')}
              </option>
            ))}
            <option value={WHOLE}>the whole answer</option>
          </select>
          {nested.length > 0 && <span className="mut">Other lists are counted.</span>}
        </label>
      )}
      {view === 'table' && <ResultTable {...shown} />}
      {view === 'chart' && <ResultChart {...shown} data={answer.data} />}
      {view === 'json' && (
        <pre className="code answer-json" tabIndex={0}>
          {JSON.stringify({ data: answer.data, ...(answer.errors.length > 0 && { errors: answer.errors }) }, null, 2)}
        </pre>
      )}
    </section>
  )
}
