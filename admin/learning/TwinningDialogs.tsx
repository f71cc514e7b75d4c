import { useMutation, useQuery } from '@apollo/client/react'

import {
  AcceptTwinningDocument,
  DeclineTwinningDocument,
  EndTwinningDocument,
  ProposeTwinningDocument,
  TwinPlacesDocument,
  TwinningsDocument,
  type TwinningsQuery,
  type Twinning_TwinningFragment,
} from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { SelectField, TextAreaField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { nameOfPlace } from './place-name.ts'

type Place = NonNullable<TwinningsQuery['place']>
type Twinning = Twinning_TwinningFragment
export type TwinningTask = { kind: 'propose' } | { kind: 'accept' | 'decline' | 'end'; twinning: Twinning }

const refreshed = { refetchQueries: [TwinningsDocument], awaitRefetchQueries: true }

/** What who speaks for a place may do about twinning it, each in a dialog. */
export function TwinningDialogs({ task, place, close }: { task: TwinningTask; place: Place; close: () => void }) {
  if (task.kind === 'propose') return <ProposeDialog place={place} close={close} />
  if (task.kind === 'accept') return <AcceptDialog twinning={task.twinning} close={close} />
  if (task.kind === 'decline') return <DeclineDialog twinning={task.twinning} close={close} />
  return <EndDialog twinning={task.twinning} close={close} />
}

function ProposeDialog({ place, close }: { place: Place; close: () => void }) {
  const [propose] = useMutation(ProposeTwinningDocument, refreshed)
  const { data } = useQuery(TwinPlacesDocument)
  // On the page of one's own place the other is chosen; on any other page, one's own.
  const others = (data?.places.nodes ?? []).filter(({ id, canEdit }) => id !== place.id && (place.canEdit || canEdit))
  const options = others.map((other) => ({ value: other.id, label: nameOfPlace(other) })).sort((a, b) => a.label.localeCompare(b.label))
  const field = place.canEdit ? 'invited' : 'proposer'
  const command = useCommand({ invited: '', proposer: '', hopes: '', invitedHopes: '' }, async (values) => {
    await propose({ variables: { input: { ...values, [field === 'invited' ? 'proposer' : 'invited']: place.id } } })
    close()
  })
  const { form } = command
  return (
    <Dialog title="Propose to twin" close={close}>
      <CommandForm command={command} action="Propose it">
        <SelectField
          form={form}
          name={field}
          label={place.canEdit ? 'With which place?' : 'Which place is yours?'}
          rules={{ required: 'Choose a place' }}
          options={[{ value: '', label: 'Choose' }, ...options]}
        />
        <TextAreaField form={form} name="hopes" label="What do you hope to learn?" rules={{ required: 'Say what you hope to learn' }} />
        <TextAreaField
          form={form}
          name="invitedHopes"
          label="What could they learn from you?"
          hint="They say it in their own words when they accept"
          rules={{ required: 'Say what they could learn' }}
        />
      </CommandForm>
    </Dialog>
  )
}

function AcceptDialog({ twinning: { id, version, proposer, invitedHopes }, close }: { twinning: Twinning; close: () => void }) {
  const [accept] = useMutation(AcceptTwinningDocument, refreshed)
  const command = useCommand({ hopes: invitedHopes, word: '' }, async ({ hopes, word }) => {
    await accept({ variables: { input: { id, version, hopes: hopes || null, word: word || null } } })
    close()
  })
  return (
    <Dialog title={`Twin with ${nameOfPlace(proposer)}`} close={close}>
      <CommandForm command={command} action="Accept">
        <TextAreaField form={command.form} name="hopes" label="What do you hope to learn?" />
        <TextAreaField form={command.form} name="word" label="A word to them" hint="If you like" />
      </CommandForm>
    </Dialog>
  )
}

function DeclineDialog({ twinning: { id, version, proposer }, close }: { twinning: Twinning; close: () => void }) {
  const [decline] = useMutation(DeclineTwinningDocument, refreshed)
  const command = useCommand({ word: '' }, async ({ word }) => {
    await decline({ variables: { input: { id, version, word: word || null } } })
    close()
  })
  return (
    <Dialog title={`Decline to twin with ${nameOfPlace(proposer)}`} close={close}>
      <CommandForm command={command} action="Decline">
        <TextAreaField form={command.form} name="word" label="A word to them" hint="If you like" />
      </CommandForm>
    </Dialog>
  )
}

function EndDialog({ twinning: { id, version, status }, close }: { twinning: Twinning; close: () => void }) {
  const [end] = useMutation(EndTwinningDocument, refreshed)
  const command = useCommand({ why: '' }, async ({ why }) => {
    await end({ variables: { input: { id, version, why } } })
    close()
  })
  const title = status === 'PROPOSED' ? 'Take it back' : 'End the twinning'
  return (
    <Dialog title={title} close={close}>
      <CommandForm command={command} action={title}>
        <TextAreaField form={command.form} name="why" label="Why" hint="The other place is told" rules={{ required: 'Say why' }} />
      </CommandForm>
    </Dialog>
  )
}
