import { useQuery } from '@apollo/client/react'
import { lazy, Suspense, useState } from 'react'
import { useParams } from 'react-router'

import { PilotMeasureSeriesDocument } from '../graphql.generated.ts'
import { MovingRangeCard } from '../shared/charts/MovingRangeCard.tsx'
import { SeriesCard } from '../shared/charts/SeriesCard.tsx'
import { formatNumber } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { useAnswersFor, useUntil } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Facts } from '../shared/ui/Facts.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Skeleton } from '../shared/ui/Skeleton.tsx'
import { IllustrativeTag } from '../shared/ui/Tag.tsx'
import { directionName, domainName } from '../shared/words.ts'
import { LimitsCard } from './LimitsCard.tsx'
import { EditButton, ValuesCard, type Measured, type Value } from './ValuesCard.tsx'

// The charts weigh enough on the first page: the others are fetched after it, the form when somebody fills it in.
const ControlChartCard = lazy(async () => ({ default: (await import('./ControlChartCard.tsx')).ControlChartCard }))
const InterruptionCard = lazy(async () => ({ default: (await import('./InterruptionCard.tsx')).InterruptionCard }))
const CorrectDialog = lazy(async () => ({ default: (await import('./CorrectDialog.tsx')).CorrectDialog }))

/** One measure of one pilot, over time. */
export function PilotMeasurePage() {
  const { slug = '', code = '' } = useParams()
  const until = useUntil()
  const variables = { slug, code, until }
  const { data, error, refetch } = useQuery(PilotMeasureSeriesDocument, { variables, skip: !until })
  const mayCorrect = useAnswersFor(data?.pilot?.id)
  const [corrected, setCorrected] = useState<Value | null>(null)
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ pilot }) => {
        const measured = pilot?.measures.find(({ measure }) => measure.code === code)
        if (!pilot || !measured) return <NotFound what="measure of this pilot" />
        const edit = mayCorrect ? setCorrected : null
        const { measure, series, baseline, target, illustrative, rebases } = measured
        return (
          <QuerySource document={PilotMeasureSeriesDocument} variables={variables}>
            <PageHead
              title={measure.title}
              lead={`${measure.unit} · ${directionName[measure.direction]} · ${domainName[measure.domain].toLowerCase()}`}
              crumbs={[
                { name: 'Pilots', to: paths.pilots },
                { name: pilot.shortName, to: paths.pilot(pilot.slug) },
              ]}
              tags={illustrative && <IllustrativeTag when />}
            />
            <div className="body wrap-page grid main-side">
              <div className="grid">
                <SeriesCard
                  title={measure.title}
                  note={pilot.shortName}
                  series={series}
                  measure={measure}
                  target={target}
                  events={[{ on: pilot.delivery.startsOn, name: 'Pilot goes live' }]}
                  query={['pilot.shortName', 'pilot.measures.measure.code', 'pilot.measures.series', 'pilot.measures.comparison']}
                  others={othersOf(measured)}
                  act={edit ? (periodStart) => actFor(measured, periodStart, edit) : undefined}
                />
                <MovingRangeCard series={series} />
                <Suspense
                  fallback={
                    <Card title="Other charts">
                      <Skeleton rows={1} />
                    </Card>
                  }
                >
                  <ControlChartCard subject={pilot.id} measure={measure} until={until ?? null} />
                  <InterruptionCard subject={pilot.id} measure={measure} startsOn={pilot.delivery.startsOn} until={until ?? null} />
                </Suspense>
                <LimitsCard subject={pilot.id} measure={measure.id} series={series} rebases={rebases} />
              </div>
              <div className="grid">
                <ValuesCard measured={measured} edit={edit} />
                <Card title="Definition" query={['pilot.measures.measure', 'pilot.measures.baseline', 'pilot.measures.target']}>
                  <div className="cb">
                    <Facts
                      facts={[
                        ['What it is', measure.summary],
                        ['Counts', measure.numerator],
                        ['Out of', measure.denominator],
                        ['Baseline', baseline === null ? null : formatNumber(baseline)],
                        ['Target', target === null ? 'none set' : formatNumber(target)],
                        ['Compared with', measured.comparison?.name],
                        ['Code', measure.code],
                      ]}
                    />
                  </div>
                </Card>
              </div>
            </div>
            <Suspense>{corrected && <CorrectDialog measured={measured} value={corrected} close={() => setCorrected(null)} />}</Suspense>
          </QuerySource>
        )
      }}
    </Loaded>
  )
}

// The area that it is compared with, month by month, where one was chosen and reported.
function othersOf({ comparison }: Measured) {
  const points = comparison?.measures[0]?.series.points ?? []
  const values = new Map(points.flatMap(({ observation: { periodStart, value } }) => (value === null ? [] : [[periodStart, value] as const])))
  return comparison && values.size > 0 ? { name: comparison.name, values } : undefined
}

function actFor({ observations }: Measured, periodStart: string, edit: (value: Value) => void) {
  const value = observations.find((one) => one.periodStart === periodStart)
  return value && <EditButton value={value} edit={edit} />
}
