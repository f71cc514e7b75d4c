import { median } from '../../../server/statistics/average.ts'
import { runChart } from '../../../server/statistics/run-chart.ts'
import { bestBox, cutBox, isOutsideBox } from '../../../server/statistics/runs-box.ts'
import { crossingsNeeded, longestRunAllowed, runsAbout } from '../../../server/statistics/runs.ts'
import { cutParts } from './parts.ts'
import { maybe, number, numbers, part, texts, values, type Answer, type Input } from './input.ts'

function anhoej(series: readonly (number | null)[], centre: number | null, observed: number): Answer {
  const runs = runsAbout(series, centre)
  return {
    n_obs: observed,
    n_useful: runs.useful,
    longest_run: runs.longest,
    longest_run_max: runs.longestAllowed,
    n_crossings: runs.crossings,
    n_crossings_min: runs.crossingsNeeded,
    signal: runs.hasSignal,
  }
}

function anhoejRuns(input: Input): Answer {
  const series = values(input, 'values')
  const parts = cutParts(part(input, 'options'), series.length).map(({ start, end, isExcluded, isBaseline, cut }, p) => {
    const own = cut(series).filter((_, i) => !isExcluded[i])
    const baseline = cut(series).filter((value, i) => value !== null && isBaseline[i]) as number[]
    const centre = baseline.length === 0 ? null : median(baseline)
    return { centre, length: end - start, answer: { part: p + 1, ...anhoej(own, centre, own.length) } }
  })
  return { median: parts.flatMap(({ centre, length }) => Array.from({ length }, () => centre)), parts: parts.map(({ answer }) => answer) }
}

function rebased(input: Input): Answer {
  const side = input.direction === 'above' ? 1 : input.direction === 'below' ? -1 : 0
  const groups = Object.entries(part(input, 'series')).map(([group, series]) => ({
    group,
    dates: texts(series as Input, 'dates'),
    series: values(series as Input, 'values'),
  }))
  // The peer draws the last median of every group on to the latest date of all of them.
  const latest = groups
    .flatMap(({ dates }) => dates)
    .toSorted()
    .at(-1)
  const phases = groups.flatMap(({ group, dates, series }) => {
    const own = runChart(series, number(input, 'baseline_points'), number(input, 'run_length'), side)
    return own.map((phase, i) => ({
      order: i,
      row: {
        group,
        median: phase.median,
        start_date: dates[phase.start],
        end_date: dates[phase.end],
        extend_to: i === own.length - 1 ? latest : dates[phase.extendTo],
        run_type: i === 0 ? 'baseline' : 'sustained',
      },
    }))
  })
  // The peer lists all baselines, then every group's first new phase, and so on.
  return { medians: phases.toSorted((a, b) => a.order - b.order).map(({ row }) => row) }
}

function grid(input: Input): Answer {
  const n = number(input, 'n_useful')
  const longest = numbers(input, 'longest_run')
  // Outside 10 to 100 points the peer knows no boxes and goes by the Anhøj rules.
  const hasBox = n >= 10 && n <= 100
  const box = hasBox && input.method === 'bestbox' ? bestBox(n) : hasBox && input.method === 'cutbox' ? cutBox(n) : null
  const isSignal = (c: number, l: number): boolean => (box === null ? l > longestRunAllowed(n) || c < crossingsNeeded(n) : isOutsideBox(box, c, l))
  return { signal: numbers(input, 'crossings').map((c, i) => isSignal(c, longest[i])) }
}

/** Run charts. */
export const runs: Record<string, (input: Input) => Answer> = {
  'anhoej-limits': (input) => ({
    longest_run_max: numbers(input, 'n_useful').map(longestRunAllowed),
    n_crossings_min: numbers(input, 'n_useful').map(crossingsNeeded),
  }),
  'anhoej-runs': anhoejRuns,
  'anhoej-runs-about-given-centre': (input) => anhoej(values(input, 'values'), maybe(input, 'centre'), values(input, 'values').length),
  'runchart-rebase': rebased,
  'runs-signal-grid': grid,
}
