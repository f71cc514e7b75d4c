import { useSearchParams } from 'react-router'

import { formatNumber } from '../shared/format.ts'
import { EnglandMap, sameRegion } from '../shared/charts/EnglandMap.tsx'
import { Funnel } from '../shared/charts/Funnel.tsx'
import { TimeLine } from '../shared/charts/TimeLine.tsx'
import { Xmr } from '../shared/charts/Xmr.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { withParam } from '../shared/ui/params.ts'
import { chartName, chartsFor, findFunnel, findSeries, readParts, type ChartKind } from './charts.ts'
import type { Shown } from './Results.tsx'

/** The answer as a drawing that its shape allows; the table beside it holds the same figures. */
export function ResultChart({ data, ...shown }: Shown & { data: unknown }) {
  const [params, setParams] = useSearchParams()
  const kinds = chartsFor(shown, data)
  const kind = kinds.find((one) => one === params.get('chart')) ?? kinds[0]
  if (!kind)
    return (
      <Empty icon="chart" title="There is no chart of this shape">
        A chart needs numbers in the rows, with days, names or regions beside them; or a series or a funnel as the graph gives them.
      </Empty>
    )
  return (
    <div className="cb">
      {kinds.length > 1 && (
        <label className="row tight rows-of sm">
          Drawn as
          <select
            className="in-s s"
            value={kind}
            onChange={(event) => setParams(withParam(params, 'chart', event.target.value), { replace: true, preventScrollReset: true })}
          >
            {kinds.map((one) => (
              <option key={one} value={one}>
                {chartName[one]}
              </option>
            ))}
          </select>
        </label>
      )}
      <Drawing kind={kind} shown={shown} data={data} />
    </div>
  )
}

function Drawing({ kind, shown, data }: { kind: ChartKind; shown: Shown; data: unknown }) {
  if (kind === 'control') return <Control data={data} />
  if (kind === 'funnel') {
    const funnel = findFunnel(data)
    return funnel && <Funnel {...funnel} />
  }
  if (kind === 'line') return <OverTime {...shown} />
  return kind === 'map' ? <ByRegion {...shown} /> : <Bars {...shown} />
}

function Control({ data }: { data: unknown }) {
  const series = findSeries(data)
  if (!series) return null
  const name = series.sentence ?? `A control chart of ${formatNumber(series.points.length)} points`
  return (
    <figure>
      <figcaption className="sm">{name}</figcaption>
      <Xmr series={{ ...series, direction: 'NEUTRAL', unit: '' }} name={name} target={null} />
    </figure>
  )
}

// Rows of one day add up, whatever else they are of; the axis says what is added.
function OverTime({ columns, rows }: Shown) {
  const { days, values } = readParts({ columns, rows })
  const [day = 0, value = 0] = [days[0], values[0]]
  const sums = new Map<string, number>()
  for (const row of rows) {
    const figure = row[value]
    const on = String(row[day]).slice(0, 10)
    if (typeof figure === 'number') sums.set(on, (sums.get(on) ?? 0) + figure)
  }
  const points = [...sums].map(([on, figure]) => ({ day: on, value: figure })).sort((one, other) => (one.day < other.day ? -1 : 1))
  const isSum = points.length < rows.length
  const name = `${isSum ? 'Sum of ' : ''}${columns[value]?.name} by ${columns[day]?.name}`
  return (
    <figure>
      <figcaption className="sm">{name}</figcaption>
      <TimeLine points={points} name={name} unit="" />
    </figure>
  )
}

const longestBars = 40

function Bars({ columns, rows }: Shown) {
  const { labels, days, values } = readParts({ columns, rows })
  const [label = 0, value = 0] = [labels[0] ?? days[0], values[0]]
  const largest = Math.max(1e-9, ...rows.map((row) => Math.abs(Number(row[value] ?? 0))))
  return (
    <figure>
      <figcaption className="sm">
        {columns[value]?.name} by {columns[label]?.name}
        {rows.length > longestBars && `, the first ${longestBars} of ${formatNumber(rows.length)}`}
      </figcaption>
      <ul className="bars">
        {rows.slice(0, longestBars).map((row, at) => (
          <li key={at}>
            <span className="bar-name">{String(row[label] ?? '–')}</span>
            <span className="bar-track" aria-hidden="true">
              <i style={{ width: `${(Math.abs(Number(row[value] ?? 0)) / largest) * 100}%` }} />
            </span>
            <span className="num">{row[value] === null ? '–' : formatNumber(Number(row[value]), 2)}</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}

const shades = ['#eef2f4', '#d3e3f3', '#a9cbe9', '#6ea5d8', '#2f7fc4'] as const

function ByRegion({ columns, rows }: Shown) {
  const { region = 0, values } = readParts({ columns, rows })
  const value = values[0] ?? 0
  const figureOf = (name: string) =>
    rows.filter((row) => sameRegion(String(row[region]), name)).reduce((sum, row) => sum + Number(row[value] ?? 0), 0)
  const largest = Math.max(1e-9, ...rows.map((row) => figureOf(String(row[region]))))
  const name = `${columns[value]?.name} by region`
  return (
    <figure>
      <figcaption className="sm">{name}; the table holds the figures</figcaption>
      <div className="mapbox">
        <EnglandMap
          name={name}
          numbers={[]}
          fill={(outline) => shades[Math.ceil((figureOf(outline) / largest) * (shades.length - 1))] ?? shades[0]}
        />
      </div>
    </figure>
  )
}
