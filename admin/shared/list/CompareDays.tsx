import { useSearchParams } from 'react-router'

import { addDays, formatCount, formatDay } from '../format.ts'
import { useProgramme } from '../session/Session.tsx'
import { Card } from '../ui/Card.tsx'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { withParam } from '../ui/params.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The two days of the address: a year ago and today unless it says others; undefined until today is known. */
export function useDays(): { from: string; to: string } | undefined {
  const [params] = useSearchParams()
  const today = useProgramme()?.today
  if (!today) return undefined
  const day = (name: string, otherwise: string) => (DAY.test(params.get(name) ?? '') ? (params.get(name) ?? '') : otherwise)
  return { from: day('from', addDays(today, -365)), to: day('to', today) }
}

/** What is different about the things of a list between two days, which are chosen here. */
export function CompareDays<Row extends { id: string }>({
  days: { from, to },
  thing,
  rows,
  columns,
  query,
  same,
}: {
  days: { from: string; to: string }
  thing: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  query: string
  /** What is said when nothing is different. */
  same: string
}) {
  return (
    <Card title="What is different" note={`${formatCount(rows.length, thing)}, ${formatDay(from)} to ${formatDay(to)}`} query={[query]}>
      <div className="cb row wrap">
        <Day name="from" label="From" value={from} />
        <Day name="to" label="To" value={to} />
      </div>
      {rows.length === 0 ? (
        <Empty title="Nothing is different">{same}</Empty>
      ) : (
        <DataTable caption="What is different" columns={columns} rows={rows} rowKey={({ id }) => id} />
      )}
    </Card>
  )
}

function Day({ name, label, value }: { name: 'from' | 'to'; label: string; value: string }) {
  const [params, setParams] = useSearchParams()
  return (
    <div className="f">
      <label htmlFor={`compare-${name}`}>{label}</label>
      <input
        id={`compare-${name}`}
        className="in-t"
        type="date"
        value={value}
        onChange={(event) => setParams(withParam(params, name, event.target.value), { replace: true, preventScrollReset: true })}
      />
    </div>
  )
}

/** Names in a cell, or a word for none. */
export const namesOr = (names: readonly string[], none: string) => (names.length > 0 ? names.join(', ') : <span className="mut">{none}</span>)
