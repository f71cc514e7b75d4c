import type { MeasureQuery } from '../graphql.generated.ts'
import { formatValue } from '../shared/charts/readSeries.ts'
import { formatMonth } from '../shared/format.ts'
import { Card } from '../shared/ui/Card.tsx'
import { figureOf, keyOf, type Group } from './groups.ts'
import { ScrollRegion } from '../shared/ui/ScrollRegion.tsx'

/** Each region by financial year. */
export function RegionsCard({
  measure,
  years,
  months,
}: {
  measure: NonNullable<MeasureQuery['measure']>
  years: readonly Group[]
  months: readonly Group[]
}) {
  const cells = years.map((group) => ({
    region: keyOf(group, 'REGION')?.label ?? 'No region',
    year: keyOf(group, 'FINANCIAL_YEAR')?.label ?? '',
    value: figureOf(group, measure),
  }))
  const columns = [...new Set(cells.map(({ year }) => year))].toSorted()
  const rows = [...new Set(cells.map(({ region }) => region))].toSorted()
  if (rows.length === 0) return null
  const at = (region: string, year: string) => cells.find((cell) => cell.region === region && cell.year === year)?.value
  const unit = measure.unit === '%' ? '%' : ''
  return (
    <Card title="Regions by financial year" note={measure.denominator ? 'sum over sum' : measure.unit} query={['years']}>
      <ScrollRegion name="Regions by financial year">
        <table className="t compact">
          <caption className="sr">{measure.title} by region and financial year</caption>
          <thead>
            <tr>
              <th scope="col">Region</th>
              {columns.map((year) => (
                <th key={year} scope="col" className="n">
                  {year}
                  {lastMonthOf(months, year)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((region) => (
              <tr key={region}>
                <th scope="row">{region}</th>
                {columns.map((year) => {
                  const value = at(region, year)
                  return (
                    <td key={year} className="n">
                      {value == null ? <span className="mut">–</span> : formatValue(value, unit)}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  )
}

// A year that is not over is not to be taken for one: its heading says how far it goes.
function lastMonthOf(months: readonly Group[], year: string) {
  const own = months.flatMap((group) => keyOf(group, 'MONTH')?.value ?? []).filter((month) => financialYearOf(month) === year)
  const last = own.toSorted().at(-1)
  return own.length < 12 && last ? <div className="mut sm">to {formatMonth(last.slice(0, 10))}</div> : null
}

// From April to March, as 2010/11.
function financialYearOf(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number)
  const start = month >= 4 ? year : year - 1
  return `${start}/${String(start + 1).slice(2)}`
}
