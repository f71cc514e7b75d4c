import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { Link, useSearchParams } from 'react-router'

import { ActivityCard_OrganisationFragmentDoc, type ActivityCard_OrganisationFragment } from '../graphql.generated.ts'
import { VariationIcon } from '../shared/charts/Icons.tsx'
import { formatValue, readSeries } from '../shared/charts/readSeries.ts'
import { SeriesCard } from '../shared/charts/SeriesCard.tsx'
import { Spark } from '../shared/charts/Spark.tsx'
import { formatShortMonth } from '../shared/format.ts'
import { useUntil } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { withParam } from '../shared/ui/params.ts'

type Measured = ActivityCard_OrganisationFragment['measures'][number]

/** What the organisation reported each month: one series in full, chosen in the address, and all of them small. */
export function ActivityCard({ organisation }: { organisation: FragmentType<ActivityCard_OrganisationFragment> }) {
  const { data, complete } = useFragment({
    fragment: ActivityCard_OrganisationFragmentDoc,
    fragmentName: 'ActivityCard_organisation',
    from: organisation,
    variables: { until: useUntil() },
  })
  const [params] = useSearchParams()
  if (!complete || data.measures.length === 0) return null
  const find = (code: string | null) => data.measures.find(({ measure }) => measure.code === code)
  const chosen = find(params.get('measure')) ?? find('MAR_NONELECTIVE') ?? data.measures[0]
  if (!chosen) return null
  return (
    <>
      <SeriesCard
        title={chosen.measure.title}
        note={chosen.includesPredecessors ? 'with its predecessors' : 'as it reported them'}
        series={chosen.series}
        measure={chosen.measure}
        query={[
          'organisation.name',
          'organisation.measures.measure.code',
          'organisation.measures.includesPredecessors',
          'organisation.measures.series',
        ]}
      />
      <Card title="Everything it reported" note="each on its own scale" query={['organisation.measures']}>
        <div className="tiles">
          {data.measures.map((measured) => (
            <Tile key={measured.id} measured={measured} isChosen={measured === chosen} to={withParam(params, 'measure', measured.measure.code)} />
          ))}
        </div>
      </Card>
    </>
  )
}

function Tile({ measured: { measure, series }, isChosen, to }: { measured: Measured; isChosen: boolean; to: string }) {
  const last = series.points.findLast(({ observation }) => observation.value !== null)?.observation
  return (
    <div className={isChosen ? 'tile on' : 'tile'}>
      <div className="top">
        <Link to={{ search: to }} aria-current={isChosen ? 'true' : undefined} preventScrollReset>
          {measure.title}
        </Link>
        {series.variation && <VariationIcon variation={series.variation} />}
      </div>
      <div className="v">
        <b>{last?.value == null ? '–' : formatValue(last.value, measure.unit === '%' ? '%' : '').trim()}</b>
        <small>{last && formatShortMonth(last.periodStart)}</small>
      </div>
      <Spark series={readSeries(series, measure)} width={268} height={46} />
    </div>
  )
}
