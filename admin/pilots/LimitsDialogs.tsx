import { useMutation } from '@apollo/client/react'

import { PilotMeasureSeriesDocument, RebaseSeriesDocument, UndoRebaseDocument } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { SelectField, TextAreaField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { formatMonth } from '../shared/format.ts'
import { Dialog } from '../shared/ui/Dialog.tsx'

const refetchQueries = [PilotMeasureSeriesDocument]

/** Asks from when limits begin again, and why. */
export function RebaseDialog({
  subject,
  measure,
  months,
  close,
}: {
  subject: string
  measure: string
  months: readonly string[]
  close: () => void
}) {
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

/** Asks why limits that began again should run through after all. */
export function UndoDialog({ id, close }: { id: string; close: () => void }) {
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
