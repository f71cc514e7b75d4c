import { useSearchParams } from 'react-router'

import { formatNumber } from '../shared/format.ts'
import { EnglandMap, sameRegion } from '../shared/charts/EnglandMap.tsx'
import { Funnel } from '../shared/charts/Funnel.tsx'
import { TimeLine } from '../shared/charts/TimeLine.tsx'
import { Xmr } from '../shared/charts/Xmr.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { withParam } from '../shared/ui/params.ts'
import { chartName, chartsFor, figuresBy, findFunnel, findSeries, readParts, type ChartKind } from './charts.ts'
import type { Shown } from './Results.tsx'

/** The answer as a drawing that its shape allows; the table beside it holds the same figures. */
export function ResultChart({ data, ...shown }: Shown & { data: unknown }) {
  const [params, setParams] = useSearchParams()
  const kinds = chartsFor(shown, data)
  const kind = kinds.find((one) => one === params.get('chart')) ?? kinds[0]
  const { values } = readParts(shown)
  const value = values.find((one) => shown.columns[one]?.name === params.get('figure')) ?? values[0] ?? 0
  const set = (param: string, to: string) => setParams(withParam(params, param, to), { replace: true, preventScrollReset: true })
  if (!kind)
    return (
      <Empty icon="chart" title="There is no chart of this shape">
        A chart needs numbers in the rows, with days, names or regions beside them; or a series or a funnel as the graph gives them.
      </Empty>
    )
  return (
    <div className="cb">
      <div className="row wrap tight">
        {kinds.length > 1 && (
          <Pick label="Drawn as" value={kind} options={kinds.map((one) => [one, chartName[one]])} choose={(value) => set('chart', value)} />
        )}
        {values.length > 1 && isOfRows(kind) && (
          <Pick
            label="Figure"
            value={String(value)}
            options={values.map((one) => [String(one), shown.columns[one]?.name ?? ''])}
            choose={(one) => set('figure', shown.columns[Number(one)]?.name ?? '')}
          />
        )}
      </div>
      <Drawing kind={kind} shown={shown} value={value} data={data} />
    </div>
  )
}

const isOfRows = (kind: ChartKind): boolean => kind !== 'control' && kind !== 'funnel'

function Pick({
  label,
  value,
  options,
  choose,
}: {
  label: string
  value: string
  options: readonly (readonly [value: string, name: string])[]
  choose: (value: string) => void
}) {
  return (
    <label className="row tight rows-of sm">
      {label}
      <select className="in-s s" value={value} onChange={(event) => choose(event.target.value)}>
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

function Drawing({ kind, shown, value, data }: { kind: ChartKind; shown: Shown; value: number; data: unknown }) {
  if (kind === 'control') return <Control data={data} />
  if (kind === 'funnel') {
    const funnel = findFunnel(data)
    return funnel && <Funnel {...funnel} />
  }
  if (kind === 'line') return <OverTime shown={shown} value={value} />
  return kind === 'map' ? <ByRegion shown={shown} value={value} /> : <Bars shown={shown} value={value} />
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

/** Several rows of one day or region, and a figure that must not be added up. */
const StandsAlone = ({ name, of }: { name: string; of: string }) => (
  <Empty icon="chart" title={`There are several rows for one ${of}`}>
    {name}: figures like this do not add up. Ask for one row for each {of}, by grouping by it alone or with a filter, or choose another figure.
  </Empty>
)

function OverTime({ shown, value }: { shown: Shown; value: number }) {
  const rows = shown.rows.map((row) => row.map((cell) => (typeof cell === 'string' && /^\d{4}-\d\d-\d\d/.test(cell) ? cell.slice(0, 10) : cell)))
  const { name, figures } = figuresBy({ ...shown, rows }, readParts(shown).days[0] ?? 0, value)
  if (!figures) return <StandsAlone name={name} of="day" />
  const points = [...figures].map(([day, figure]) => ({ day, value: figure })).sort((one, other) => (one.day < other.day ? -1 : 1))
  return (
    <figure>
      <figcaption className="sm">{name}</figcaption>
      <TimeLine points={points} name={name} unit="" />
    </figure>
  )
}

const longestBars = 40

function Bars({ shown: { columns, rows }, value }: { shown: Shown; value: number }) {
  const { labels, days } = readParts({ columns, rows })
  const names = (labels.length > 0 ? labels : days).slice(0, 2)
  const largest = Math.max(1e-9, ...rows.map((row) => Math.abs(Number(row[value] ?? 0))))
  return (
    <figure>
      <figcaption className="sm">
        {columns[value]?.name} by {names.map((label) => columns[label]?.name).join(', ')}
        {rows.length > longestBars && `, the first ${longestBars} of ${formatNumber(rows.length)}`}
      </figcaption>
      <ul className="bars">
        {rows.slice(0, longestBars).map((row, at) => (
          <li key={at}>
            <span className="bar-name">{names.map((label) => String(row[label] ?? '–')).join(', ')}</span>
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

function ByRegion({ shown, value }: { shown: Shown; value: number }) {
  const { name, figures } = figuresBy(shown, readParts(shown).region ?? 0, value, 'region')
  if (!figures) return <StandsAlone name={name} of="region" />
  const figureOf = (outline: string) => [...figures].find(([region]) => sameRegion(region, outline))?.[1] ?? null
  const largest = Math.max(1e-9, ...figures.values())
  const shadeOf = (figure: number) => shades[Math.max(0, Math.ceil((figure / largest) * (shades.length - 1)))] ?? shades[0]
  return (
    <figure>
      <figcaption className="sm">
        {name}; white has none, the darkest is {formatNumber(largest, 2)}
      </figcaption>
      <div className="mapbox">
        <EnglandMap
          name={name}
          numbers={[]}
          line="#7c8d98"
          fill={(outline) => {
            const figure = figureOf(outline)
            return figure === null ? '#ffffff' : shadeOf(figure)
          }}
        />
      </div>
      <ul className="sm">
        {[...figures].map(([region, figure]) => (
          <li key={region}>
            {region}: <span className="num">{formatNumber(figure, 2)}</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}
