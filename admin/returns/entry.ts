import type { ObservationStatus, Return_ReturnFragment } from '../graphql.generated.ts'
import type { PastedRow } from './paste.ts'

export type Line = Return_ReturnFragment['lines'][number]

/** A figure of a return as its form holds it. */
export interface Entry {
  measure: string
  value: string
  numerator: string
  denominator: string
  status: ObservationStatus
  note: string
  revision: number
}

const text = (figure: number | null | undefined) => (figure == null ? '' : String(figure))
const number = (typed: string) => (typed.trim() === '' ? null : Number(typed.replaceAll(',', '')))

/** What stands as text; what is withheld from others, those who enter it see. */
export const toEntries = (lines: readonly Line[]): Entry[] =>
  lines.map(({ measure, observation }) => ({
    measure: measure.id,
    value: measure.denominator === null ? text((observation?.actual ?? observation)?.value) : '',
    numerator: text((observation?.actual ?? observation)?.numerator),
    denominator: text((observation?.actual ?? observation)?.denominator),
    status: observation?.actual?.status ?? observation?.status ?? 'NORMAL',
    note: observation?.note ?? '',
    revision: observation?.revision ?? 0,
  }))

const hasNone = (status: ObservationStatus) => status === 'MISSING' || status === 'NOT_APPLICABLE'

/** What was typed as the graph takes it; a line in which nothing was said is left out. */
export const toValues = (entries: readonly Entry[]) =>
  entries
    .filter(
      ({ value, numerator, denominator, status }) => [value, numerator, denominator].some((typed) => typed.trim() !== '') || status !== 'NORMAL',
    )
    .map(({ measure, value, numerator, denominator, status, note, revision }) => ({
      measure,
      revision,
      status,
      note: note.trim() || null,
      ...(hasNone(status) ? {} : { value: number(value), numerator: number(numerator), denominator: number(denominator) }),
    }))

/** What the typed figures come to; null while they come to nothing. */
export function workOut({ value, numerator, denominator }: Entry, { measure }: Line): number | null {
  if (measure.denominator === null) return number(value)
  const [counted, of] = [number(numerator), number(denominator)]
  return counted === null || !of ? null : (counted / of) * measure.multiplier
}

/** The entries with pasted figures in them: one is a count, two are counted and out of. */
export const fillIn = (entries: readonly Entry[], rows: readonly PastedRow[], lines: readonly Line[]): Entry[] =>
  entries.map((entry, place) => {
    const figures = rows.findLast((row) => row.place === place)?.figures
    if (!figures) return entry
    const [first = '', second = ''] = figures
    return lines[place]?.measure.denominator === null
      ? { ...entry, value: first, status: 'NORMAL' as const }
      : { ...entry, numerator: first, denominator: second, status: 'NORMAL' as const }
  })
