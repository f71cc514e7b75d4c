import { mean, sum } from './average.ts'
import { controlLines, type ControlLines } from './control-line.ts'
import { averageRange, movingRanges, screenRanges, type Value } from './moving-range.ts'
import { require } from './refusal.ts'

/** Events over opportunities, point by point, and which points the centre is taken from. */
export interface Counts {
  readonly events: readonly Value[]
  readonly denominators: readonly Value[]
  readonly isBaseline: readonly boolean[]
}

/** How far a share or a rate of a given denominator strays by chance. */
type Sigma = (centre: number, denominator: number) => number

const binomialSigma: Sigma = (centre, denominator) => Math.sqrt((centre * (1 - centre)) / denominator)
const poissonSigma: Sigma = (centre, denominator) => Math.sqrt(centre / denominator)

/** A p chart: the share of items with the property. Montgomery, Introduction to Statistical Quality Control, ch. 7. */
export const pChart = (counts: Counts): ControlLines => ratioChart(sharesOnly(counts), binomialSigma, 1, false)

/** A u chart: events per unit of opportunity. */
export const uChart = (counts: Counts): ControlLines => ratioChart(counts, poissonSigma, Infinity, false)

/** Laney's p′ chart: the p chart's limits stretched by what varies between the points, for large denominators (Laney 2002). */
export const pPrimeChart = (counts: Counts, screensRanges: boolean): ControlLines =>
  ratioChart(sharesOnly(counts), binomialSigma, 1, true, screensRanges)

/** Laney's u′ chart. */
export const uPrimeChart = (counts: Counts, screensRanges: boolean): ControlLines => ratioChart(counts, poissonSigma, Infinity, true, screensRanges)

/** A c chart: events in equal areas of opportunity. */
export function cChart(events: readonly Value[], isBaseline: readonly boolean[]): ControlLines {
  const known = events.filter((value, i) => value !== null && isBaseline[i]) as number[]
  const centre = known.length === 0 ? null : mean(known)
  return controlLines(
    events,
    centre,
    events.map(() => (centre === null ? null : Math.sqrt(centre))),
    0,
  )
}

function sharesOnly(counts: Counts): Counts {
  counts.events.forEach((events, i) =>
    require(events === null || events <= (counts.denominators[i] ?? Infinity), 'A share cannot have more events than its denominator.'),
  )
  return counts
}

function ratioChart(counts: Counts, sigmaOf: Sigma, most: number, isPrime: boolean, screensRanges = false): ControlLines {
  const { events, denominators, isBaseline } = counts
  require([...events, ...denominators].every((count) => count === null || count >= 0), 'Neither events nor denominators can be below 0.')
  const values = events.map((value, i) => shareOf(value, denominators[i]))
  const used = values.flatMap((value, i) => (value !== null && isBaseline[i] ? [i] : []))
  const total = sum(used.map((i) => denominators[i] ?? 0))
  const centre = total === 0 ? null : sum(used.map((i) => events[i] ?? 0)) / total
  const plain = denominators.map((d, i) => (centre === null || values[i] === null || d === null ? null : sigmaOf(centre, d)))
  const stretch = isPrime && centre !== null ? spread(values, centre, plain, isBaseline, screensRanges) : 1
  const sigmas = plain.map((sigma) => (sigma === null || stretch === null ? null : sigma * stretch))
  return controlLines(values, centre, sigmas, 0, most)
}

const shareOf = (events: Value, denominator: Value): Value =>
  events === null || denominator === null || denominator === 0 ? null : events / denominator

// A point without a value is a gap; one that is left out by choice is passed over, and its neighbours follow one another (qicharts2).
function spread(values: readonly Value[], centre: number, sigmas: readonly Value[], isBaseline: readonly boolean[], screensRanges: boolean): Value {
  const z = values.flatMap((value, i) => {
    if (!isBaseline[i]) return []
    const sigma = sigmas[i]
    return [value === null || sigma === null || sigma === 0 ? null : (value - centre) / sigma]
  })
  const ranges = movingRanges(z)
  const average = averageRange(screensRanges ? screenRanges(ranges) : ranges)
  return average === null ? null : average / 1.128
}
