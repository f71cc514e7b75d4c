import { cChart, pChart, pPrimeChart, uChart, uPrimeChart, type Counts } from '../../../server/statistics/attribute-chart.ts'
import { mean } from '../../../server/statistics/average.ts'
import { scaleLines, type ControlLines } from '../../../server/statistics/control-line.ts'
import { iPrimeChart } from '../../../server/statistics/i-prime.ts'
import { individualsChart, movingRangeChart } from '../../../server/statistics/individuals.ts'
import { runsAbout } from '../../../server/statistics/runs.ts'
import { maybe, numbers, part, values, type Answer, type Input } from './input.ts'

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
  const freeze = maybe(options, 'freeze_after_n') ?? Infinity
  const excluded = events.map((_, i) => numbers(options, 'exclude_points').includes(i + 1))
  const edges = [0, ...numbers(options, 'part_after'), events.length]
  return edges.slice(1).map((end, p) => {
    const cut = <T>(all: readonly T[]): T[] => all.slice(edges[p], end)
    const isExcluded = cut(excluded)
    const counts = { events: cut(events), denominators: cut(denominators), isBaseline: isExcluded.map((no, i) => !no && i < freeze) }
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
  return { ...runsOf(own), mean_lcl: mean(known(lower)), cl: centre, mean_ucl: mean(known(upper)), n_sigma_signals: isOutside.filter(Boolean).length }
}

/** Individuals and moving-range charts with sigma = range / d2. */
export function individuals(input: Input): Answer {
  const options = part(input, 'options')
  const numerators = values(input, 'numerators')
  const denominators = numbers(input, 'denominators')
  const series = input.values === undefined ? numerators.map((x, i) => (x === null ? null : x / denominators[i])) : values(input, 'values')
  const baseline = maybe(options, 'freeze_after_n') ?? series.length
  const divisor = maybe(options, 'sigma_divisor_d2') ?? 1.128
  if (input.chart === 'mr') return linesOf([movingRangeChart(series, baseline)])
  return linesOf([individualsChart(series, baseline, divisor, options.screen_moving_ranges === true)])
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
