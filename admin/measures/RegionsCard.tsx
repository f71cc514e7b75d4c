import type { MeasureQuery } from '../graphql.generated.ts'
import { formatValue } from '../shared/charts/readSeries.ts'
import { Card } from '../shared/ui/Card.tsx'
import { figureOf, keyOf, type Group } from './groups.ts'
import { ScrollRegion } from '../shared/ui/ScrollRegion.tsx'

/** Each region by financial year. */
export function RegionsCard({ measure, years }: { measure: NonNullable<MeasureQuery['measure']>; years: readonly Group[] }) {
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
