import { maximumFlow, type Arc } from './flow.ts'

/** A published table: its cells, which of them are hidden, and which totals are printed beside it. */
export interface SuppressedTable {
  readonly cells: readonly (readonly number[])[]
  readonly isHidden: readonly (readonly boolean[])[]
  readonly hasRowTotals: boolean
  readonly hasColumnTotals: boolean
}

/** What a reader can work out about a hidden cell; no upper bound is null. A cell whose bounds meet is disclosed. */
export interface HiddenCell {
  readonly row: number
  readonly column: number
  readonly least: number
  readonly most: number | null
}

/**
 * The exact bounds of every hidden cell, given that counts are not negative and the printed totals hold. The hidden cells and the
 * totals make a transport network, so the bounds are whole numbers found by maximum flow; the true table is the flow to start from.
 */
export function auditSuppression(table: SuppressedTable): HiddenCell[] {
  return table.isHidden.flatMap((line, row) =>
    line.flatMap((isHidden, column) => {
      if (!isHidden) return []
      const value = table.cells[row][column]
      const more = maximumFlow(exchanges(table, row, column), `column ${column}`, `row ${row}`)
      const less = maximumFlow(exchanges(table, row, column), `row ${row}`, `column ${column}`)
      return [{ row, column, least: value - Math.min(value, less), most: more === Infinity ? null : value + more }]
    }),
  )
}

/** How the other hidden cells can give way: an arc from row to column is a cell growing, the reverse is it shrinking, which stops at 0. */
function exchanges(table: SuppressedTable, row: number, column: number): Arc[] {
  const arcs: Arc[] = table.isHidden.flatMap((line, r) =>
    line.flatMap((isHidden, c) =>
      !isHidden || (r === row && c === column)
        ? []
        : [
            { from: `row ${r}`, to: `column ${c}`, capacity: Infinity },
            { from: `column ${c}`, to: `row ${r}`, capacity: table.cells[r][c] },
          ],
    ),
  )
  // A line without a printed total can take up or give out any amount.
  const open = [
    ...(table.hasRowTotals ? [] : table.cells.map((_, r) => `row ${r}`)),
    ...(table.hasColumnTotals ? [] : table.cells[0].map((_, c) => `column ${c}`)),
  ]
  return [
    ...arcs,
    ...open.flatMap((line) => [
      { from: line, to: 'outside', capacity: Infinity },
      { from: 'outside', to: line, capacity: Infinity },
    ]),
  ]
}
