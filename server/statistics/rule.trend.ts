import type { Value } from './moving-range.ts'
import { backfill, runEnds, sideOf, type Side } from './side.ts'

/** The direction of the step into each point; 0 at the first point, at a tie and beside a gap. */
export const stepsOf = (values: readonly Value[]): Side[] =>
  values.map((value, i) => {
    const before = i === 0 ? null : values[i - 1]
    return value === null || before === null ? 0 : sideOf(value - before)
  })

/** Where n points in a row, all rising or all falling, are complete: n points are n − 1 steps. */
export const trendEnds = (values: readonly Value[], n: number): Side[] => runEnds(stepsOf(values), n - 1)

/**
 * Rule B: every point of such a row. A point that another one follows takes the direction of the step out of it, so that the
 * first point has a direction and a turning point belongs to the new trend (NHSRplotthedots).
 */
export function trend(values: readonly Value[], n: number): Side[] {
  const marks = backfill(trendEnds(values, n), n)
  const steps = stepsOf(values)
  return marks.map((mark, i) => (mark === 0 ? 0 : ((marks[i + 1] ?? 0) !== 0 && steps[i + 1]) || steps[i] || mark))
}
