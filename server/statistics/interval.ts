import type { Value } from './moving-range.ts'

/** A confidence interval; null where it has no such end. */
export interface Interval {
  readonly lower: Value
  readonly upper: Value
}

/** The interval in other units. */
export const scaleInterval = (interval: Interval, by: number): Interval => ({
  lower: interval.lower === null ? null : interval.lower * by,
  upper: interval.upper === null ? null : interval.upper * by,
})
