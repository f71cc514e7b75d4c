import type { Direction, ObservationStatus, Signal } from '../../graphql.generated.ts'

export interface ChartPoint {
  periodStart: string
  value: number | null
  status: ObservationStatus
  illustrative: boolean
  segment: number
  signals: readonly Signal[]
}

export interface ChartSegment {
  from: string
  to: string
  centreLine: number | null
  upperLimit: number | null
  lowerLimit: number | null
  provisional: boolean
  reason: string | null
}

export type Meaning = 'common' | 'improvement' | 'concern' | 'neutral'

/** What a point's colour says. The side of the mean decides, save in a trend, whose own direction does (Making Data Count). */
export function meaningOf(points: readonly ChartPoint[], index: number, segments: readonly ChartSegment[], direction: Direction): Meaning {
  const point = points[index]
  if (!point || point.value === null || point.signals.length === 0) return 'common'
  if (direction === 'NEUTRAL' || direction === 'MAINTAIN') return 'neutral'
  const trending = point.signals.includes('TREND') && !point.signals.includes('OUTSIDE_LIMITS')
  const side = trending ? stepAt(points, index) : point.value - (segments[point.segment]?.centreLine ?? point.value)
  return side > 0 === (direction === 'INCREASE') ? 'improvement' : 'concern'
}

// A turning point belongs to the trend that begins at it, so the step out of a point comes before the step into it.
function stepAt(points: readonly ChartPoint[], index: number): number {
  const at = (place: number) => points[place]?.value ?? null
  const here = at(index) ?? 0
  const next = points[index + 1]?.signals.includes('TREND') ? at(index + 1) : null
  return next === null ? here - (at(index - 1) ?? here) : next - here
}

/** The words that go with a meaning, so that colour is never alone. */
export const meaningName: Record<Meaning, string> = {
  common: 'common cause',
  improvement: 'special cause, improvement',
  concern: 'special cause, concern',
  neutral: 'special cause',
}
