import type { Direction, SeriesChart_SeriesFragment } from '../../graphql.generated.ts'
import type { ChartPoint, ChartSegment } from './meaning.ts'

export interface ChartSeries {
  points: ChartPoint[]
  segments: readonly ChartSegment[]
  direction: Direction
  unit: string
}

/** A series of the graph as the charts draw it. */
export function readSeries(
  series: { points: readonly Omit<SeriesChart_SeriesFragment['points'][number], 'movingRange'>[]; segments: readonly ChartSegment[] },
  measure: { direction: Direction; unit: string },
): ChartSeries {
  const points = series.points.map(({ observation, segment, signals }) => ({
    periodStart: observation.periodStart,
    value: observation.value,
    status: observation.status,
    illustrative: observation.illustrative,
    segment,
    signals,
  }))
  return { points, segments: series.segments, direction: measure.direction, unit: measure.unit }
}

/** A value with its unit: "31.4%", "1,242 admissions". */
export function formatValue(value: number, unit: string, places = 1): string {
  const number = value.toLocaleString('en-GB', { maximumFractionDigits: places }).replace('-', '\u2212')
  return unit === '%' ? `${number}%` : `${number} ${unit}`
}
