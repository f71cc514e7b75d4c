import { cChart, pChart, pPrimeChart, uChart, uPrimeChart, type Counts } from '../statistics/attribute-chart.ts'
import { median } from '../statistics/average.ts'
import { controlLines, scaleLines, type ControlLines } from '../statistics/control-line.ts'
import { require } from '../statistics/refusal.ts'
import { runsAbout, type Runs } from '../statistics/runs.ts'

import { listInWords } from '../platform/words.ts'

import type { ChartKind, ControlChart, ControlSegment } from './control-chart.ts'
import { settingsOf } from './method.ts'
import { counted, monthName } from './period.ts'
import { placeRows } from './series.places.ts'
import type { ObservedRow, SeriesKey } from './series.reads.ts'
import type { KnownSeries } from './series.rules.ts'
import { joinPredecessors } from './succession.rules.ts'

interface Kind {
  name: string
  source: string
  limits: string
  /** Whether it is drawn in the unit of the measure, and not in events. */
  isRatio: boolean
  draw: (counts: Counts, values: readonly (number | null)[]) => ControlLines
}

const MONTGOMERY = 'Montgomery, Introduction to Statistical Quality Control, ch. 7; qicharts2 1b9487ec'
const LANEY = 'Laney 2002; qicharts2 1b9487ec'

const KINDS: Record<ChartKind, Kind> = {
  P: { name: 'p chart', source: MONTGOMERY, limits: '3 sigma of the binomial distribution, cut at 0 and 1', isRatio: true, draw: pChart },
  P_PRIME: {
    name: 'p′ chart',
    source: LANEY,
    limits: '3 sigma of the binomial distribution times sigma z, cut at 0 and 1; ranges of z not screened',
    isRatio: true,
    draw: (counts) => pPrimeChart(counts, false),
  },
  U: { name: 'u chart', source: MONTGOMERY, limits: '3 sigma of the Poisson distribution, cut at 0', isRatio: true, draw: uChart },
  U_PRIME: {
    name: 'u′ chart',
    source: LANEY,
    limits: '3 sigma of the Poisson distribution times sigma z, cut at 0; ranges of z not screened',
    isRatio: true,
    draw: (counts) => uPrimeChart(counts, false),
  },
  C: {
    name: 'c chart',
    source: MONTGOMERY,
    limits: '3 sigma of the Poisson distribution, cut at 0',
    isRatio: false,
    draw: ({ events, isBaseline }) => cChart(events, isBaseline),
  },
  RUN: {
    name: 'Run chart',
    source: 'Anhøj and Olesen 2014; qicharts2 1b9487ec',
    limits: 'none',
    isRatio: false,
    draw: (_, values) => medianLines(values),
  },
}

/** Draws what was observed as the chart asked for, a stretch at a time. */
export function makeControlChart(data: KnownSeries, key: SeriesKey, kind: ChartKind): ControlChart {
  const { measure, subject } = data
  const { name, source, limits, isRatio, draw } = KINDS[kind]
  require(!isRatio || measure.denominator !== null, `A ${name} is of a ratio, and this measure has no denominator: ask for a C chart or a run chart.`)
  require(kind === 'RUN' ||
    kind === 'C' ||
    !kind.startsWith('P') ||
    measure.multiplier <= 100, `A ${name} is of a share, and this measure is a rate: ask for a U chart.`)
  const rows = joinPredecessors(subject.id, data.predecessors, measure.multiplier, data.observations)
  const { places, opens } = placeRows(rows, data.rebases)
  const starts = [0, ...opens.map(({ at }) => at)].toSorted((a, b) => a - b)
  const parts = (places.length === 0 ? [] : starts).map((start, i) => {
    const inside = places.slice(start, starts[i + 1])
    const counts = {
      events: inside.map(eventsOf(isRatio)),
      denominators: inside.map((row) => row?.denominator ?? null),
      isBaseline: inside.map(() => true),
    }
    const lines = draw(
      counts,
      inside.map((row) => row?.value ?? null),
    )
    const own = scaleLines(lines, isRatio ? measure.multiplier : 1)
    return { inside, lines: own, runs: runsAbout(own.values, own.centre), reason: opens.find(({ at }) => at === start)?.reason ?? null }
  })
  const points = parts.flatMap(({ inside, lines }, segment) =>
    inside.flatMap((row, i) =>
      row === null
        ? []
        : [
            {
              observation: row,
              segment,
              value: lines.values[i] ?? null,
              lowerLimit: lines.lower[i] ?? null,
              upperLimit: lines.upper[i] ?? null,
              isOutside: lines.isOutside[i] ?? false,
            },
          ],
    ),
  )
  const segments = parts.map(segmentOf)
  return {
    kind,
    points,
    segments,
    method: {
      name,
      ruleSet: 'Anhøj’s rules for runs and crossings',
      settings: settingsOf({
        limits,
        direction: measure.direction,
        multiplier: isRatio ? measure.multiplier : null,
        from: key.from,
        to: key.to,
        asKnownAt: key.asKnownAt,
        gaps: 'a period without a value or a denominator has no limits and is in no sum',
      }),
      source,
    },
    sentence: describe({ data, rows, kind, points, segments }),
  }
}

const eventsOf = (isRatio: boolean) => (row: ObservedRow | null) => (row === null ? null : isRatio ? row.numerator : (row.numerator ?? row.value))

function medianLines(values: readonly (number | null)[]): ControlLines {
  const known = values.filter((value) => value !== null)
  return controlLines(
    values,
    known.length === 0 ? null : median(known),
    values.map(() => null),
  )
}

function segmentOf({
  inside,
  lines,
  runs,
  reason,
}: {
  inside: readonly (ObservedRow | null)[]
  lines: ControlLines
  runs: Runs
  reason: string | null
}): ControlSegment {
  const known = inside.filter((row) => row !== null)
  return {
    from: known[0]!.periodStart,
    to: known.at(-1)!.periodEnd,
    centreLine: lines.centre,
    usefulPoints: runs.useful,
    longestRun: runs.longest,
    longestRunAllowed: runs.longestAllowed,
    crossings: runs.crossings,
    crossingsNeeded: runs.crossingsNeeded,
    hasRunsSignal: runs.hasSignal,
    reason,
  }
}

interface Facts {
  data: KnownSeries
  rows: readonly ObservedRow[]
  kind: ChartKind
  points: ControlChart['points']
  segments: readonly ControlSegment[]
}

function describe({ data: { measure, subject }, rows, kind, points, segments }: Facts): string {
  if (rows.length === 0) return `${measure.title}, ${subject.label}: there is no observation to show.`
  const values = points.filter(({ value }) => value !== null).length
  const outside = points.filter(({ isOutside }) => isOutside).length
  const drifting = segments.filter(({ hasRunsSignal }) => hasRunsSignal)
  const isPlain = kind === 'P' || kind === 'U'
  return [
    `${measure.title}, ${subject.label}: ${KINDS[kind].name}, ${counted(values, 'value')} from ${monthName(rows[0]!.periodStart)} to ${monthName(rows.at(-1)!.periodEnd)}.`,
    kind !== 'RUN' &&
      (outside === 0
        ? 'None lies outside its limits.'
        : `${counted(outside, 'value')} outside the limits ${outside === 1 ? 'is' : 'are'} more than chance makes.`),
    isPlain &&
      outside * 4 > values &&
      `With denominators as large as these nearly everything lies outside: a ${KINDS[kind].name.replace(' ', '′ ')} allows for it.`,
    drifting.length === 0
      ? 'They run and cross the centre as chance makes them.'
      : `From ${listInWords(drifting.map(({ from }) => monthName(from)))} on they run longer, or cross the centre less often, than chance makes them.`,
    'It says that something changed, not why.',
    subject.kind === 'ORGANISATION' && 'It is about everybody whom the organisation serves, not about a pilot.',
    rows.some((row) => row.illustrative) && 'Its values are made up.',
  ]
    .filter(Boolean)
    .join(' ')
}
