import { mean } from './average.ts'
import { controlLines, type ControlLines } from './control-line.ts'
import { averageRange, movingRangeLimit, movingRanges, screenRanges, type Value } from './moving-range.ts'

/** An individuals chart with sigma = average moving range / d2, as qicharts2 draws it; the product's own is `xmrChart`. */
export function individualsChart(values: readonly Value[], isBaseline: readonly boolean[], divisor: number, screensRanges: boolean): ControlLines {
  const used = values.filter((_, i) => isBaseline[i])
  const known = used.filter((value) => value !== null)
  const ranges = movingRanges(used)
  const average = averageRange(screensRanges ? screenRanges(ranges) : ranges)
  return controlLines(
    values,
    known.length === 0 ? null : mean(known),
    values.map(() => (average === null ? null : average / divisor)),
  )
}

/** The chart of the moving ranges themselves; their lower limit is 0 and their near limit two thirds of the way up. */
export function movingRangeChart(values: readonly Value[], isBaseline: readonly boolean[]): ControlLines {
  const ranges = movingRanges(values)
  const centre = averageRange(ranges.filter((_, i) => isBaseline[i]))
  const upper = centre === null ? null : movingRangeLimit * centre
  return {
    values: ranges,
    centre,
    lower: values.map(() => (upper === null ? null : 0)),
    upper: values.map(() => upper),
    nearLower: values.map(() => (upper === null ? null : 0)),
    nearUpper: values.map(() => (upper === null ? null : (2 / 3) * upper)),
    isOutside: ranges.map((range) => range !== null && upper !== null && range > upper),
  }
}
