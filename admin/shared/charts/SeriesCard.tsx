import type { Direction, SeriesChart_SeriesFragment } from '../../graphql.generated.ts'
import { Card } from '../ui/Card.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Layers, useLayers } from '../ui/Layers.tsx'
import { useChoice } from '../ui/params.ts'
import { VariationIcon } from './Icons.tsx'
import { Legend } from './Legend.tsx'
import { MethodDetails } from './MethodDetails.tsx'
import { readSeries } from './readSeries.ts'
import { SaveChart } from './SaveChart.tsx'
import { SeriesTable } from './SeriesTable.tsx'
import { Xmr, type Others } from './Xmr.tsx'

const views = [
  { value: 'chart', label: 'Chart', icon: 'chart' },
  { value: 'table', label: 'Table', icon: 'table' },
] as const

/** One series in full: the answer in a sentence, then the chart or its table, then how it was calculated. */
export function SeriesCard({
  title,
  note,
  series,
  measure,
  target = null,
  events,
  query,
  context,
  others,
  act,
}: {
  title: string
  note: string
  series: SeriesChart_SeriesFragment
  measure: { code: string; direction: Direction; unit: string }
  target?: number | null
  events?: readonly { on: string; name: string }[]
  query: readonly string[]
  context?: React.ReactNode
  /** The area that it is compared with. */
  others?: Others
  act?: (periodStart: string) => React.ReactNode
}) {
  const view = useChoice('chart', ['chart', 'table'])
  const drawn = readSeries(series, measure)
  const layers = {
    limits: 'Limits',
    ...(target !== null && { target: 'Target' }),
    ...((events || drawn.segments.length > 1) && { notes: 'Notes' }),
    ...(others && { others: others.name }),
  }
  const isShown = useLayers(layers)
  const trial = series.segments.some(({ provisional }) => provisional)
  return (
    <Card
      title={title}
      note={note}
      query={query}
      actions={<Choice name="Show as" param="chart" options={views} chosen={view} />}
      footer={<MethodDetails method={series.method} />}
    >
      <div className="cb">
        {context}
        <div className="answer">
          {series.variation && <VariationIcon variation={series.variation} size={44} />}
          <p>
            {series.sentence} {trial && <b>Trial limits: fewer than 12 points.</b>}
          </p>
        </div>
        {drawn.points.length === 0 ? null : view === 'table' ? (
          <SeriesTable series={drawn} name={title} file={measure.code} method={series.method} act={act} />
        ) : (
          <>
            <Layers layers={layers} />
            <Xmr
              series={drawn}
              name={series.sentence}
              target={isShown('target') ? target : null}
              events={isShown('notes') ? [...(events ?? []), ...reasonsOf(drawn)] : []}
              others={isShown('others') ? others : undefined}
              hasLimits={isShown('limits')}
            />
          </>
        )}
        {view === 'chart' && <Legend target={target !== null && isShown('target')} others={isShown('others') ? others?.name : undefined} />}
        {view === 'chart' && drawn.points.length > 0 && <SaveChart file={measure.code} method={series.method} />}
      </div>
    </Card>
  )
}

// Why limits begin again, where they do.
const reasonsOf = ({ segments }: ReturnType<typeof readSeries>) =>
  segments.slice(1).map(({ from, reason }) => ({ on: from, name: reason ?? 'Limits begin again' }))
