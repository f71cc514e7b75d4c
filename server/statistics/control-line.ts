import { outsideLimits } from './rule.outside.ts'
import type { Value } from './moving-range.ts'

/** A chart whose limits differ from point to point; a point without a value has no limits. */
export interface ControlLines {
  readonly values: readonly Value[]
  readonly centre: Value
  readonly lower: readonly Value[]
  readonly upper: readonly Value[]
  readonly nearLower: readonly Value[]
  readonly nearUpper: readonly Value[]
  readonly isOutside: readonly boolean[]
}

/** Draws limits at three and two sigma round the centre, cut at the smallest and the largest value that is possible. */
export function controlLines(values: readonly Value[], centre: Value, sigmas: readonly Value[], least = -Infinity, most = Infinity): ControlLines {
  const at = (share: number): Value[] =>
    sigmas.map((sigma, i) =>
      sigma === null || centre === null || values[i] === null ? null : Math.min(most, Math.max(least, centre + share * sigma)),
    )
  const [lower, upper] = [at(-3), at(3)]
  return {
    values,
    centre,
    lower,
    upper,
    nearLower: at(-2),
    nearUpper: at(2),
    isOutside: outsideLimits(values, lower, upper).map((side) => side !== 0),
  }
}

/** The same chart in other units: values, centre and limits are multiplied last, never the counts. */
export function scaleLines(lines: ControlLines, by: number): ControlLines {
  const scale = (values: readonly Value[]): Value[] => values.map((value) => (value === null ? null : value * by))
  return {
    values: scale(lines.values),
    centre: lines.centre === null ? null : lines.centre * by,
    lower: scale(lines.lower),
    upper: scale(lines.upper),
    nearLower: scale(lines.nearLower),
    nearUpper: scale(lines.nearUpper),
    isOutside: lines.isOutside,
  }
}
