import { outsideLimits } from '../../../server/statistics/rule.outside.ts'
import { shift } from '../../../server/statistics/rule.shift.ts'
import { trend, trendEnds } from '../../../server/statistics/rule.trend.ts'
import { nearWindows, twoOfThreeNetSum, twoOfThreeSameSide } from '../../../server/statistics/rule.two-of-three.ts'
import { backfill, runEnds, sideOf, type Side } from '../../../server/statistics/side.ts'
import { number, numbers, truths, values, type Answer, type Input } from './input.ts'

const flags = (sides: readonly Side[]): Answer => ({ flags: sides.map((side) => (side === 0 ? 'none' : side > 0 ? 'upper' : 'lower')) })
const sidesIn = (input: Input): (Side | null)[] => values(input, 'relative_to_mean').map((value) => (value === null ? null : sideOf(value)))

// nhspy pads a series with six zeros and lets points on the mean make a run: no product rule, only this peer's variant.
function runEndsWithTies(sides: readonly (number | null)[], n: number): boolean[] {
  const padded = [...Array.from({ length: n - 1 }, () => 0), ...sides]
  return sides.map((side, i) => side !== null && padded.slice(i, i + n).every((other) => other === side))
}

const isNhspy = (input: Input): boolean => String(input.variant).startsWith('nhspy')

/** Single rules. */
export const rules: Record<string, (input: Input) => Answer> = {
  'rule-outside-limits': (input) => flags(outsideLimits(values(input, 'values'), values(input, 'lower_3sigma'), values(input, 'upper_3sigma'))),
  'rule-shift': (input) => {
    const n = number(input, 'n')
    if (input.relative_to_mean === undefined) {
      const centre = values(input, 'centre')
      const sides = values(input, 'values').map((value, i) => (value === null || centre[i] === null ? null : sideOf(value - centre[i])))
      return flags(shift(sides, n))
    }
    if (isNhspy(input)) return { run_of_7_ends_here: runEndsWithTies(values(input, 'relative_to_mean'), n) }
    return { run_of_7_ends_here: runEnds(sidesIn(input), n).map((end) => end !== 0) }
  },
  'rule-trend': (input) => {
    const ends = trendEnds(values(input, 'values'), number(input, 'n'))
    return { ...flags(backfill(ends, number(input, 'n'))), trend_of_7_ends_here: ends }
  },
  'rule-backfill': (input) => {
    const ends = numbers(input, 'ends_here').map((end): Side => (end === 1 || end === -1 ? end : 0))
    return { part_of: backfill(ends, number(input, 'n')).map((mark) => mark !== 0) }
  },
  'rule-two-in-three': (input) => {
    if (input.relative_to_mean === undefined)
      return flags(
        twoOfThreeNetSum(
          values(input, 'values'),
          values(input, 'lower_2sigma'),
          values(input, 'upper_2sigma'),
          input.highlight_whole_series === true,
        ),
      )
    return { window_qualifies: nearWindows(truths(input, 'close_to_limits'), sidesIn(input)) }
  },
  'rule-two-in-three-points': (input) => ({
    flagged: twoOfThreeSameSide(truths(input, 'close_to_limits'), sidesIn(input)).map((side) => side !== 0),
  }),
  'rule-combined': (input) => {
    const sides = sidesIn(input)
    const outside = truths(input, 'outside_limits')
    const near = twoOfThreeSameSide(truths(input, 'close_to_limits'), sides)
    const trends = trend(values(input, 'values'), 7)
    const runs = backfill(
      runEndsWithTies(sides, 7).map((end) => (end ? 1 : 0)),
      7,
    )
    return { special_cause: sides.map((_, i) => outside[i] || trends[i] !== 0 || near[i] !== 0 || runs[i] !== 0) }
  },
  'short-series': (input) => ({ short: numbers(input, 'group_lengths').map((length) => length < number(input, 'threshold')) }),
}
