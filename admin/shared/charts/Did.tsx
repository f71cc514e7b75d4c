import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'

import { formatMonth, formatNumber } from '../format.ts'
import { PointReader } from './PointReader.tsx'
import { TimeAxis } from './TimeAxis.tsx'
import { useWidth } from './useWidth.ts'

export interface DidPoint {
  day: string
  treated: number
  others: number
}

/** Two groups over time, each as 100 in the year before, with the day of the change. */
export function Did({
  points,
  name,
  since,
  words,
}: {
  points: readonly DidPoint[]
  name: string
  since: string
  words: { treated: string; others: string }
}) {
  const [box, width] = useWidth()
  const height = 260
  const isWide = width >= 560
  const values = points.flatMap(({ treated, others }) => [treated, others])
  const right = width - (isWide ? 130 : 16)
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [56, right - 8])
  const y = scaleLinear([Math.min(...values), Math.max(...values)], [height - 44, 24]).nice(5)
  const draw = (of: 'treated' | 'others') =>
    line<DidPoint>(
      (_, index) => x(index),
      (point) => y(point[of]),
    )(points) ?? undefined
  const start = points.findIndex(({ day }) => day >= since)
  const last = points.at(-1)
  const places = points.map(({ day, treated, others }, index) => ({
    x: x(index),
    y: y(treated),
    text: `${formatMonth(day)}: ${words.treated} ${formatNumber(treated)}, ${words.others} ${formatNumber(others)}`,
  }))
  return (
    <PointReader box={box} places={places} width={width}>
      <svg className="chart" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={name}>
        {y.ticks(5).map((tick) => (
          <g key={tick}>
            <line className="grid-line" x1={48} x2={right} y1={y(tick)} y2={y(tick)} />
            <text className="ax" x={42} y={y(tick) + 4} textAnchor="end">
              {formatNumber(tick)}
            </text>
          </g>
        ))}
        {start > 0 && (
          <g>
            <path className="event" d={`M${x(start - 0.5)} 12V${height - 44}`} />
            <text className="an" x={x(start - 0.5) + 6} y={18}>
              Pilots go live
            </text>
          </g>
        )}
        <path className="line others" d={draw('others')} />
        <path className="line strong" d={draw('treated')} />
        {last && isWide && (
          <>
            <text className="lb" x={right + 6} y={y(last.treated) + (last.treated >= last.others ? -4 : 14)}>
              {words.treated}
            </text>
            <text className="lb" x={right + 6} y={y(last.others) + (last.treated >= last.others ? 14 : -4)}>
              {words.others} (dashed)
            </text>
          </>
        )}
        <TimeAxis days={points.map(({ day }) => day)} x={x} y={height - 44} width={width} />
      </svg>
    </PointReader>
  )
}
