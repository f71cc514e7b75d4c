import { scaleLinear } from 'd3-scale'

import { formatNumber } from '../format.ts'
import type { Meaning } from './meaning.ts'
import { PointReader } from './PointReader.tsx'
import { useWidth } from './useWidth.ts'

export interface ForestLine {
  name: string
  estimate: number
  lower: number
  upper: number
  meaning: Meaning
}

/** What an effect with its interval says. */
export const judgementName: Record<Meaning, string> = {
  common: 'within chance',
  improvement: 'more than chance, for the better',
  concern: 'more than chance, for the worse',
  neutral: 'more than chance',
}

const TOP = 12
const FOOT = 34

/** Effects with their intervals against the line of no effect, a place a row and all of them together as a diamond. */
export function ForestChart({
  whole,
  lines,
  name,
  write,
}: {
  whole: ForestLine
  lines: readonly ForestLine[]
  name: string
  write: (value: number) => string
}) {
  const [box, width] = useWidth()
  const isWide = width >= 560
  const row = isWide ? 27 : 42
  const rows = [whole, ...lines]
  const height = TOP + rows.length * row + FOOT
  const x = scaleLinear(
    [Math.min(0, ...rows.map(({ lower }) => lower)), Math.max(0, ...rows.map(({ upper }) => upper))],
    isWide ? [230, width - 24] : [14, width - 14],
  ).nice(5)
  const at = (place: number) => TOP + place * row + row / 2
  // On a phone the name stands above its line.
  const down = isWide ? 0 : 9
  const places = rows.map((line, place) => ({
    x: x(line.estimate),
    y: at(place) + down,
    text: `${line.name}: ${write(line.estimate)}, 95% interval ${write(line.lower)} to ${write(line.upper)}, ${judgementName[line.meaning]}`,
  }))
  return (
    <PointReader box={box} places={places} width={width} lie="list">
      <svg className="chart" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={name}>
        {x.ticks(isWide ? 7 : 4).map((tick) => (
          <g key={tick}>
            <path className="grid-line" d={`M${x(tick)} ${TOP}V${height - FOOT}`} />
            <text className="ax" x={x(tick)} y={height - FOOT + 20} textAnchor="middle">
              {formatNumber(tick)}
            </text>
          </g>
        ))}
        <path className="event" d={`M${x(0)} 4V${height - FOOT}`} />
        {rows.map((line, place) => (
          <g key={line.name}>
            <text className={place === 0 ? 'an' : 'lb'} x={isWide ? 0 : 14} y={at(place) + (isWide ? 4 : -6)}>
              {line.name.length > 32 ? `${line.name.slice(0, 31)}…` : line.name}
            </text>
            <path className="whisker" d={`M${x(line.lower)} ${at(place) + down}H${x(line.upper)}`} />
            <ForestMark line={line} isWhole={place === 0} x={x(line.estimate)} y={at(place) + down} />
          </g>
        ))}
      </svg>
    </PointReader>
  )
}

function ForestMark({ line, isWhole, x, y }: { line: ForestLine; isWhole: boolean; x: number; y: number }) {
  if (isWhole) return <path className="pt plain" d={`M${x} ${y - 8}l8 8 -8 8 -8 -8z`} />
  return line.meaning === 'concern' ? (
    <path className="pt concern" d={`M${x} ${y - 5.6}l5.6 5.6 -5.6 5.6 -5.6 -5.600z`} />
  ) : (
    <circle className={`pt ${line.meaning}`} cx={x} cy={y} r="4.5" />
  )
}
