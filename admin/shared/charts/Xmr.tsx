import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'

import { formatMonth, formatNumber } from '../format.ts'
import { observationStatusName, signalName } from '../words.ts'
import { Limits } from './Limits.tsx'
import { meaningName, meaningOf, type ChartPoint } from './meaning.ts'
import { PointReader } from './PointReader.tsx'
import { formatValue, type ChartSeries } from './readSeries.ts'
import { TimeAxis } from './TimeAxis.tsx'
import { useWidth } from './useWidth.ts'

/** Another series that is drawn along, without limits. */
export interface Others {
  name: string
  values: ReadonlyMap<string, number>
}

/** An individuals (XmR) chart: the points, the mean, the process limits of each segment, and the special causes by colour and shape. */
export function Xmr({
  series,
  name,
  target,
  events = [],
  others,
  hasLimits = true,
}: {
  series: ChartSeries
  name: string
  target: number | null
  events?: readonly { on: string; name: string }[]
  others?: Others
  hasLimits?: boolean
}) {
  const [box, width] = useWidth()
  const { points, segments, direction, unit } = series
  const height = width < 560 ? 260 : 320
  const margin = { top: 26, right: width < 560 ? 12 : 118, bottom: 44, left: width < 560 ? 46 : 58 }
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]))
  const limits = (hasLimits ? segments : []).flatMap(({ upperLimit, lowerLimit }) => [upperLimit, lowerLimit].filter((limit) => limit !== null))
  if (target !== null) values.push(target)
  if (others) values.push(...others.values.values())
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [margin.left + 10, width - margin.right - 10])
  const y = scaleLinear([Math.min(...values, ...limits), Math.max(...values, ...limits)], [height - margin.bottom, margin.top]).nice(5)
  const draw = line<ChartPoint>(
    (_, index) => x(index),
    ({ value }) => y(value ?? 0),
  ).defined(({ value }) => value !== null)
  const drawOthers = line<ChartPoint>(
    (_, index) => x(index),
    ({ periodStart }) => y(others?.values.get(periodStart) ?? 0),
  ).defined(({ periodStart }) => others?.values.has(periodStart) ?? false)
  const frame = { left: margin.left, right: width - margin.right, top: margin.top, bottom: height - margin.bottom }
  const describe = (point: ChartPoint, index: number) => {
    const meaning = meaningOf(points, index, segments, direction)
    const why = point.signals.map((signal) => signalName[signal]).join(', ')
    const value = point.value === null ? observationStatusName[point.status] : formatValue(point.value, unit)
    const beside = others?.values.get(point.periodStart)
    return `${formatMonth(point.periodStart)}: ${value}${point.value === null || point.status === 'NORMAL' ? '' : `, ${observationStatusName[point.status]}`}${why ? `, ${meaningName[meaning]}: ${why}` : ''}${beside === undefined ? '' : `; ${others?.name} ${formatValue(beside, unit)}`}`
  }
  const places = points.map((point, index) => ({
    x: x(index),
    y: point.value === null ? frame.bottom : y(point.value),
    text: describe(point, index),
  }))
  return (
    <PointReader box={box} places={places} width={width}>
      <svg className="chart" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={name}>
        {y.ticks(5).map((tick) => (
          <g key={tick}>
            <line className="grid-line" x1={frame.left} x2={frame.right} y1={y(tick)} y2={y(tick)} />
            <text className="ax" x={frame.left - 8} y={y(tick) + 4} textAnchor="end">
              {formatNumber(tick, 2)}
            </text>
          </g>
        ))}
        {hasLimits && <Limits points={points} segments={segments} x={x} y={y} right={frame.right} labelled={width >= 560} />}
        {target !== null && <line className="target" x1={frame.left} x2={frame.right} y1={y(target)} y2={y(target)} />}
        {events.map(({ on, name: event }) => {
          const index = points.findIndex(({ periodStart }) => periodStart >= on)
          return index > 0 ? (
            <g key={event}>
              <path className="event" d={`M${x(index - 0.5)} ${frame.top - 14}V${frame.bottom}`} />
              <text className="an" x={x(index - 0.5) + 6} y={frame.top - 8}>
                {event}
              </text>
            </g>
          ) : null
        })}
        {others && <path className="line others" d={drawOthers(points) ?? undefined} />}
        <path className="line" d={draw(points) ?? undefined} />
        {points.map((point, index) =>
          point.value === null ? null : (
            <Mark
              key={point.periodStart}
              meaning={meaningOf(points, index, segments, direction)}
              provisional={point.status === 'PROVISIONAL'}
              x={x(index)}
              y={y(point.value)}
            />
          ),
        )}
        <TimeAxis days={points.map(({ periodStart }) => periodStart)} x={x} y={frame.bottom} width={width} />
      </svg>
    </PointReader>
  )
}

// Concern is a diamond and a provisional value is hollow, so that neither rests on colour.
function Mark({ meaning, provisional, x, y }: { meaning: ReturnType<typeof meaningOf>; provisional: boolean; x: number; y: number }) {
  const kind = `pt ${meaning}${provisional ? ' hollow' : ''}`
  return meaning === 'concern' ? (
    <path className={kind} d={`M${x} ${y - 5.6}l5.6 5.6 -5.6 5.6 -5.6 -5.600z`} />
  ) : (
    <circle className={kind} cx={x} cy={y} r={meaning === 'common' ? 3.6 : 4.2} />
  )
}
