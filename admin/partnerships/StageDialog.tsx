import { useMutation } from '@apollo/client/react'

import { SetPartnershipStageDocument, type PartnershipQuery, type PartnershipStatus } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { Field, TextField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { useTell } from '../shared/ui/Toast.tsx'
import { partnershipStatusName } from '../shared/words.ts'

type Partnership = NonNullable<PartnershipQuery['partnership']>

/** Moves a partnership to another stage. Where it may not go stays in sight, with the reason. */
export function StageDialog({ partnership: { id, name, version, availableActions }, close }: { partnership: Partnership; close: () => void }) {
  const [setStage] = useMutation(SetPartnershipStageDocument, { refetchQueries: 'active', awaitRefetchQueries: true })
  const tell = useTell()
  const stages = availableActions.filter((action) => action.name === 'setPartnershipStage')
  const start = { stage: stages.find(({ allowed }) => allowed)?.value ?? '', on: '', why: '' }
  const command = useCommand(start, async ({ stage, on, why }) => {
    const { data } = await setStage({ variables: { input: { id, version, stage: stage as PartnershipStatus, on: on || null, why } } })
    tell(
      `“${name}” is ${partnershipStatusName[stage as PartnershipStatus].toLowerCase()}`,
      data?.setPartnershipStage.history.nodes[0]?.changes[0]?.id,
    )
    close()
  })
  const { form } = command
  return (
    <Dialog title="Change stage" note={name} close={close}>
      <CommandForm command={command} action="Change stage">
        <Field form={form} name="stage" label="Where it goes">
          <div className="choices" role="radiogroup" aria-label="Where it goes" id="field-stage" tabIndex={-1}>
            {stages.map(({ value, allowed, reason }) => (
              <label key={value}>
                <input type="radio" value={value ?? ''} disabled={!allowed} {...form.register('stage', { required: 'Choose a stage' })} />
                <span>
                  {partnershipStatusName[value as PartnershipStatus]}
                  {reason && <span className="second">{reason}</span>}
                </span>
              </label>
            ))}
          </div>
        </Field>
        <TextField
          form={form}
          name="on"
          label={form.watch('stage') === 'ENDED' ? 'Its last day' : 'From'}
          type="date"
          hint={form.watch('stage') === 'ENDED' ? 'Yesterday unless you say; a day to come plans the end' : 'Today unless you say'}
        />
        <TextField form={form} name="why" label="Why" hint="Kept in the history" rules={{ required: 'Enter the reason' }} />
      </CommandForm>
    </Dialog>
  )
}
