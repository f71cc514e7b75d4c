import { Link } from 'react-router'

import type { MeasureQuery } from '../graphql.generated.ts'
import { AssuranceIcon, VariationIcon } from '../shared/charts/Icons.tsx'
import { Legend } from '../shared/charts/Legend.tsx'
import { formatValue, readSeries } from '../shared/charts/readSeries.ts'
import { Spark } from '../shared/charts/Spark.tsx'
import { formatCount, formatShortMonth } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { NotComparable } from './NotComparable.tsx'
import { ScrollRegion } from '../shared/ui/ScrollRegion.tsx'
import { IllustrativeTag } from '../shared/ui/Tag.tsx'

type Measure = NonNullable<MeasureQuery['measure']>
type Pilot = MeasureQuery['pilots']['nodes'][number]

/** The pilots that report by a measure, each on a scale of its own: what a pilot did, never a ranking. */
export function PilotsCard({ measure, pilots, choice }: { measure: Measure; pilots: readonly Pilot[]; choice: React.ReactNode }) {
  const reporting = pilots.flatMap((pilot) => pilot.measures.map((own) => ({ pilot, own })))
  if (reporting.length === 0)
    return (
      <NotComparable title="Pilots that report it" choice={choice}>
        No pilot reports this measure. The other ways to compare show the commissioners of the areas that pilots work in: they are not pilots.
      </NotComparable>
    )
  return (
    <Card title="Pilots that report it" note={formatCount(reporting.length, 'pilot')} query={['pilots']} actions={choice} footer={<Legend />}>
      <p className="context">Each line has a scale of its own. Pilots differ in whom they serve, so their levels are not compared.</p>
      <ScrollRegion name="Pilots that report it">
        <table className="t cards" role="table">
          <caption className="sr">{measure.title} by pilot</caption>
          <thead role="rowgroup">
            <tr role="row">
              {['Pilot', 'Month by month', 'Latest', 'Target', 'Variation', 'Target met'].map((heading) => (
                <th key={heading} scope="col" role="columnheader">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {reporting.map(({ pilot, own }) => (
              <PilotRow key={pilot.id} measure={measure} pilot={pilot} own={own} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  )
}

function PilotRow({ measure, pilot, own }: { measure: Measure; pilot: Pilot; own: Pilot['measures'][number] }) {
  const { series, target } = own
  const latest = series.points.findLast(({ observation }) => observation.value !== null)?.observation
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <Link to={paths.pilotMeasure(pilot.slug, measure.code)}>{pilot.shortName}</Link> {own.illustrative && <IllustrativeTag when />}
      </th>
      <td role="cell" data-label="Month by month">
        {series.points.length > 0 ? <Spark series={readSeries(series, measure)} width={140} /> : <span className="mut">no figures yet</span>}
      </td>
      <td role="cell" data-label="Latest" className="num">
        {latest?.value != null ? (
          <>
            {formatValue(latest.value, measure.unit)} <span className="second xs">{formatShortMonth(latest.periodStart)}</span>
          </>
        ) : (
          <span className="mut">–</span>
        )}
      </td>
      <td role="cell" data-label="Target" className="num">
        {target === null ? <span className="mut">none</span> : formatValue(target, measure.unit)}
      </td>
      <td role="cell" data-label="Variation">
        {series.variation && <VariationIcon variation={series.variation} />}
      </td>
      <td role="cell" data-label="Target met">
        {series.assurance && <AssuranceIcon assurance={series.assurance} />}
      </td>
    </tr>
  )
}
