import { scaleLinear } from 'd3-scale'

import { formatNumber } from '../format.ts'
import { meaningName, type Meaning } from './meaning.ts'
import { PointReader } from './PointReader.tsx'
import { useWidth } from './useWidth.ts'

export interface SlopeLine {
  name: string
  before: number
  now: number
  meaning: Meaning
}

const HEIGHT = 340
const ROW = 17

/** Where each place stood before and where it stands: a line each, with labels that keep clear of one another. */
export function Slope({ lines, heads, name }: { lines: readonly SlopeLine[]; heads: readonly [before: string, now: string]; name: string }) {
  const [box, width] = useWidth()
  const isWide = width >= 560
  const [left, right] = [isWide ? 84 : 54, isWide ? width - 240 : width - 132]
  const values = lines.flatMap(({ before, now }) => [before, now])
  const y = scaleLinear([Math.min(...values), Math.max(...values)], [HEIGHT - 20, 44])
  const [starts, ends] = [spread(lines.map(({ before }) => y(before))), spread(lines.map(({ now }) => y(now)))]
  const places = lines.map((line, at) => ({
    x: right,
    y: ends[at] ?? 0,
    text: `${line.name}: ${formatNumber(line.before, 2)} to ${formatNumber(line.now, 2)}, ${meaningName[line.meaning].replace('special cause, ', '').replace('common cause', 'hardly changed')}`,
  }))
  return (
    <PointReader box={box} places={places} width={width} lie="list">
      <svg className="chart" viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} role="img" aria-label={name}>
        {[left, right].map((x, at) => (
          <g key={x}>
            <path className="grid-line" d={`M${x} 30V${HEIGHT - 8}`} />
            <text className="ax yr" x={x} y={18} textAnchor={at === 0 ? 'start' : 'middle'}>
              {heads[at]}
            </text>
          </g>
        ))}
        {lines.map((line, at) => (
          <g key={line.name}>
            <path className={`slope ${line.meaning}`} d={`M${left} ${y(line.before)}L${right} ${y(line.now)}`} />
            <circle className={`pt ${line.meaning}`} cx={left} cy={y(line.before)} r="4" />
            {line.meaning === 'concern' ? (
              <path className="pt concern" d={`M${right} ${y(line.now) - 5.6}l5.6 5.6 -5.6 5.6 -5.6 -5.600z`} />
            ) : (
              <circle className={`pt ${line.meaning}`} cx={right} cy={y(line.now)} r="4" />
            )}
            <text className="lb" x={left - 9} y={(starts[at] ?? 0) + 4} textAnchor="end">
              {formatNumber(line.before)}
            </text>
            <text className="lb" x={right + 9} y={(ends[at] ?? 0) + 4}>
              {formatNumber(line.now)} {shorten(line.name, isWide ? 26 : 12)}
            </text>
          </g>
        ))}
      </svg>
    </PointReader>
  )
}

// Labels are pushed down until each has a row of its own, and back up where that leaves the foot.
function spread(heights: readonly number[]): number[] {
  const order = heights.map((height, at) => ({ height, at })).toSorted((one, other) => one.height - other.height)
  let last = -Infinity
  for (const label of order) last = label.height = Math.max(label.height, last + ROW)
  let next = HEIGHT - 10 + ROW
  for (const label of order.toReversed()) next = label.height = Math.min(label.height, next - ROW)
  return order.toSorted((one, other) => one.at - other.at).map(({ height }) => height)
}

const shorten = (name: string, most: number) => (name.length > most ? `${name.slice(0, most - 1)}…` : name)
