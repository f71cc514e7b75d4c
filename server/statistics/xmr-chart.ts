import { require } from './refusal.ts'
import { judgePoints, type Verdict } from './signal.ts'
import { xmrLimits, type XmrLimits } from './xmr.ts'
import type { Value } from './moving-range.ts'
import type { RuleSet } from './rule-set.ts'

/** A stretch of the series with limits of its own. */
export interface XmrSegment {
  readonly start: number
  readonly end: number
  readonly limits: XmrLimits
  /** Points with a value. */
  readonly count: number
  /** Trial limits: fewer points than the rule set asks for. */
  readonly isShort: boolean
}

export interface XmrChart {
  readonly segments: readonly XmrSegment[]
  readonly points: readonly (Verdict & { readonly segment: number })[]
}

/**
 * An individuals chart. Each index in `starts` opens a new segment, where the mean, the ranges, the limits and every rule begin
 * again; with a baseline the limits of a segment come from its first points only.
 */
export function xmrChart(values: readonly Value[], starts: readonly number[], baseline: number | null, rules: RuleSet): XmrChart {
  require(values.length > 0, 'A chart needs at least one point.')
  const edges = [...new Set([0, ...starts])].toSorted((a, b) => a - b)
  require(edges.every((edge) => Number.isInteger(edge) && edge >= 0 && edge < values.length), 'A segment starts at a point of the series.')
  const segments = edges.map((start, i) => {
    const end = (edges[i + 1] ?? values.length) - 1
    const inside = values.slice(start, end + 1)
    const limits = xmrLimits(inside.slice(0, baseline ?? inside.length), rules)
    const count = inside.filter((value) => value !== null).length
    return { segment: { start, end, limits, count, isShort: count < rules.shortSegment }, verdicts: judgePoints(inside, limits, rules) }
  })
  return {
    segments: segments.map(({ segment }) => segment),
    points: segments.flatMap(({ verdicts }, segment) => verdicts.map((verdict) => ({ ...verdict, segment }))),
  }
}

/** The points at which the given days open a segment; a day on which there is no point is refused, not ignored. */
export function segmentStarts(days: readonly string[], rebasedOn: readonly string[]): number[] {
  return rebasedOn.map((day) => {
    const start = days.indexOf(day)
    require(start >= 0, `The series has no point on ${day}, so its limits cannot be recalculated from there.`)
    return start
  })
}
