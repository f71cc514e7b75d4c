import { auditSuppression } from './suppression.audit.ts'

/** Which cells of a table are hidden, and why: too small themselves, or to protect one that is. */
export type Hidden = 'PRIMARY' | 'SECONDARY' | null

type Table = readonly (readonly (number | null)[])[]
type Pattern = readonly (readonly Hidden[])[]
interface Place {
  row: number
  column: number
}

/**
 * Hides further cells until no hidden one can be worked out from the totals of its row and its column. Where the bounds of a hidden cell meet, the
 * cheapest rectangle with it as a corner is hidden, so that its four cells can give way to each other; where there is none, the smallest cell above
 * nought beside it. The heuristic chooses, the exact bounds decide: what it leaves has passed the audit, or has nothing left to hide. Empty places are null.
 */
export function hideSecondary(cells: Table, isPrimary: readonly (readonly boolean[])[]): Hidden[][] {
  const hidden: Hidden[][] = isPrimary.map((line) => line.map((is) => (is ? 'PRIMARY' : null)))
  for (;;) {
    const next = disclosedCells(cells, hidden)
      .map((place) => cheapestRectangle(cells, hidden, place) ?? smallestBeside(cells, hidden, place))
      .find((places) => places.length > 0)
    if (!next) return hidden
    for (const { row, column } of next) hidden[row][column] = 'SECONDARY'
  }
}

/** The hidden cells whose bounds meet, when every row and every column has its total printed. */
export const disclosedCells = (cells: Table, hidden: Pattern) =>
  auditSuppression({
    cells: cells.map((line) => line.map((cell) => cell ?? 0)),
    isHidden: hidden.map((line) => line.map((is) => is !== null)),
    hasRowTotals: true,
    hasColumnTotals: true,
  }).filter(({ least, most }) => least === most)

// Only a cell above nought can give something up; one that is hidden already costs nothing.
const cost = (cells: Table, hidden: Pattern, { row, column }: Place): number =>
  (cells[row][column] ?? 0) <= 0 ? Infinity : hidden[row][column] === null ? (cells[row][column] ?? 0) : 0

function cheapestRectangle(cells: Table, hidden: Pattern, { row, column }: Place): Place[] | null {
  const corners = cells.flatMap((line, r) =>
    line.flatMap((_, c) =>
      r === row || c === column
        ? []
        : [
            [
              { row, column: c },
              { row: r, column },
              { row: r, column: c },
            ],
          ],
    ),
  )
  const priced = corners.map((places) => ({ places, cost: places.reduce((sum, place) => sum + cost(cells, hidden, place), 0) }))
  const [best] = priced.filter((each) => each.cost > 0 && each.cost < Infinity).toSorted((one, other) => one.cost - other.cost)
  return best ? best.places.filter((place) => hidden[place.row][place.column] === null) : null
}

function smallestBeside(cells: Table, hidden: Pattern, { row, column }: Place): Place[] {
  const beside = [...cells[row].map((_, c) => ({ row, column: c })), ...cells.map((_, r) => ({ row: r, column }))]
  const free = beside.filter((place) => hidden[place.row][place.column] === null && cost(cells, hidden, place) < Infinity)
  return free.toSorted((one, other) => cost(cells, hidden, one) - cost(cells, hidden, other)).slice(0, 1)
}
