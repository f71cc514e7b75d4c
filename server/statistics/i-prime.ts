import { sum } from './average.ts'
import { controlLines, type ControlLines } from './control-line.ts'
import { averageRange, screenRanges, type Value } from './moving-range.ts'

/** The limit for the normalised ranges of an I′ chart. */
export const normalisedRangeLimit = 3.2665

/** Normalised individuals: values that rest on subgroups of different sizes (Laney's I′; qicharts2). */
export function iPrimeChart(
  values: readonly Value[],
  sizes: readonly number[],
  isBaseline: readonly boolean[],
  screensRanges: boolean,
): ControlLines {
  const used = values.flatMap((value, i) => (value !== null && isBaseline[i] ? [i] : []))
  const centre = sum(used.map((i) => (values[i] ?? 0) * sizes[i])) / sum(used.map((i) => sizes[i]))
  const ranges = values.map((value, i) => {
    const before = i === 0 ? null : values[i - 1]
    if (value === null || before === null || !isBaseline[i] || !isBaseline[i - 1]) return null
    return (Math.sqrt(Math.PI / 2) * Math.abs(value - before)) / Math.sqrt(1 / sizes[i - 1] + 1 / sizes[i])
  })
  const average = averageRange(screensRanges ? screenRanges(ranges, normalisedRangeLimit) : ranges)
  return controlLines(
    values,
    centre,
    sizes.map((size) => (average === null ? null : average / Math.sqrt(size))),
  )
}
