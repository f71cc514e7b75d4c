import { scaleLinear } from 'd3-scale'
import { curveMonotoneX, line } from 'd3-shape'

import { PointReader } from '../shared/charts/PointReader.tsx'
import { useWidth } from '../shared/charts/useWidth.ts'
import { formatNumber } from '../shared/format.ts'
import type { FunnelPoint } from './charts.ts'

/** Units by their size and rate, within the limits that chance alone would keep to: 95% dashed, 99.8% solid. */
export function FunnelChart({ target, units }: { target: number | null; units: readonly FunnelPoint[] }) {
  const [box, width] = useWidth()
  const height = 320
  const sorted = units.toSorted((one, other) => one.denominator - other.denominator)
  const heights = sorted.flatMap(({ value, limits }) => [value, ...limits.filter((limit) => limit !== null)])
  const x = scaleLinear([0, Math.max(...sorted.map(({ denominator }) => denominator))], [64, width - 16])
  const y = scaleLinear([Math.min(...heights), Math.max(...heights)], [height - 40, 16]).nice(5)
  const limit = (at: number) =>
    line<FunnelPoint>(
      ({ denominator }) => x(denominator),
      ({ limits }) => y(limits[at] ?? 0),
    )
      .defined(({ limits }) => limits[at] !== null)
      .curve(curveMonotoneX)(sorted) ?? undefined
  const places = sorted.map(({ name, value, denominator, isOutside }) => ({
    x: x(denominator),
    y: y(value),
    text: `${name}: ${formatNumber(value, 2)} of ${formatNumber(denominator)}${isOutside ? ', outside the limits' : ''}`,
  }))
  const name = `Funnel of ${sorted.length} units, ${sorted.filter(({ isOutside }) => isOutside).length} outside the limits`
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
        {x.ticks(width < 560 ? 3 : 6).map((tick) => (
          <text key={tick} className="ax" x={x(tick)} y={height - 18} textAnchor="middle">
            {formatNumber(tick)}
          </text>
        ))}
        {target !== null && <line className="target" x1={60} x2={width - 10} y1={y(target)} y2={y(target)} />}
        {[0, 1, 2, 3].map((at) => (
          <path key={at} className={at === 0 || at === 3 ? 'line' : 'line dashed'} d={limit(at)} />
        ))}
        {sorted.map((unit, at) => (
          <circle
            key={at}
            className={`pt ${unit.isOutside ? 'concern' : 'plain'}`}
            cx={x(unit.denominator)}
            cy={y(unit.value)}
            r={unit.isOutside ? 5 : 3.5}
          />
        ))}
      </svg>
    </PointReader>
  )
}
