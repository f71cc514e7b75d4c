import { useQuery } from '@apollo/client/react'

import { MeasureFunnelDocument, type Direction, type MeasureFunnelQuery } from '../graphql.generated.ts'
import { FigureTable, type FigureColumn } from '../shared/charts/FigureTable.tsx'
import { Funnel, type FunnelPoint } from '../shared/charts/Funnel.tsx'
import { MethodDetails } from '../shared/charts/MethodDetails.tsx'
import { formatValue } from '../shared/charts/readSeries.ts'
import { SaveChart } from '../shared/charts/SaveChart.tsx'
import { formatCount, formatMonth, formatNumber } from '../shared/format.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { FailurePanel } from '../shared/ui/FailurePanel.tsx'
import { Skeleton } from '../shared/ui/Skeleton.tsx'
import { outlierName } from '../shared/words.ts'
import { NotComparable } from './NotComparable.tsx'
import { meaningOfSide, nameOf, type Across } from './places.ts'

type Plotted = MeasureFunnelQuery['funnel']
type Row = FunnelPoint & { outlier: Plotted['units'][number]['outlier'] }

const title = 'Further out than chance'

/** The places by their size and their rate in the latest months, with limits that widen where places differ for other reasons too. */
export function FunnelCard({ measure, places, choice }: Across) {
  const { now, ids, kind, word } = places
  // Of organisations all that reported are units: the pilots' areas are seen among them.
  const variables = { measure: measure.id, from: now.from, to: now.to, subjects: kind === 'PILOT' ? ids : null }
  const isPossible = measure.denominator !== null && ids.length > 2
  const { data, error, refetch } = useQuery(MeasureFunnelDocument, { variables, skip: !isPossible })
  if (!isPossible)
    return (
      <NotComparable title={title} choice={choice}>
        {measure.denominator === null
          ? 'This measure is a count. A funnel compares rates, whose limits depend on what they are out of, and a count is out of nothing.'
          : `${formatCount(ids.length, word)} ${ids.length === 1 ? 'reports' : 'report'} this measure; a funnel needs three at least.`}
      </NotComparable>
    )
  if (!data) return error ? <FailurePanel error={error} retry={() => void refetch()} /> : <Skeleton rows={8} />
  const { funnel } = data
  const rows = funnel.units.flatMap((unit) => readUnit(unit, measure.direction))
  const hidden = funnel.units.length - rows.length
  return (
    <QuerySource document={MeasureFunnelDocument} variables={variables}>
      <Card
        title={title}
        note={`${formatMonth(now.from)} to ${formatMonth(now.to)}`}
        query={['funnel']}
        actions={choice}
        footer={<MethodDetails method={funnel.method} />}
      >
        <div className="cb">
          <p className="answer">{describe(funnel, rows, measure.title)}</p>
          {hidden > 0 && <p className="sm mut">{formatCount(hidden, 'place')} with a figure that is withheld cannot be shown.</p>}
          <Funnel target={funnel.target} units={rows} />
          <p className="sm mut">
            Across: what the rate is out of. Dashed 95% and solid 99.8% limits; a small place may lie further out. Places differ in whom they serve,
            so this is where to look and no ranking.
          </p>
          <SaveChart file={`${measure.code}-funnel`} method={funnel.method} />
        </div>
        <FigureTable
          caption={`${measure.title}: rate and limits`}
          heading="Place"
          rows={rows}
          columns={columnsFor(measure.unit)}
          file={`${measure.code}-funnel`}
          method={funnel.method}
        />
      </Card>
    </QuerySource>
  )
}

function readUnit(
  { subject, value, denominator, lower998, lower95, upper95, upper998, outlier }: Plotted['units'][number],
  direction: Direction,
): Row[] {
  if (value === null || denominator === null) return []
  const meaning = outlier === null ? 'common' : meaningOfSide(outlier.startsWith('HIGH'), direction)
  return [{ name: nameOf(subject), value, denominator, limits: [lower998, lower95, upper95, upper998], outlier, meaning }]
}

function describe({ phi, tauSquared }: Plotted, rows: readonly Row[], measure: string): string {
  const outside = rows.filter(({ outlier }) => outlier !== null)
  const who = outside.length === 0 ? 'all lie within what chance makes' : `${outside.length} of ${rows.length} lie further out than chance makes`
  const spread =
    phi === null || tauSquared === null
      ? ''
      : tauSquared > 0
        ? ` They differ ${formatNumber(phi)} times as much as chance alone would make them (φ), so the limits are widened by the variance between them (τ² ${formatNumber(tauSquared, 4)}).`
        : ` They differ no more than chance alone would make them (φ ${formatNumber(phi)}).`
  return `${measure}: ${who}.${spread}${rows.length < 20 ? ` With ${rows.length} places φ is unsteady.` : ''}`
}

const columnsFor = (unit: string): FigureColumn<Row>[] => {
  const of = (value: number | null | undefined) => (value == null ? '–' : formatNumber(value, 2))
  return [
    { heading: 'Rate', read: ({ value }) => formatValue(value, unit === '%' ? '%' : ''), write: ({ value }) => value },
    { heading: 'Out of', read: ({ denominator }) => formatNumber(denominator), write: ({ denominator }) => denominator },
    { heading: '95% limits', read: ({ limits }) => `${of(limits[1])} to ${of(limits[2])}` },
    { heading: '99.8% limits', read: ({ limits }) => `${of(limits[0])} to ${of(limits[3])}` },
    { heading: 'Lies', read: ({ outlier }) => (outlier ? outlierName[outlier] : 'within') },
  ]
}
