import { WITHHELD, type Cell, type Table } from '../../schema/table.ts'
import type { Receipt } from '../workbench/index.ts'
import type { Format, Question } from './question.ts'

/** What is known of a file before its first row. */
export type Cover = Omit<Receipt, 'rows' | 'suppressed' | 'bytes' | 'sha256'>

/** The cover of a file that is about to be written, for somebody who asks for it or for a schedule. */
export function coverOf(
  id: string,
  scheduleId: string | null,
  { saved, text, variables }: Question,
  { rows }: Table,
  format: Format,
  schemaVersion: string,
  now: Date,
): Cover {
  return {
    id,
    scheduleId,
    operationName: saved?.name ?? null,
    operationVersion: saved?.version ?? null,
    operation: text,
    variables: JSON.stringify(variables),
    rowsOf: rows.join('.') || null,
    format,
    schemaVersion,
    asKnownAt: now,
  }
}

/** The receipt for a reader, a line each. */
export function describeCover(cover: Cover, counted: { rows: number; suppressed: number } | null): [string, Cell][] {
  return [
    ['Receipt', cover.id],
    ['Operation', cover.operationName ? `${cover.operationName}@v${cover.operationVersion}` : 'not saved'],
    ['Query', cover.operation.replace(/\s+/g, ' ').trim()],
    ['Variables', cover.variables],
    ['One row for each of', cover.rowsOf ?? 'the answer'],
    ['Schema version', cover.schemaVersion],
    ['As known at', cover.asKnownAt.toISOString()],
    ['Suppression', `Values that count too few people are ${WITHHELD}; their status is SUPPRESSED. What is missing or does not apply is empty.`],
    ...(counted
      ? ([
          ['Rows', counted.rows],
          ['Suppressed', counted.suppressed],
        ] as [string, Cell][])
      : []),
  ]
}

/** Counts a file's rows, and those of them that have a value that is suppressed. */
export class Count {
  rows = 0
  suppressed = 0
  private readonly figures: readonly number[]
  private readonly statuses: readonly number[]

  constructor({ columns }: Table) {
    this.figures = columns.flatMap(({ isFigure }, at) => (isFigure ? [at] : []))
    this.statuses = columns.flatMap(({ path }, at) => (path.at(-1) === 'status' ? [at] : []))
  }

  add(row: readonly Cell[]): void {
    this.rows += 1
    if (this.figures.some((at) => row[at] === WITHHELD) || this.statuses.some((at) => row[at] === 'SUPPRESSED')) this.suppressed += 1
  }
}
