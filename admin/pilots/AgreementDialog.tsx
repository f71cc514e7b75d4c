import { useMutation } from '@apollo/client/react'

import {
  AssignMeasureDocument,
  PilotMeasuresDocument,
  UpdatePilotMeasureDocument,
  type Agreement_MeasureFragment,
  type PilotMeasuresQuery,
} from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { SelectField, TextAreaField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { toInput, toTerms } from './agreement.ts'
import { TermsFields } from './TermsFields.tsx'

type Choice = PilotMeasuresQuery['choices']['nodes'][number]

/** Has the pilot report by another measure. */
export function AssignDialog({ pilot, choices, close }: { pilot: { id: string; shortName: string }; choices: readonly Choice[]; close: () => void }) {
  const [assign] = useMutation(AssignMeasureDocument, { refetchQueries: [PilotMeasuresDocument] })
  const isRatio = (id: string) => choices.find((choice) => choice.id === id)?.denominator != null
  const command = useCommand({ ...toTerms(null), measure: choices[0]?.id ?? '', why: '' }, async ({ measure, why: _why, ...terms }) => {
    await assign({ variables: { input: { ...toInput(terms, isRatio(measure)), pilot: pilot.id, measure } } })
    close()
  })
  const { form } = command
  return (
    <Dialog title="Add a measure" note={pilot.shortName} close={close}>
      <CommandForm command={command} action="Add it">
        <SelectField
          form={form}
          name="measure"
          label="Measure"
          options={choices.map(({ id, title, code }) => ({ value: id, label: `${title} (${code})` }))}
        />
        <TermsFields form={form} isRatio={isRatio(form.watch('measure'))} />
      </CommandForm>
    </Dialog>
  )
}

/** Changes what the pilot agreed to for a measure; somebody else's change in between refuses it. */
export function AgreementDialog({ own, close }: { own: Agreement_MeasureFragment; close: () => void }) {
  const [update] = useMutation(UpdatePilotMeasureDocument)
  const { id, version, measure } = own
  const isRatio = measure.denominator !== null
  const command = useCommand({ ...toTerms(own), measure: measure.id, why: '' }, async ({ measure: _measure, why, ...terms }) => {
    await update({ variables: { input: { ...toInput(terms, isRatio), id, version, why } } })
    close()
  })
  return (
    <Dialog title="What was agreed" note={measure.title} close={close}>
      <CommandForm command={command} action="Save">
        <TermsFields form={command.form} isRatio={isRatio} area={own.comparison?.name} />
        <TextAreaField form={command.form} name="why" label="Why" hint="Kept in the history" rows={2} rules={{ required: 'Say why' }} />
      </CommandForm>
    </Dialog>
  )
}
