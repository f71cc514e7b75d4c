import { useMutation } from '@apollo/client/react'
import { useState } from 'react'

import {
  PilotMeasureSeriesDocument,
  RebaseSeriesDocument,
  UndoRebaseDocument,
  type PilotMeasureSeriesQuery,
  type SeriesChart_SeriesFragment,
} from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { SelectField, TextAreaField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { formatMonth, formatShortDay } from '../shared/format.ts'
import { useAnswersFor, useViewer } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { IllustrativeTag } from '../shared/ui/Tag.tsx'

type Rebase = NonNullable<PilotMeasureSeriesQuery['pilot']>['measures'][number]['rebases'][number]
const refetchQueries = [PilotMeasureSeriesDocument]

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
      {open === 'new' && <RebaseDialog subject={subject} measure={measure} months={months} close={close} />}
      {open && open !== 'new' && <UndoDialog id={open} close={close} />}
    </Card>
  )
}

function RebaseDialog({ subject, measure, months, close }: { subject: string; measure: string; months: readonly string[]; close: () => void }) {
  const [rebase] = useMutation(RebaseSeriesDocument, { refetchQueries })
  const command = useCommand({ startsOn: months.at(-1) ?? '', reason: '' }, async (values) => {
    await rebase({ variables: { input: { ...values, subject, measure } } })
    close()
  })
  return (
    <Dialog title="Begin limits again" close={close}>
      <CommandForm command={command} action="Begin them again">
        <SelectField
          form={command.form}
          name="startsOn"
          label="From"
          options={months.toReversed().map((value) => ({ value, label: formatMonth(value) }))}
        />
        <TextAreaField
          form={command.form}
          name="reason"
          label="Why"
          hint="What changed, and that it lasts; it stands on the chart"
          rules={{ required: 'Say why' }}
        />
      </CommandForm>
    </Dialog>
  )
}

function UndoDialog({ id, close }: { id: string; close: () => void }) {
  const [undo] = useMutation(UndoRebaseDocument, { refetchQueries })
  const command = useCommand({ why: '' }, async ({ why }) => {
    await undo({ variables: { input: { id, why } } })
    close()
  })
  return (
    <Dialog title="Take it back" close={close}>
      <CommandForm command={command} action="Take it back">
        <TextAreaField form={command.form} name="why" label="Why" rules={{ required: 'Say why' }} />
      </CommandForm>
    </Dialog>
  )
}
