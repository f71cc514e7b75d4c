import { lazy, Suspense, useState } from 'react'

import type { PilotMeasureSeriesQuery, SeriesChart_SeriesFragment } from '../graphql.generated.ts'
import { formatMonth, formatShortDay } from '../shared/format.ts'
import { useAnswersFor, useViewer } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { IllustrativeTag } from '../shared/ui/Tag.tsx'

type Rebase = NonNullable<PilotMeasureSeriesQuery['pilot']>['measures'][number]['rebases'][number]

// The charts weigh enough on the first page: the forms are fetched when somebody fills them in.
const RebaseDialog = lazy(async () => ({ default: (await import('./LimitsDialogs.tsx')).RebaseDialog }))
const UndoDialog = lazy(async () => ({ default: (await import('./LimitsDialogs.tsx')).UndoDialog }))

/** Where the limits begin again by somebody's decision, and the way to decide it or to take it back. */
export function LimitsCard({
  subject,
  measure,
  series,
  rebases,
}: {
  subject: string
  measure: string
  series: SeriesChart_SeriesFragment
  rebases: readonly Rebase[]
}) {
  const [open, setOpen] = useState<'new' | string | null>(null)
  const isAnalyst = useViewer()?.role === 'ANALYST'
  const answers = useAnswersFor(subject)
  const mayDecide = isAnalyst || answers
  const close = () => setOpen(null)
  const months = series.points.slice(1).map(({ observation }) => observation.periodStart)
  if (rebases.length === 0 && !mayDecide) return null
  return (
    <Card
      title="Where limits begin again"
      note="a person’s decision, never the chart’s"
      query={['pilot.measures.rebases']}
      actions={
        mayDecide && (
          <button className="btn s" type="button" aria-haspopup="dialog" onClick={() => setOpen('new')}>
            Begin limits again
          </button>
        )
      }
    >
      {rebases.length === 0 ? (
        <p className="cb mut">They run through from the first value.</p>
      ) : (
        <ul className="things">
          {rebases.map(({ id, startsOn, reason, decidedBy, decidedOn, illustrative }) => (
            <li key={id}>
              <span className="grow">
                <b>From {formatMonth(startsOn)}</b> <IllustrativeTag when={illustrative} />
                <span className="second">{reason}</span>
                <span className="second">
                  {decidedBy}, {formatShortDay(decidedOn)}
                </span>
              </span>
              {mayDecide && (
                <button className="btn s" type="button" aria-haspopup="dialog" onClick={() => setOpen(id)}>
                  Undo<span className="sr"> the limits from {formatMonth(startsOn)}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Suspense>
        {open === 'new' && <RebaseDialog subject={subject} measure={measure} months={months} close={close} />}
        {open && open !== 'new' && <UndoDialog id={open} close={close} />}
      </Suspense>
    </Card>
  )
}
