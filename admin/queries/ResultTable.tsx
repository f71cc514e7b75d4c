import { formatDay, formatInstant, formatNumber } from '../shared/format.ts'
import { Empty } from '../shared/ui/Empty.tsx'
import { ScrollRegion } from '../shared/ui/ScrollRegion.tsx'
import type { Cell, Column } from '../../schema/table.ts'
import type { Shown } from './Results.tsx'

const most = 500
const numbers = new Set(['Int', 'Float', 'BigInt', 'Count'])

/** The answer's rows. A long answer is cut here, and says so; a file has all of it. */
export function ResultTable({ columns, rows }: Shown) {
  if (rows.length === 0)
    return (
      <Empty icon="table" title="No rows">
        The query was answered, and there is nothing that fits it.
      </Empty>
    )
  return (
    <>
      <ScrollRegion name="Answer" tall>
        <table className="t compact">
          <caption className="sr">The answer as a table</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.name} scope="col" className={numbers.has(column.type) ? 'n' : undefined}>
                  <code>{column.name}</code>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map((row, at) => (
              <tr key={at}>
                {row.map((cell, place) => (
                  <td key={columns[place]?.name} className={numbers.has(columns[place]?.type ?? '') ? 'n' : undefined}>
                    {write(cell, columns[place])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {rows.length > most && (
        <p className="mut sm cut">
          The first {most} of {formatNumber(rows.length)} rows. Save it as a file to have all.
        </p>
      )}
    </>
  )
}

function write(cell: Cell, column: Column | undefined): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return formatNumber(cell, 4)
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  if (column?.type === 'Date' && /^\d{4}-\d\d-\d\d$/.test(cell)) return formatDay(cell)
  return column?.type === 'DateTime' && cell.length > 19 && !cell.includes(';') ? formatInstant(cell) : cell
}
