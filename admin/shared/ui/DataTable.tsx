import { Link, useSearchParams } from 'react-router'

import type { Selection } from '../list/useSelection.ts'

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
  selection,
  rowName,
  editAt,
}: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  sorted?: string | undefined
  /** Which rows are selected, where rows can be. */
  selection?: Selection | undefined
  rowName?: (row: Row) => string
  /** The address at which a row is edited, for the key `e`. */
  editAt?: (row: Row) => string
}) {
  const [params] = useSearchParams()
  return (
    <ScrollRegion name={caption}>
      <table className={params.get('rows') === 'dense' ? 't cards compact' : 't cards'} role="table">
        <caption className="sr">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {selection && <SelectAll selection={selection} shown={rows.map(rowKey)} />}
            {columns.map((column) => (
              <HeadCell key={column.name} column={column} sorted={sorted} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" data-edit={editAt?.(row)} className={selection?.ids.has(rowKey(row)) ? 'selected' : undefined}>
              {selection && <SelectCell selection={selection} id={rowKey(row)} name={rowName?.(row) ?? ''} />}
              {columns.map((column, place) =>
                place === 0 ? (
                  <th key={column.name} scope="row" role="rowheader">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.name} role="cell" data-label={column.name} className={column.number ? 'n' : undefined}>
                    <div>{column.cell(row)}</div>
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

function SelectAll({ selection, shown }: { selection: Selection; shown: readonly string[] }) {
  return (
    <th scope="col" role="columnheader" className="c">
      <input
        className="tick"
        type="checkbox"
        aria-label="Select every row on this page"
        checked={shown.length > 0 && shown.every((id) => selection.ids.has(id))}
        onChange={selection.toggleAll}
      />
    </th>
  )
}

// A click says whether Shift is held, which a change does not.
function SelectCell({ selection, id, name }: { selection: Selection; id: string; name: string }) {
  return (
    <td role="cell" className="c">
      <input
        className="tick"
        type="checkbox"
        data-select
        aria-label={`Select ${name}`}
        checked={selection.ids.has(id)}
        onChange={() => undefined}
        onClick={(event) => selection.toggle(id, event.shiftKey)}
      />
    </td>
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
