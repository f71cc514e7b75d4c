import { Icon } from '../ui/Icon.tsx'
import { ScrollRegion } from '../ui/ScrollRegion.tsx'
import { receiptOf, type ChartMethod } from './receipt.ts'
import { saveCsv } from './saveCsv.ts'

/** A column of figures: its heading, how a figure of it is read, and the same as a file holds it. */
export interface FigureColumn<Row> {
  heading: string
  read: (row: Row) => string
  write?: (row: Row) => string | number | null
}

/** The same figures as a chart of places, a row each, and a way to take them away with how they came about. */
export function FigureTable<Row extends { name: string }>({
  caption,
  heading,
  rows,
  columns,
  file,
  method,
}: {
  caption: string
  heading: string
  rows: readonly Row[]
  columns: readonly FigureColumn<Row>[]
  file: string
  method: ChartMethod
}) {
  const save = () =>
    saveCsv(
      file,
      [heading.toLowerCase(), ...columns.map((column) => column.heading.toLowerCase())],
      rows.map((row) => [row.name, ...columns.map(({ read, write }) => (write ?? read)(row))]),
      receiptOf(method),
    )
  return (
    <>
      <ScrollRegion name={caption} tall={rows.length > 20}>
        <table className="t compact">
          <caption className="sr">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{heading}</th>
              {columns.map((column) => (
                <th key={column.heading} scope="col" className="n">
                  {column.heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                {columns.map((column) => (
                  <td key={column.heading} className="n nw">
                    {column.read(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <div className="cb">
        <button className="btn s no-print" type="button" onClick={save}>
          <Icon name="download" size={18} />
          Download as CSV
        </button>
      </div>
    </>
  )
}
