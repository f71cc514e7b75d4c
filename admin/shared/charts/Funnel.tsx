import { scaleLinear } from 'd3-scale'
import { curveMonotoneX, line } from 'd3-shape'

import { formatNumber } from '../format.ts'
import { meaningName, type Meaning } from './meaning.ts'
import { PointReader } from './PointReader.tsx'
import { useWidth } from './useWidth.ts'

export interface FunnelPoint {
  name: string
  value: number
  denominator: number
  /** The lower 99.8% and 95% limits, then the upper 95% and 99.8% ones. */
  limits: readonly (number | null)[]
  /** What it is to lie where it does; common where chance would leave it there. */
  meaning: Meaning
}

/** Units by their size and rate, within the limits that chance alone would keep to: 95% dashed, 99.8% solid. */
export function Funnel({ target, units }: { target: number | null; units: readonly FunnelPoint[] }) {
  const [box, width] = useWidth()
  const height = 320
  const sorted = units.toSorted((one, other) => one.denominator - other.denominator)
  const heights = sorted.flatMap(({ value, limits }) => [value, ...limits.filter((limit) => limit !== null)])
  const sizes = sorted.map(({ denominator }) => denominator)
  const x = scaleLinear([Math.min(...sizes) * 0.8, Math.max(...sizes)], [64, width - 16])
  const y = scaleLinear([Math.min(...heights), Math.max(...heights)], [height - 40, 16]).nice(5)
  const limit = (at: number) =>
    line<FunnelPoint>(
      ({ denominator }) => x(denominator),
      ({ limits }) => y(limits[at] ?? 0),
    )
      .defined(({ limits }) => limits[at] !== null)
      .curve(curveMonotoneX)(sorted) ?? undefined
  const places = sorted.map(({ name, value, denominator, meaning }) => ({
    x: x(denominator),
    y: y(value),
    text: `${name}: ${formatNumber(value, 2)} of ${formatNumber(denominator)}${meaning === 'common' ? '' : `, outside the limits, ${meaningName[meaning]}`}`,
  }))
  const outside = sorted.filter(({ meaning }) => meaning !== 'common')
  return (
    <PointReader box={box} places={places} width={width} lie="field">
      <svg
        className="chart"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={`Funnel of ${sorted.length} units, ${outside.length} outside the limits`}
      >
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
        {target !== null && <line className="centre" x1={60} x2={width - 10} y1={y(target)} y2={y(target)} />}
        {[0, 1, 2, 3].map((at) => (
          <path key={at} className={at === 0 || at === 3 ? 'line' : 'limit'} d={limit(at)} />
        ))}
        {sorted.map((unit, place) => (
          <FunnelMark key={place} unit={unit} x={x(unit.denominator)} y={y(unit.value)} right={width} isNamed={outside.length <= 8} />
        ))}
      </svg>
    </PointReader>
  )
}

// Only what lies outside has its name beside it, and concern is a diamond.
function FunnelMark({ unit, x, y, right, isNamed }: { unit: FunnelPoint; x: number; y: number; right: number; isNamed: boolean }) {
  const { name, meaning } = unit
  if (meaning === 'common') return <circle className="pt plain" cx={x} cy={y} r={3.5} />
  const isNearEdge = x > right - 160
  return (
    <>
      {meaning === 'concern' ? (
        <path className="pt concern" d={`M${x} ${y - 5.6}l5.6 5.6 -5.6 5.6 -5.6 -5.600z`} />
      ) : (
        <circle className={`pt ${meaning}`} cx={x} cy={y} r={5} />
      )}
      {isNamed && (
        <text className="lb" x={isNearEdge ? x - 9 : x + 9} y={y + 4} textAnchor={isNearEdge ? 'end' : 'start'}>
          {name}
        </text>
      )}
    </>
  )
}
