import { assuranceOf } from '../statistics/assurance.ts'
import { averageRange, movingRangeLimit, movingRanges } from '../statistics/moving-range.ts'
import { describeRules, ruleSets } from '../statistics/rule-set.ts'
import { variationOf } from '../statistics/variation.ts'
import { xmrChart, type XmrChart } from '../statistics/xmr-chart.ts'

import { settingsOf } from './method.ts'
import type { RuleSet } from './series-words.ts'
import { placeRows } from './series.places.ts'
import type { ObservedRow, SeriesData, SeriesKey } from './series.reads.ts'
import { describeSeries } from './series.sentence.ts'
import type { Series } from './series.ts'
import { joinPredecessors } from './succession.rules.ts'

/** The data of a series whose subject and measure are there. */
export type KnownSeries = SeriesData & { subject: NonNullable<SeriesData['subject']>; measure: NonNullable<SeriesData['measure']> }

/** Makes the series of what was observed: predecessors joined, gaps kept open, limits, signals and a sentence. */
export function makeSeries(data: KnownSeries, key: SeriesKey, ruleSet: RuleSet): Series {
  const { subject, measure } = data
  const rows = joinPredecessors(subject.id, data.predecessors, measure.multiplier, data.observations)
  const chart = rows.length === 0 ? null : drawChart(rows, data.rebases, ruleSet)
  const last = chart?.points.findLast(({ point, row }) => row.value !== null && point.side !== null)
  const limits = chart?.xmr.segments.at(-1)?.limits
  const hasLimits = limits !== undefined && limits.lower !== null
  const variation = last && hasLimits ? variationOf(last.point.direction, measure.direction) : null
  const assurance = hasLimits ? assuranceOf(limits.lower, limits.upper, data.target, measure.direction) : null
  const points = (chart?.points ?? []).map(({ row, point, movingRange }) => ({
    observation: row,
    segment: point.segment,
    movingRange,
    signals: [...point.signals],
  }))
  const segments = chart?.segments ?? []
  return {
    points,
    segments,
    variation,
    assurance,
    method: {
      name: 'Individuals chart (XmR)',
      ruleSet,
      settings: [...describeRules(ruleSets[ruleSet]), ...settingsOf(asked(data, key))],
      source: ruleSets[ruleSet].source,
    },
    sentence: describeSeries({
      data,
      rows,
      points,
      segments,
      variation,
      assurance,
      lastSignal: last?.point.signals[0] ?? null,
      rules: ruleSets[ruleSet],
    }),
  }
}

function asked({ measure, target, predecessors }: KnownSeries, { from, to, asKnownAt }: SeriesKey): Record<string, string | number | null> {
  return {
    direction: measure.direction,
    target,
    from,
    to,
    asKnownAt,
    gaps: 'a period without a value is never bridged: it breaks moving ranges, runs and trends',
    predecessors:
      predecessors.length === 0 ? null : predecessors.map(({ label, since }) => (since === null ? label : `${label} before ${since}`)).join('; '),
  }
}

interface Drawn {
  xmr: XmrChart
  points: { row: ObservedRow; point: XmrChart['points'][number]; movingRange: number | null }[]
  segments: Series['segments']
}

function drawChart(rows: readonly ObservedRow[], rebases: SeriesData['rebases'], ruleSet: RuleSet): Drawn {
  const { places, opens: used } = placeRows(rows, rebases)
  const xmr = xmrChart(
    places.map((row) => row?.value ?? null),
    used.map(({ at }) => at),
    null,
    ruleSets[ruleSet],
  )
  const ranges = xmr.segments.flatMap(({ start, end }) => movingRanges(places.slice(start, end + 1).map((row) => row?.value ?? null)))
  const segments = xmr.segments.map((segment) => {
    const average = averageRange(ranges.slice(segment.start, segment.end + 1))
    const inside = places.slice(segment.start, segment.end + 1).filter((row) => row !== null)
    return {
      from: inside[0]!.periodStart,
      to: inside.at(-1)!.periodEnd,
      centreLine: segment.limits.centre,
      upperLimit: segment.limits.upper,
      lowerLimit: segment.limits.lower,
      averageMovingRange: average,
      movingRangeLimit: average === null ? null : average * movingRangeLimit,
      points: segment.count,
      provisional: segment.isShort,
      reason: used.findLast(({ at }) => at === segment.start)?.reason ?? null,
    }
  })
  return { xmr, segments, points: xmr.points.flatMap((point, i) => (places[i] ? [{ row: places[i], point, movingRange: ranges[i] ?? null }] : [])) }
}
