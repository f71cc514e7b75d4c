import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { Link } from 'react-router'

import { PilotMeasures_MeasureFragmentDoc, type PilotMeasures_MeasureFragment } from '../graphql.generated.ts'
import { AssuranceIcon, VariationIcon } from '../shared/charts/Icons.tsx'
import { Legend } from '../shared/charts/Legend.tsx'
import { formatValue, readSeries } from '../shared/charts/readSeries.ts'
import { Spark } from '../shared/charts/Spark.tsx'
import { formatNumber, formatShortMonth } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { useUntil } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { IllustrativeTag } from '../shared/ui/Tag.tsx'

type Measured = FragmentType<PilotMeasures_MeasureFragment>

/** The pilot's own measures: value, baseline and target, with both icons. */
export function MeasuresCard({
  pilot,
}: {
  pilot: { slug: string; delivery: { startsOn: string }; measures: readonly (Measured & { id: string })[] }
}) {
  return (
    <Card
      title="The pilot’s measures"
      note="each on its own scale"
      query={['pilot.measures']}
      footer={<Legend />}
      actions={
        <Link className="sm" to={paths.pilotMeasures(pilot.slug)}>
          Baselines and targets
        </Link>
      }
    >
      {pilot.measures.length === 0 && (
        <Empty icon="chart" title="No measure of its own yet">
          The record holds no results of single pilots; what they report themselves is entered here.
        </Empty>
      )}
      <div className="tiles">
        {pilot.measures.map((measured) => (
          <Tile key={measured.id} measured={measured} slug={pilot.slug} since={pilot.delivery.startsOn} />
        ))}
      </div>
    </Card>
  )
}

function Tile({ measured, slug, since }: { measured: Measured; slug: string; since: string }) {
  const { data, complete } = useFragment({
    fragment: PilotMeasures_MeasureFragmentDoc,
    fragmentName: 'PilotMeasures_measure',
    from: measured,
    variables: { until: useUntil() },
  })
  if (!complete) return null
  const { measure, series, baseline, target, illustrative } = data
  const last = series.points.findLast(({ observation }) => observation.value !== null)?.observation
  return (
    <div className="tile">
      <div className="top">
        <Link to={paths.pilotMeasure(slug, measure.code)}>{measure.title}</Link>
        <span className="row tight">
          {series.variation && <VariationIcon variation={series.variation} />}
          {series.assurance && <AssuranceIcon assurance={series.assurance} />}
        </span>
      </div>
      <div className="v">
        <b>{last?.value == null ? '–' : formatValue(last.value, measure.unit === '%' ? '%' : '').trim()}</b>
        <small>
          {last && formatShortMonth(last.periodStart)}
          {baseline !== null && ` · was ${formatNumber(baseline)}`}
          {target !== null && ` · target ${formatNumber(target)}`}
        </small>
      </div>
      <Spark series={readSeries(series, measure)} since={since} width={268} height={46} />
      <span>
        <IllustrativeTag when={illustrative} />
      </span>
    </div>
  )
}
