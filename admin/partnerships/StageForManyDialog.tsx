import { useMutation, useQuery } from '@apollo/client/react'
import { useWatch } from 'react-hook-form'

import { ChangePartnershipsDocument, PartnershipChangePreviewDocument, type PartnershipFilter, type PartnershipStatus } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { SelectField, TextField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { ChangeManyDialog } from '../shared/list/ChangeManyDialog.tsx'
import { useTell } from '../shared/ui/Toast.tsx'
import { partnershipStatusName } from '../shared/words.ts'

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
    <ChangeManyDialog title="Set stage" thing="partnership" command={command} preview={seen} error={preview.error} close={close}>
      <SelectField form={command.form} name="stage" label="Stage" options={stages} />
      <TextField form={command.form} name="on" label="From" type="date" hint="Today unless said; for the end, the last day." />
    </ChangeManyDialog>
  )
}
