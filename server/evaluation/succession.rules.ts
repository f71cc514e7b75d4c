import { sum } from '../statistics/average.ts'

import { listInWords } from '../platform/words.ts'

import type { ObservationStatus } from './observation-status.ts'
import type { ObservedRow, Predecessor } from './series.reads.ts'

// What decides the status of a sum, gravest first: without all parts there is no sum.
const GRAVITY: ObservationStatus[] = ['SUPPRESSED', 'MISSING', 'NOT_APPLICABLE', 'BREAK', 'ESTIMATED', 'PROVISIONAL', 'NORMAL']

/**
 * One row a period. Where several organisations that are now one reported the same period, the organisation itself among them, they
 * are added up, counts and denominators apart; when one of those that gave way on the same day did not report, the sum is missing.
 */
export function joinPredecessors(
  subjectId: string,
  predecessors: readonly Predecessor[],
  multiplier: number,
  rows: readonly ObservedRow[],
): ObservedRow[] {
  if (predecessors.length === 0) return [...rows]
  const periods = new Map<string, ObservedRow[]>()
  for (const row of rows) {
    const period = `${row.periodStart} ${row.periodEnd}`
    periods.set(period, [...(periods.get(period) ?? []), row])
  }
  return [...periods.values()].map((found) => {
    const since = predecessors.find(({ id }) => found.some((row) => row.subjectId === id))?.since ?? null
    // Merged entries are one organisation under two codes: neither is missed where the other reported.
    const together = since === null ? [] : predecessors.filter((one) => one.since === since)
    return found.length === 1 && together.length < 2 ? found[0]! : addUp(subjectId, found, { predecessors, together }, multiplier)
  })
}

interface Forerunners {
  predecessors: readonly Predecessor[]
  /** Those that gave way on the day of the ones that reported. */
  together: readonly Predecessor[]
}

function addUp(subjectId: string, rows: readonly ObservedRow[], { predecessors, together }: Forerunners, multiplier: number): ObservedRow {
  const first = rows[0]!
  const silent = together.filter(({ id }) => !rows.some((row) => row.subjectId === id))
  const status = silent.length > 0 ? 'MISSING' : GRAVITY.find((one) => rows.some((row) => row.status === one))!
  const known = rows.every((row) => row.value !== null) && silent.length === 0
  const total = (column: 'value' | 'numerator' | 'denominator'): number | null =>
    known && rows.every((row) => row[column] !== null) ? sum(rows.map((row) => row[column] ?? 0)) : null
  const [numerator, denominator] = [total('numerator'), total('denominator')]
  return {
    ...first,
    id: rows.map(({ id }) => id).join('+'),
    subjectId,
    numerator,
    denominator,
    value: numerator !== null && denominator !== null ? (numerator / denominator) * multiplier : total('value'),
    status,
    revision: Math.max(...rows.map((row) => row.revision)),
    recordedAt: rows
      .map((row) => row.recordedAt)
      .toSorted()
      .at(-1)!,
    recordedBy: null,
    why: null,
    sourceId: rows.every((row) => row.sourceId === first.sourceId) ? first.sourceId : null,
    illustrative: rows.some((row) => row.illustrative),
    note: noteOf(rows, predecessors, silent),
  }
}

function noteOf(rows: readonly ObservedRow[], predecessors: readonly Predecessor[], silent: readonly Predecessor[]): string {
  const names = (some: readonly Predecessor[]): string => listInWords(some.map(({ label }) => label))
  const reported = rows.map(({ subjectId }) => predecessors.find(({ id }) => id === subjectId)?.label ?? 'the organisation itself')
  return silent.length > 0
    ? `Only ${listInWords(reported)} reported; ${names(silent)} did not.`
    : `The sum of what ${listInWords(reported)} reported.`
}
