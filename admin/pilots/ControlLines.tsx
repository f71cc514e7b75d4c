import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'

import { PointReader } from '../shared/charts/PointReader.tsx'
import { TimeAxis } from '../shared/charts/TimeAxis.tsx'
import { useWidth } from '../shared/charts/useWidth.ts'
import { formatMonth, formatNumber } from '../shared/format.ts'
import { observationStatusName } from '../shared/words.ts'
import type { Charted } from './ControlChartCard.tsx'

const HEIGHT = 260
const FOOT = HEIGHT - 44

type Point = Charted['points'][number]

/** The values with their centre, and limits that step with the size of each period. */
export function ControlLines({ chart: { points, segments, sentence } }: { chart: Charted }) {
  const [box, width] = useWidth()
  const known = points.flatMap(({ value, lowerLimit, upperLimit }) => [value, lowerLimit, upperLimit].filter((one) => one !== null))
  if (known.length === 0) return null
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [56, width - 20])
  const y = scaleLinear([Math.min(...known), Math.max(...known)], [FOOT, 14]).nice(5)
  const draw = (of: (point: Point) => number | null) =>
    line<Point>(
      (_, index) => x(index),
      (point) => y(of(point) ?? 0),
    ).defined((point) => of(point) !== null)(points) ?? undefined
  const places = points.map((point, index) => ({
    x: x(index),
    y: point.value === null ? FOOT : y(point.value),
    text: describe(point),
  }))
  return (
    <PointReader box={box} places={places} width={width}>
      <svg className="chart" viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} role="img" aria-label={sentence}>
        {y.ticks(5).map((tick) => (
          <g key={tick}>
            <line className="grid-line" x1={48} x2={width - 10} y1={y(tick)} y2={y(tick)} />
            <text className="ax" x={42} y={y(tick) + 4} textAnchor="end">
              {formatNumber(tick, 2)}
            </text>
          </g>
        ))}
        {segments.map(({ from, centreLine }, place) => {
          const [start, end] = [points.findIndex(({ segment }) => segment === place), points.findLastIndex(({ segment }) => segment === place)]
          return centreLine === null || start < 0 ? null : (
            <line key={from} className="centre" x1={x(start) - 8} x2={x(end) + 8} y1={y(centreLine)} y2={y(centreLine)} />
          )
        })}
        <path className="limit" fill="none" d={draw(({ lowerLimit }) => lowerLimit)} />
        <path className="limit" fill="none" d={draw(({ upperLimit }) => upperLimit)} />
        <path className="line" d={draw(({ value }) => value)} />
        {points.map(({ value, isOutside, observation }, index) =>
          value === null ? null : isOutside ? (
            <rect key={observation.id} className="pt neutral" x={x(index) - 4} y={y(value) - 4} width="8" height="8" />
          ) : (
            <circle key={observation.id} className="pt common" cx={x(index)} cy={y(value)} r="3.6" />
          ),
        )}
        <TimeAxis days={points.map(({ observation }) => observation.periodStart)} x={x} y={FOOT} width={width} />
      </svg>
    </PointReader>
  )
}

function describe({ observation, value, lowerLimit, upperLimit, isOutside }: Point): string {
  const month = formatMonth(observation.periodStart)
  if (value === null) return `${month}: ${observationStatusName[observation.status]}`
  const limits = lowerLimit === null || upperLimit === null ? '' : `, limits ${formatNumber(lowerLimit, 2)} to ${formatNumber(upperLimit, 2)}`
  return `${month}: ${formatNumber(value, 2)}${limits}${isOutside ? ', outside them' : ''}`
}
