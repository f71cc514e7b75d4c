import { median } from './average.ts'
import type { Value } from './moving-range.ts'
import { runEnds, sidesOf, type Side } from './side.ts'

/** A stretch of a run chart with a median of its own; it is drawn on to `extendTo`. All three are indexes of points. */
export interface RunPhase {
  readonly start: number
  readonly end: number
  readonly extendTo: number
  readonly median: number
}

/**
 * A run chart that moves its median when a run shows that the process has moved (runcharter): the median of the first points, then,
 * whenever so many useful points in a row lie on one side, the median of that run. A gap is passed over as a point on the median is. A series
 * that is shorter than its baseline has no phase.
 */
export function runChart(values: readonly Value[], baseline: number, runLength: number, side: Side): RunPhase[] {
  const first = values.slice(0, baseline).filter((value) => value !== null)
  if (baseline < 1 || values.length < baseline || first.length === 0) return []
  const phases: { start: number; end: number; median: number }[] = [{ start: 0, end: baseline - 1, median: median(first) }]
  for (let run = findRun(values, baseline, phases[0].median, runLength, side); run !== null;) {
    const [start, end] = [run[0], run[run.length - 1]]
    const centre = median(run.flatMap((i) => values[i] ?? []))
    phases.push({ start, end, median: centre })
    run = findRun(values, end + 1, centre, runLength, side)
  }
  return phases.map((phase, i) => ({ ...phase, extendTo: phases[i + 1]?.start ?? values.length - 1 }))
}

/** The points of the first complete run on the wanted side (0: either) of the line, those on the line left out; null without one. */
function findRun(values: readonly Value[], from: number, line: number, length: number, side: Side): number[] | null {
  const sides = sidesOf(values, line)
  const useful = values.flatMap((value, i) => (i >= from && value !== null && sides[i] !== 0 ? [i] : []))
  const ends = runEnds(
    useful.map((i) => sides[i]),
    length,
  )
  const end = ends.findIndex((found) => found !== 0 && (side === 0 || found === side))
  return end < 0 ? null : useful.slice(end - length + 1, end + 1)
}
