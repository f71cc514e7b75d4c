import type { ScaleLinear } from 'd3-scale'

import { formatNumber } from '../format.ts'
import type { ChartPoint, ChartSegment } from './meaning.ts'

type Scale = ScaleLinear<number, number>

/** The mean and the limits of each segment; the last segment's are named at the right edge. */
export function Limits({
  points,
  segments,
  x,
  y,
  right,
  labelled,
}: {
  points: readonly ChartPoint[]
  segments: readonly ChartSegment[]
  x: Scale
  y: Scale
  right: number
  labelled: boolean
}) {
  return segments.map((segment, place) => {
    const first = points.findIndex((point) => point.segment === place)
    const last = points.findLastIndex((point) => point.segment === place)
    if (first < 0) return null
    const from = x(first) - 10
    const to = place === segments.length - 1 ? right : x(last) + 6
    const { centreLine, upperLimit, lowerLimit } = segment
    const lines = [
      { name: 'Upper limit', value: upperLimit, kind: 'limit' },
      { name: 'Mean', value: centreLine, kind: 'centre' },
      { name: 'Lower limit', value: lowerLimit, kind: 'limit' },
    ]
    return (
      <g key={segment.from}>
        {upperLimit !== null && lowerLimit !== null && (
          <rect className="band" x={from} width={to - from} y={y(upperLimit)} height={y(lowerLimit) - y(upperLimit)} />
        )}
        {lines.map(({ name, value, kind }) =>
          value === null ? null : (
            <g key={name}>
              <line className={kind} x1={from} x2={to} y1={y(value)} y2={y(value)} />
              {labelled && place === segments.length - 1 && (
                <text className="lb" x={right + 6} y={y(value) + 4}>
                  {name} {formatNumber(value, value < 100 ? 1 : 0)}
                </text>
              )}
            </g>
          ),
        )}
      </g>
    )
  })
}
