import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'

import { formatMonth, formatNumber } from '../format.ts'
import { PointReader } from './PointReader.tsx'
import { formatValue } from './readSeries.ts'
import { TimeAxis } from './TimeAxis.tsx'
import { useWidth } from './useWidth.ts'

/** A plain line over time, without limits: for sums, to which no control rules are applied. */
export function TimeLine({ points, name, unit }: { points: readonly { day: string; value: number }[]; name: string; unit: string }) {
  const [box, width] = useWidth()
  const height = 260
  const values = points.map(({ value }) => value)
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [70, width - 20])
  const y = scaleLinear([Math.min(...values), Math.max(...values)], [height - 44, 16]).nice(5)
  const draw = line<{ value: number }>(
    (_, index) => x(index),
    ({ value }) => y(value),
  )
  const places = points.map(({ day, value }, index) => ({ x: x(index), y: y(value), text: `${formatMonth(day)}: ${formatValue(value, unit)}` }))
  return (
    <PointReader box={box} places={places} width={width}>
      <svg className="chart" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={name}>
        {y.ticks(5).map((tick) => (
          <g key={tick}>
            <line className="grid-line" x1={60} x2={width - 10} y1={y(tick)} y2={y(tick)} />
            <text className="ax" x={54} y={y(tick) + 4} textAnchor="end">
              {formatNumber(tick, 2)}
            </text>
          </g>
        ))}
        <path className="line strong" d={draw(points) ?? undefined} />
        {places.map((place) => (
          <circle key={place.x} className="pt plain" cx={place.x} cy={place.y} r="3" />
        ))}
        <TimeAxis days={points.map(({ day }) => day)} x={x} y={height - 44} width={width} />
      </svg>
    </PointReader>
  )
}
