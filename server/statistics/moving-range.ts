import { mean } from './average.ts'

/** A value of a series; null is a gap, which is never bridged. */
export type Value = number | null

/** The upper limit of a moving range as a multiple of its mean (Shewhart's D4 for pairs). */
export const movingRangeLimit = 3.267

/** The size of each step; null at the first point and on both sides of a gap. */
export function movingRanges(values: readonly Value[]): Value[] {
  return values.map((value, i) => {
    const before = i === 0 ? null : values[i - 1]
    return value === null || before === null ? null : Math.abs(value - before)
  })
}

/** The mean of the ranges that are there, or null without any. */
export function averageRange(ranges: readonly Value[]): Value {
  const known = ranges.filter((range) => range !== null)
  return known.length === 0 ? null : mean(known)
}

/** The ranges below the limit for ranges: one pass, so that a single leap does not widen the limits it should be seen against (Nelson 1982). */
export function screenRanges(ranges: readonly Value[], limit = movingRangeLimit): Value[] {
  const average = averageRange(ranges)
  if (average === null || average === 0) return [...ranges]
  return ranges.map((range) => (range !== null && range < limit * average ? range : null))
}
