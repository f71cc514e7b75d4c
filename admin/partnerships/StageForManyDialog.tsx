import { useMutation, useQuery } from '@apollo/client/react'
import { useWatch } from 'react-hook-form'

import { ChangePartnershipsDocument, PartnershipChangePreviewDocument, type PartnershipFilter, type PartnershipStatus } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { SelectField, TextField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { readFailure } from '../shared/ui/failure.ts'
import { useTell } from '../shared/ui/Toast.tsx'
import { partnershipStatusName } from '../shared/words.ts'
import { PreviewTable } from './PreviewTable.tsx'

const stages = Object.entries(partnershipStatusName).map(([value, label]) => ({ value, label }))

/** Moves many partnerships to a stage, after a look at what becomes of each. */
export function StageForManyDialog({ filter, close, done }: { filter: PartnershipFilter; close: () => void; done: () => void }) {
  const [change] = useMutation(ChangePartnershipsDocument, { refetchQueries: 'active', awaitRefetchQueries: true })
  const tell = useTell()
  const command = useCommand({ stage: 'UNDER_REVIEW' as PartnershipStatus, on: '', why: '' }, async ({ stage, on, why }) => {
    const { data } = await change({ variables: { filter, count: seen?.changes ?? 0, input: { stage, on: on || null, why } } })
    const made = data?.changePartnerships
    tell(`${formatCount(made?.changed ?? 0, 'partnership')} moved to ${partnershipStatusName[stage].toLowerCase()}`, made?.change?.id)
    done()
  })
  const [stage, on] = useWatch({ control: command.form.control, name: ['stage', 'on'] })
  const preview = useQuery(PartnershipChangePreviewDocument, {
    variables: { filter, input: { stage, on: on || null, why: 'A preview.' } },
    fetchPolicy: 'network-only',
  })
  const seen = (preview.data ?? preview.previousData)?.partnershipChangePreview
  return (
    <Dialog title="Set stage" note={seen && formatCount(seen.selected, 'partnership')} close={close}>
      <CommandForm command={command} action={seen ? `Change ${formatCount(seen.changes, 'partnership')}` : 'Change'}>
        <SelectField form={command.form} name="stage" label="Stage" options={stages} />
        <TextField form={command.form} name="on" label="From" type="date" hint="Today unless said; for the end, the last day." />
        {preview.error && (
          <p className="emsg" role="alert">
            {readFailure(preview.error).sentence}
          </p>
        )}
        {seen && <PreviewTable preview={seen} thing="partnership" />}
        <TextField form={command.form} name="why" label="Why" rules={{ required: 'Say why' }} />
      </CommandForm>
    </Dialog>
  )
}
