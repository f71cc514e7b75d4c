import { BadInput } from '../platform/errors.ts'

/** A row of a file: its number as a spreadsheet counts, and the text of its cells. */
export interface FileRow {
  row: number
  cells: string[]
}

/** The longest text of a cell, as in Excel. */
export const LONGEST_CELL = 32_767
export const MOST_COLUMNS = 100

/** Refuses a row that no table has. */
export function checkCells({ row, cells }: FileRow): void {
  if (cells.length > MOST_COLUMNS) throw new BadInput(`Row ${row} has ${cells.length} columns; ${MOST_COLUMNS} are the most that can be read.`)
  const long = cells.findIndex((cell) => cell.length > LONGEST_CELL)
  if (long >= 0)
    throw new BadInput(`Row ${row}, column ${long + 1} holds ${cells[long]!.length.toLocaleString('en-GB')} characters; 32,767 are the most.`)
}
