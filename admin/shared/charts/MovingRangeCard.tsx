import { scaleLinear } from 'd3-scale'

import type { SeriesChart_SeriesFragment } from '../../graphql.generated.ts'
import { formatMonth, formatNumber } from '../format.ts'
import { Card } from '../ui/Card.tsx'
import { PointReader } from './PointReader.tsx'
import { TimeAxis } from './TimeAxis.tsx'
import { useWidth } from './useWidth.ts'

const HEIGHT = 170
const FOOT = HEIGHT - 44

/** How far each value is from the one before, with the limit of each segment. */
export function MovingRangeCard({ series: { points, segments } }: { series: SeriesChart_SeriesFragment }) {
  const [box, width] = useWidth()
  const ranges = points.map(({ movingRange }) => movingRange)
  const known = ranges.filter((range) => range !== null)
  if (known.length === 0) return null
  const limitOf = (index: number) => segments[points[index]?.segment ?? 0]?.movingRangeLimit ?? null
  const above = ranges.filter((range, index) => range !== null && range > (limitOf(index) ?? Infinity)).length
  const sentence =
    above === 0
      ? 'No step from one period to the next is larger than chance makes.'
      : `${above === 1 ? 'One step is' : `${above} steps are`} larger than chance makes: look there first.`
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [56, width - 20])
  const y = scaleLinear([0, Math.max(...known, ...segments.flatMap(({ movingRangeLimit }) => movingRangeLimit ?? []))], [FOOT, 12]).nice(3)
  const places = points.map(({ observation }, index) => ({
    x: x(index),
    y: y(ranges[index] ?? 0),
    text: `${formatMonth(observation.periodStart)}: ${ranges[index] == null ? 'no step' : formatNumber(ranges[index], 2)}`,
  }))
  return (
    <Card
      title="Moving range"
      note="from one period to the next"
      query={['pilot.measures.series.points.movingRange', 'pilot.measures.series.segments']}
    >
      <div className="cb">
        <p className="answer">{sentence}</p>
        <PointReader box={box} places={places} width={width}>
          <svg className="chart" viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} role="img" aria-label={sentence}>
            {y.ticks(3).map((tick) => (
              <g key={tick}>
                <line className="grid-line" x1={48} x2={width - 10} y1={y(tick)} y2={y(tick)} />
                <text className="ax" x={42} y={y(tick) + 4} textAnchor="end">
                  {formatNumber(tick, 2)}
                </text>
              </g>
            ))}
            {segments.map(({ from, averageMovingRange, movingRangeLimit }, place) => {
              const start = x(points.findIndex((point) => point.segment === place)) - 8
              const end = x(points.findLastIndex((point) => point.segment === place)) + 8
              return (
                <g key={from}>
                  {averageMovingRange !== null && (
                    <line className="centre" x1={start} x2={end} y1={y(averageMovingRange)} y2={y(averageMovingRange)} />
                  )}
                  {movingRangeLimit !== null && <line className="limit" x1={start} x2={end} y1={y(movingRangeLimit)} y2={y(movingRangeLimit)} />}
                </g>
              )
            })}
            {ranges.map((range, index) =>
              range === null ? null : <circle key={points[index]?.observation.id} className="pt common" cx={x(index)} cy={y(range)} r="3" />,
            )}
            <TimeAxis days={points.map(({ observation }) => observation.periodStart)} x={x} y={FOOT} width={width} />
          </svg>
        </PointReader>
      </div>
    </Card>
  )
}
