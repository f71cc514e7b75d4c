import { ruleSets, type RuleSet } from '../../../server/statistics/rule-set.ts'
import { assuranceOf } from '../../../server/statistics/assurance.ts'
import { judge, variationOf, type Direction, type Judgement } from '../../../server/statistics/variation.ts'
import { segmentStarts, xmrChart, type XmrChart } from '../../../server/statistics/xmr-chart.ts'
import type { Signal, Verdict } from '../../../server/statistics/signal.ts'
import { maybe, part, texts, values, type Answer, type Input } from './input.ts'
import { camel } from './icons.ts'

const labels: Record<Signal, [string, string]> = {
  OUTSIDE_LIMITS: ['Above UCL', 'Below LCL'],
  TREND: ['7 Point Trend (Increasing)', '7 Point Trend (Decreasing)'],
  TWO_OF_THREE: ['2 in 3 Above CL', '2 in 3 Below CL'],
  SHIFT: ['7 Points Above CL', '7 Points Below CL'],
}
const assuranceTypes = { CONSISTENTLY_PASS: 'consistent_pass', CONSISTENTLY_FAIL: 'consistent_fail', INCONSISTENT: 'inconsistent' }

function rulesOf(options: Input): RuleSet {
  return {
    ...ruleSets.NHS,
    limitMultiplier: maybe(options, 'limit_multiplier') ?? 2.66,
    screensMovingRanges: options.screen_moving_ranges !== false,
    shiftLength: maybe(options, 'shift_n') ?? 7,
    trendLength: maybe(options, 'trend_n') ?? 7,
    shortSegment: maybe(options, 'short_series_threshold') ?? ruleSets.NHS.shortSegment,
  }
}

function chartOf(input: Input): XmrChart {
  const options = part(input, 'options')
  const starts = segmentStarts(texts(input, 'dates'), texts(options, 'rebase_dates'))
  return xmrChart(values(input, 'values'), starts, maybe(options, 'fix_after_n_points'), rulesOf(options))
}

/** Whole charts, with everything a peer says of them. */
export function xmr(input: Input): Answer {
  const options = part(input, 'options')
  const chart = chartOf(input)
  const dates = texts(input, 'dates')
  const direction = String(options.improvement_direction).toUpperCase() as Direction
  const pointTypes = chart.points.map((point) => pointType(judge(point.direction, direction)))
  const { limits } = chart.segments[chart.segments.length - 1]
  const assurance = assuranceOf(limits.lower, limits.upper, maybe(options, 'target'), direction)
  return {
    segments: chart.segments.map((segment) => ({
      start: dates[segment.start],
      n: segment.end - segment.start + 1,
      mean: segment.limits.centre,
      lpl: segment.limits.lower,
      upl: segment.limits.upper,
      near_lpl: segment.limits.nearLower,
      near_upl: segment.limits.nearUpper,
      average_moving_range: segment.limits.averageMovingRange,
    })),
    outside_limits: chart.points.map((point) => (hasLimits(chart, point) ? point.isOutside : null)),
    close_to_limits: chart.points.map((point) => (hasLimits(chart, point) ? point.isNear : null)),
    relative_to_mean: chart.points.map((point) => point.side),
    special_cause_type: chart.points.map(labelOf),
    point_type: pointTypes,
    last_point_type: pointTypes[pointTypes.length - 1],
    variation_icon: camel(variationOf(chart.points[chart.points.length - 1].direction, direction)),
    assurance_type: assurance === null ? null : assuranceTypes[assurance],
    assurance_icon: assurance === null ? null : camel(assurance).replace('consistently', 'consistent'),
    short_group_warning: chart.points.map((point) => chart.segments[point.segment].isShort),
    doc_caption: { upl: limits.upper, mean: limits.centre, lpl: limits.lower },
  }
}

/** Limits alone: one figure each, or one for each point where the case gives a baseline. */
export function xmrLimitsOnly(input: Input): Answer {
  const chart = chartOf(input)
  const { limits } = chart.segments[0]
  const lines = { mean: limits.centre, lpl: limits.lower, upl: limits.upper, near_lpl: limits.nearLower, near_upl: limits.nearUpper }
  if (!('fix_after_n_points' in part(input, 'options'))) return lines
  return {
    ...Object.fromEntries(Object.entries(lines).map(([name, line]) => [name, chart.points.map(() => line)])),
    outside_limits: chart.points.map((point) => point.isOutside),
    relative_to_mean: chart.points.map((point) => point.side),
    close_to_limits: chart.points.map((point) => point.isNear),
    special_cause_flag: chart.points.map((point) => point.signals.length > 0),
  }
}

// Where there are no limits, or no value, nobody can say on which side of them a point lies.
const hasLimits = (chart: XmrChart, point: XmrChart['points'][number]): boolean =>
  point.side !== null && chart.segments[point.segment].limits.lower !== null

function labelOf(point: Verdict): string {
  return point.signals.length === 0 ? 'Common Cause' : labels[point.signals[0]][point.direction > 0 ? 0 : 1]
}

const pointType = (judgement: Judgement | null): string => (judgement === null ? 'common_cause' : `special_cause_${judgement.toLowerCase()}`)
