import { useMutation, useQuery } from '@apollo/client/react'

import { RecordSuccessionDocument, SourceChoicesDocument, type SuccessionKind } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { SelectField, TextField, TickField } from '../shared/form/fields.tsx'
import { OrganisationField } from '../shared/form/OrganisationField.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { useTell } from '../shared/ui/Toast.tsx'
import { successionName } from '../shared/words.ts'

const kinds = (Object.keys(successionName) as SuccessionKind[]).map((value) => ({ value, label: `It ${successionName[value]} …` }))

/** Records what took an organisation's place. */
export function SuccessionDialog({ organisation, close }: { organisation: { id: string; name: string }; close: () => void }) {
  const [record] = useMutation(RecordSuccessionDocument, { refetchQueries: 'active', awaitRefetchQueries: true })
  const { data } = useQuery(SourceChoicesDocument)
  const tell = useTell()
  const start = { kind: 'MERGER' as SuccessionKind, successors: '', also: '', effectiveOn: '', source: '', closes: true, handsOn: true, note: '' }
  const command = useCommand(start, async ({ successors, also, handsOn, note, ...values }) => {
    const all = [successors, also].filter(Boolean)
    const heir = handsOn ? successors : null
    await record({ variables: { input: { ...values, predecessors: [organisation.id], successors: all, heir, note: note || null } } })
    tell(`What became of ${organisation.name} was recorded`)
    close()
  })
  const { form } = command
  return (
    <Dialog title="What became of it" note={organisation.name} close={close}>
      <CommandForm command={command} action="Record it">
        <SelectField form={form} name="kind" label="How" options={kinds} />
        <OrganisationField
          form={form}
          name="successors"
          label="Successor"
          hint="Type a name or a code"
          rules={{ required: 'Choose the successor from the list' }}
        />
        {form.watch('kind') === 'SPLIT' && <OrganisationField form={form} name="also" label="And" hint="The other one that it was split into" />}
        <TextField
          form={form}
          name="effectiveOn"
          label="From"
          type="date"
          hint="The first day on which the successor stands in"
          rules={{ required: 'Enter the day' }}
        />
        <SelectField
          form={form}
          name="source"
          label="Source"
          rules={{ required: 'Choose the document that shows it' }}
          options={[{ value: '', label: 'Choose' }, ...(data?.sources.nodes ?? []).map(({ id, title }) => ({ value: id, label: title }))]}
        />
        <TickField form={form} name="closes" label="It closes on the day before" />
        <TickField form={form} name="handsOn" label="Memberships that run go on to the first successor" />
        <TextField form={form} name="note" label="Note" />
      </CommandForm>
    </Dialog>
  )
}
