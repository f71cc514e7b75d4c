import { mean } from './average.ts'
import { averageRange, movingRanges, screenRanges, type Value } from './moving-range.ts'
import type { RuleSet } from './rule-set.ts'

/** The lines of an individuals chart; null where the points are too few. */
export interface XmrLimits {
  readonly centre: Value
  readonly lower: Value
  readonly upper: Value
  readonly nearLower: Value
  readonly nearUpper: Value
  readonly averageMovingRange: Value
  /** False for a constant series: its limits are its mean, and no point can be outside them. */
  readonly hasVariation: boolean
}

/**
 * The limits of one segment. They come from the moving range, not the standard deviation, so that a real shift cannot widen them
 * (Wheeler 1992, ch. 3). They are not cut at 0 or 1: the rules need the limits as they are.
 */
export function xmrLimits(values: readonly Value[], rules: RuleSet): XmrLimits {
  const known = values.filter((value) => value !== null)
  const ranges = movingRanges(values)
  const average = averageRange(rules.screensMovingRanges ? screenRanges(ranges) : ranges)
  const centre = known.length === 0 ? null : mean(known)
  const at = (share: number): Value => (centre === null || average === null ? null : centre + share * rules.limitMultiplier * average)
  return {
    centre,
    lower: at(-1),
    upper: at(1),
    nearLower: at(-2 / 3),
    nearUpper: at(2 / 3),
    averageMovingRange: average,
    hasVariation: ranges.some((range) => range !== null && range > 0),
  }
}
