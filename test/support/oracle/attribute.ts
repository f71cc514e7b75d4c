import { cChart, pChart, pPrimeChart, uChart, uPrimeChart, type Counts } from '../../../server/statistics/attribute-chart.ts'
import { mean } from '../../../server/statistics/average.ts'
import { scaleLines, type ControlLines } from '../../../server/statistics/control-line.ts'
import { iPrimeChart } from '../../../server/statistics/i-prime.ts'
import { individualsChart, movingRangeChart } from '../../../server/statistics/individuals.ts'
import { runsAbout } from '../../../server/statistics/runs.ts'
import { cutParts } from './parts.ts'
import { maybe, numbers, orNone, part, values, type Answer, type Input } from './input.ts'

type Draw = (counts: Counts, screens: boolean) => ControlLines
const charts: Record<string, Draw> = {
  p: (counts) => pChart(counts),
  u: (counts) => uChart(counts),
  pp: pPrimeChart,
  up: uPrimeChart,
  c: (counts) => cChart(counts.events, counts.isBaseline),
}

interface Part {
  readonly lines: ControlLines
  readonly isExcluded: readonly boolean[]
}

function drawParts(input: Input): Part[] {
  const options = part(input, 'options')
  const events = values(input, 'numerators')
  const denominators = input.denominators === undefined ? events.map(() => 1) : values(input, 'denominators')
  return cutParts(options, events.length).map(({ isExcluded, isBaseline, cut }) => {
    const counts = { events: cut(events), denominators: cut(denominators), isBaseline }
    const lines = charts[String(input.chart)](counts, options.screen_moving_ranges === true)
    return { lines: scaleLines(lines, maybe(options, 'multiply') ?? 1), isExcluded }
  })
}

const runsOf = ({ lines, isExcluded }: Part): Answer => {
  const runs = runsAbout(
    lines.values.filter((_, i) => !isExcluded[i]),
    lines.centre,
  )
  return {
    n_obs: isExcluded.filter((no) => !no).length,
    n_useful: runs.useful,
    longest_run: runs.longest,
    longest_run_max: runs.longestAllowed,
    n_crossings: runs.crossings,
    n_crossings_min: runs.crossingsNeeded,
    runs_signal: runs.hasSignal,
  }
}

const linesOf = (all: readonly ControlLines[]): Answer => ({
  y: all.flatMap((lines) => lines.values),
  cl: all.flatMap((lines) => lines.values.map(() => lines.centre)),
  lcl: all.flatMap((lines) => lines.lower),
  ucl: all.flatMap((lines) => lines.upper),
  lcl_2sigma: all.flatMap((lines) => lines.nearLower),
  ucl_2sigma: all.flatMap((lines) => lines.nearUpper),
  sigma_signal: all.flatMap((lines) => lines.isOutside),
})

/** p, u, c, p′ and u′ charts, point by point. */
export function attributeChart(input: Input): Answer {
  const parts = drawParts(input)
  return { ...linesOf(parts.map(({ lines }) => lines)), runs: parts.map((own, i) => ({ part: i + 1, ...runsOf(own) })) }
}

/** The figures of one chart in brief. */
export function attributeSummary(input: Input): Answer {
  const [own] = drawParts(input)
  const known = (line: readonly (number | null)[]): number[] => line.filter((value) => value !== null)
  const { lower, upper, centre, isOutside } = own.lines
  const average = (line: readonly (number | null)[]) => orNone(() => mean(known(line)))
  return { ...runsOf(own), mean_lcl: average(lower), cl: centre, mean_ucl: average(upper), n_sigma_signals: isOutside.filter(Boolean).length }
}

/** Individuals and moving-range charts with sigma = range / d2. */
export function individuals(input: Input): Answer {
  const options = part(input, 'options')
  const denominators = values(input, 'denominators')
  const ratios = values(input, 'numerators').map((x, i) => (x === null || !denominators[i] ? null : x / denominators[i]))
  const series = input.values === undefined ? ratios : values(input, 'values')
  const divisor = maybe(options, 'sigma_divisor_d2') ?? 1.128
  const lines = cutParts(options, series.length).map(({ isBaseline, cut }) =>
    input.chart === 'mr'
      ? movingRangeChart(cut(series), isBaseline)
      : individualsChart(cut(series), isBaseline, divisor, options.screen_moving_ranges === true),
  )
  return linesOf(lines.map((own) => scaleLines(own, maybe(options, 'multiply') ?? 1)))
}

/** I′ charts. The peer was given numerators as subgroups and denominators as values: points of one subgroup are one mean, in its order. */
export function iPrime(input: Input): Answer {
  const denominators = numbers(input, 'denominators')
  const groups = new Map<number, number[]>()
  numbers(input, 'numerators').forEach((x, i) => groups.set(x, [...(groups.get(x) ?? []), denominators[i]]))
  const own = [...groups].toSorted(([a], [b]) => a - b).map(([, group]) => group)
  const means = own.map((group) => mean(group))
  return linesOf([
    iPrimeChart(
      means,
      own.map((group) => group.length),
      own.map(() => true),
      part(input, 'options').screen_moving_ranges === true,
    ),
  ])
}
