import { meaningOf } from './meaning.ts'
import type { ChartSeries } from './readSeries.ts'

/** A small line without axes: band of the limits, mean, and the special causes as marks. Its figures are said beside it, so it is hidden from screen readers. */
export function Spark({ series, since, width = 104, height = 30 }: { series: ChartSeries; since?: string; width?: number; height?: number }) {
  const { points, segments, direction } = series
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]))
  const limits = segments.flatMap(({ upperLimit, lowerLimit }) => [upperLimit, lowerLimit].filter((limit) => limit !== null))
  const low = Math.min(...values, ...limits)
  const high = Math.max(...values, ...limits)
  const x = (index: number) => 3 + (index * (width - 8)) / Math.max(1, points.length - 1)
  const y = (value: number) => height - 3 - ((value - low) * (height - 6)) / (high - low || 1)
  const start = since ? points.findIndex(({ periodStart }) => periodStart >= since) : -1
  const last = points.length - 1
  return (
    <svg
      className="spark"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {segments.map((segment, place) => {
        const from = x(points.findIndex((point) => point.segment === place))
        const to = x(points.findLastIndex((point) => point.segment === place))
        const { upperLimit, lowerLimit, centreLine } = segment
        return (
          <g key={segment.from}>
            {upperLimit !== null && lowerLimit !== null && (
              <rect x={from} width={to - from} y={y(upperLimit)} height={y(lowerLimit) - y(upperLimit)} fill="#eef3f6" />
            )}
            {centreLine !== null && <path d={`M${from} ${y(centreLine)}H${to}`} stroke="#aeb9c0" />}
          </g>
        )
      })}
      {start > 0 && <path d={`M${x(start) - 2} 0V${height}`} stroke="#b4bfc6" strokeDasharray="1.5 2" />}
      <path
        d={lineOf(
          points.map(({ value }) => value),
          x,
          y,
        )}
        fill="none"
        stroke="#7c8d98"
        strokeWidth="1.3"
      />
      {points.map(({ periodStart, value, signals }, index) =>
        value !== null && (signals.length > 0 || index === last) ? (
          <circle
            key={periodStart}
            className={`dot ${meaningOf(points, index, segments, direction)}`}
            cx={x(index)}
            cy={y(value)}
            r={index === last ? 2.8 : 1.8}
          />
        ) : null,
      )}
    </svg>
  )
}

function lineOf(values: readonly (number | null)[], x: (index: number) => number, y: (value: number) => number): string {
  let pen = 'M'
  return values
    .map((value, index) => {
      if (value === null) {
        pen = 'M'
        return ''
      }
      const step = `${pen}${x(index).toFixed(1)} ${y(value).toFixed(1)}`
      pen = 'L'
      return step
    })
    .join('')
}
