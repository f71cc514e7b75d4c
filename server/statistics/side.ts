import type { Value } from './moving-range.ts'

/** Where a point or a step lies: above or rising is 1, below or falling is −1, neither is 0. */
export type Side = -1 | 0 | 1

/** The side as a number's sign; a gap has none. */
export const sideOf = (difference: number): Side => (difference > 0 ? 1 : difference < 0 ? -1 : 0)

/** The side of the line on which each value lies; null at a gap. */
export const sidesOf = (values: readonly Value[], line: Value): (Side | null)[] =>
  values.map((value) => (value === null || line === null ? null : sideOf(value - line)))

/** Marks the last n points wherever a pattern of n points is complete; the later pattern has the last word. */
export function backfill(ends: readonly Side[], n: number): Side[] {
  const marks: Side[] = ends.map(() => 0)
  ends.forEach((end, i) => {
    if (end !== 0) marks.fill(end, Math.max(0, i - n + 1), i + 1)
  })
  return marks
}

/** Where n equal, non-zero sides in a row are complete. A gap or a point on the line breaks the row. */
export function runEnds(sides: readonly (Side | null)[], n: number): Side[] {
  let length = 0
  return sides.map((side, i) => {
    length = side === null || side === 0 ? 0 : side === sides[i - 1] ? length + 1 : 1
    return length >= n && side !== null ? side : 0
  })
}
