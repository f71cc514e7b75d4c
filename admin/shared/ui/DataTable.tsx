import { Link, useSearchParams } from 'react-router'

import { Icon } from './Icon.tsx'
import { withParam } from './params.ts'
import { ScrollRegion } from './ScrollRegion.tsx'

export interface Column<Row> {
  name: string
  /** The value of the `sort` parameter that sorts by this column. */
  sort?: string
  number?: boolean
  cell: (row: Row) => React.ReactNode
}

/** A list as a real table; under 820 px each row is a card, with the column's name before its value. The first column heads the row. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  sorted,
}: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  sorted?: string
}) {
  return (
    <ScrollRegion name={caption}>
      <table className="t cards" role="table">
        <caption className="sr">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <HeadCell key={column.name} column={column} sorted={sorted} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column, place) =>
                place === 0 ? (
                  <th key={column.name} scope="row" role="rowheader">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.name} role="cell" data-label={column.name} className={column.number ? 'n' : undefined}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function HeadCell<Row>({ column, sorted }: { column: Column<Row>; sorted: string | undefined }) {
  const [params] = useSearchParams()
  const { name, sort, number } = column
  const direction = sort && sorted === sort ? 'ascending' : sort && sorted === `-${sort}` ? 'descending' : undefined
  const icon = direction === 'ascending' ? 'sortUp' : direction === 'descending' ? 'sortDown' : 'sortNone'
  return (
    <th scope="col" role="columnheader" className={number ? 'n' : undefined} aria-sort={direction}>
      {sort ? (
        <Link className="sortb" to={{ search: withParam(params, 'sort', direction === 'ascending' ? `-${sort}` : sort) }} preventScrollReset>
          {name}
          <Icon name={icon} size={16} />
        </Link>
      ) : (
        name
      )}
    </th>
  )
}
