import { outsideLimits } from './rule.outside.ts'
import { shift } from './rule.shift.ts'
import { trend } from './rule.trend.ts'
import { twoOfThreeNetSum, twoOfThreeSameSide } from './rule.two-of-three.ts'
import type { Value } from './moving-range.ts'
import type { RuleSet } from './rule-set.ts'
import { sidesOf, type Side } from './side.ts'
import type { XmrLimits } from './xmr.ts'

/** The special causes, in the order in which one of them labels a point. */
export const signals = ['OUTSIDE_LIMITS', 'TREND', 'TWO_OF_THREE', 'SHIFT'] as const
export type Signal = (typeof signals)[number]

/** What the rules say of one point. */
export interface Verdict {
  readonly side: Side | null
  readonly isOutside: boolean
  readonly isNear: boolean
  /** Every rule that marks the point, strongest first. */
  readonly signals: readonly Signal[]
  /** The direction of the first of them: 1 high or rising, −1 low or falling, 0 without a signal. */
  readonly direction: Side
}

/** Judges the points of one segment against its limits. */
export function judgePoints(values: readonly Value[], limits: XmrLimits, rules: RuleSet): Verdict[] {
  const along = (line: Value): Value[] => values.map(() => (limits.hasVariation ? line : null))
  const sides = sidesOf(values, limits.centre)
  const outside = outsideLimits(values, along(limits.lower), along(limits.upper))
  const beyondNear = outsideLimits(values, along(limits.nearLower), along(limits.nearUpper))
  const isNear = beyondNear.map((side, i) => side !== 0 && outside[i] === 0)
  const marks: Record<Signal, Side[]> = {
    OUTSIDE_LIMITS: outside,
    TREND: trend(values, rules.trendLength),
    TWO_OF_THREE:
      rules.twoOfThree === 'SAME_SIDE'
        ? twoOfThreeSameSide(isNear, sides)
        : twoOfThreeNetSum(values, along(limits.nearLower), along(limits.nearUpper)),
    SHIFT: shift(sides, rules.shiftLength),
  }
  return values.map((_, i) => {
    const raised = signals.filter((signal) => marks[signal][i] !== 0)
    const direction = raised.length === 0 ? 0 : marks[raised[0]][i]
    return { side: sides[i], isOutside: outside[i] !== 0, isNear: isNear[i], signals: raised, direction }
  })
}
