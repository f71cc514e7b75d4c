import { dayAfter } from '../platform/calendar.ts'

import type { ObservedRow, SeriesData } from './series.reads.ts'

/** The periods of a series in a row, an empty place where some are not there, and where its stretches begin anew. */
export interface Places {
  readonly places: readonly (ObservedRow | null)[]
  readonly opens: readonly { at: number; reason: string }[]
}

/** Where periods do not join, an empty place keeps them apart. A new definition and a person's decision may name the same day: a stretch begins once. */
export function placeRows(rows: readonly ObservedRow[], rebases: SeriesData['rebases']): Places {
  const places = rows.flatMap((row, i) => (i > 0 && row.periodStart > dayAfter(rows[i - 1]!.periodEnd) ? [null, row] : [row]))
  const opens = rebases.map(({ startsOn, reason }) => ({ reason, at: places.findIndex((row) => row !== null && row.periodStart >= startsOn) }))
  return { places, opens: opens.filter(({ at }, i) => at > 0 && opens.findIndex((other) => other.at === at) === i) }
}
