import { sameRegion } from '../shared/charts/EnglandMap.tsx'
import type { FunnelPoint } from '../shared/charts/Funnel.tsx'
import type { ChartPoint, ChartSegment } from '../shared/charts/meaning.ts'
import england from '../shared/charts/england.json'
import type { Shown } from './Results.tsx'

export type ChartKind = 'control' | 'funnel' | 'line' | 'map' | 'bar'

export const chartName: Record<ChartKind, string> = {
  control: 'Control chart',
  funnel: 'Funnel',
  line: 'Line over time',
  map: 'Map by region',
  bar: 'Bars',
}

const numeric = new Set(['Int', 'Float', 'BigInt', 'Count'])
const regions = Object.keys(england.regions)

/** The positions of an answer's columns by what they can be in a chart. */
export function readParts({ columns, rows }: Shown) {
  const positions = columns.map((_, at) => at)
  const values = positions.filter((at) => numeric.has(columns[at]?.type ?? '') && rows.some((row) => typeof row[at] === 'number'))
  const days = positions.filter((at) => rows.length > 1 && rows.every((row) => /^\d{4}-\d\d-\d\d/.test(String(row[at] ?? ''))))
  const labels = positions.filter((at) => !values.includes(at) && !days.includes(at) && columns[at]?.type !== 'ID')
  const region = labels.find(
    (at) => rows.length > 0 && rows.every((row) => row[at] === null || regions.some((one) => sameRegion(one, String(row[at])))),
  )
  return { values, days, labels, region }
}

// Rates, limits, smallest and largest: figures that must not be added up.
const STANDS_ALONE = /(rate|share|percent\w*|mean|median|min\w*|max\w*|limit|line|estimate|target|baseline)$/i

/** The rows' figures by what they are of: several of one name are added up, or, where the figure is none that adds up, there is no answer. */
export function figuresBy(
  { columns, rows }: Shown,
  by: number,
  value: number,
  word = columns[by]?.name ?? '',
): { name: string; figures: Map<string, number> | null } {
  const figures = new Map<string, number>()
  let isSum = false
  for (const row of rows) {
    const [key, figure] = [String(row[by]), row[value]]
    if (typeof figure !== 'number') continue
    isSum ||= figures.has(key)
    figures.set(key, (figures.get(key) ?? 0) + figure)
  }
  const figure = columns[value]?.name ?? ''
  const name = `${figure} by ${word}`
  if (!isSum) return { name, figures }
  return STANDS_ALONE.test(figure) ? { name, figures: null } : { name: `Sum of ${name}`, figures }
}

/** Which charts an answer's shape allows, the most telling first. */
export function chartsFor(shown: Shown, data: unknown): ChartKind[] {
  const { values, days, labels, region } = readParts(shown)
  const kinds: ChartKind[] = []
  if (findSeries(data)) kinds.push('control')
  if (findFunnel(data)) kinds.push('funnel')
  if (days.length > 0 && values.length > 0) kinds.push('line')
  if (region !== undefined && values.length > 0) kinds.push('map')
  if (values.length > 0 && shown.rows.length > 0 && labels.length + days.length > 0) kinds.push('bar')
  return kinds
}

interface FoundSeries {
  points: ChartPoint[]
  segments: ChartSegment[]
  sentence: string | null
}

/** The first series in an answer that has what a control chart needs. */
export function findSeries(data: unknown): FoundSeries | null {
  return findIn(data, (thing) => {
    if (!Array.isArray(thing.points) || !Array.isArray(thing.segments) || thing.points.length === 0) return null
    const points = thing.points.map(readPoint)
    return points.every((point) => point !== null)
      ? { points, segments: thing.segments as ChartSegment[], sentence: typeof thing.sentence === 'string' ? thing.sentence : null }
      : null
  })
}

function readPoint(point: unknown): ChartPoint | null {
  const {
    observation,
    segment = 0,
    signals = [],
  } = point as { observation?: Record<string, unknown>; segment?: number; signals?: ChartPoint['signals'] }
  if (typeof observation?.periodStart !== 'string' || !('value' in observation)) return null
  return { status: 'NORMAL', illustrative: false, ...observation, segment, signals } as unknown as ChartPoint
}

/** The first funnel in an answer. */
export function findFunnel(data: unknown): { target: number | null; units: FunnelPoint[] } | null {
  return findIn(data, (thing) => {
    if (!Array.isArray(thing.units)) return null
    const units = thing.units.flatMap((unit: Record<string, unknown>) =>
      typeof unit.value === 'number' && typeof unit.denominator === 'number' ? [readUnit(unit)] : [],
    )
    return units.length > 1 ? { target: typeof thing.target === 'number' ? thing.target : null, units } : null
  })
}

function readUnit(unit: Record<string, unknown>): FunnelPoint {
  const subject = (unit.subject ?? {}) as Record<string, string>
  const number = (name: string) => (typeof unit[name] === 'number' ? unit[name] : null)
  return {
    name: subject.name ?? subject.slug ?? subject.odsCode ?? '',
    value: Number(unit.value),
    denominator: Number(unit.denominator),
    limits: [number('lower998'), number('lower95'), number('upper95'), number('upper998')],
    meaning: unit.outlier == null ? 'common' : 'neutral',
  }
}

function findIn<Found>(value: unknown, read: (thing: Record<string, unknown>) => Found | null): Found | null {
  if (typeof value !== 'object' || value === null) return null
  const found = Array.isArray(value) ? null : read(value as Record<string, unknown>)
  if (found) return found
  for (const inner of Object.values(value)) {
    const deeper = findIn(inner, read)
    if (deeper) return deeper
  }
  return null
}
