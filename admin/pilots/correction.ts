import type { ObservationStatus } from '../graphql.generated.ts'
import { formatMonth, formatNumber } from '../shared/format.ts'
import type { Measured, Value } from './ValuesCard.tsx'

/** What is typed to correct a value. */
export interface Correction {
  value: string
  numerator: string
  denominator: string
  status: ObservationStatus
  note: string
  why: string
}

const JUMP = 0.5
const number = (typed: string) => (typed.trim() === '' ? null : Number(typed.replaceAll(',', '')))

/** What the typed figures come to; null while they come to nothing. */
export function workOut({ value, numerator, denominator }: Correction, { denominator: of, multiplier }: Measured['measure']): number | null {
  if (of === null) return number(value)
  const [counted, outOf] = [number(numerator), number(denominator)]
  return counted === null || !outOf ? null : (counted / outOf) * multiplier
}

/** What is unusual about the typed figures, a sentence each: it asks for a note and refuses nothing. */
export function findUnusual(
  typed: Correction,
  { periodStart }: Pick<Value, 'periodStart'>,
  { measure, series, observations }: Pick<Measured, 'measure' | 'series' | 'observations'>,
): string[] {
  const value = workOut(typed, measure)
  if (value === null || !Number.isFinite(value)) return []
  const written = (figure: number) => `${formatNumber(figure, measure.decimals)} ${measure.unit}`
  const { lowest, highest } = measure
  const segment = series.segments.findLast(({ from }) => from <= periodStart)
  const before = observations.findLast((other) => other.periodStart < periodStart && other.denominator !== null)
  const outOf = number(typed.denominator)
  return [
    lowest !== null && value < lowest && `${written(value)} is below ${written(lowest)}, the lowest likely value.`,
    highest !== null && value > highest && `${written(value)} is above ${written(highest)}, the highest likely value.`,
    segment?.upperLimit != null && value > segment.upperLimit && `${written(value)} is above the upper limit of ${formatNumber(segment.upperLimit)}.`,
    segment?.lowerLimit != null && value < segment.lowerLimit && `${written(value)} is below the lower limit of ${formatNumber(segment.lowerLimit)}.`,
    outOf !== null &&
      before?.denominator != null &&
      Math.abs(outOf / before.denominator - 1) > JUMP &&
      `It is divided by ${formatNumber(outOf)}; in ${formatMonth(before.periodStart)} it was ${formatNumber(before.denominator)}.`,
  ].filter((sentence) => sentence !== false)
}

/** What was counted out of how many. */
export const fractionOf = ({ numerator, denominator }: Pick<Value, 'numerator' | 'denominator'>): string =>
  numerator === null || denominator === null ? '–' : `${formatNumber(numerator)} / ${formatNumber(denominator)}`
