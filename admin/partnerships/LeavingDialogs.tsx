import { useMutation } from '@apollo/client/react'

import { ChangeLeadDocument, EndMembershipDocument, type PartnershipQuery } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { TextField, TickField } from '../shared/form/fields.tsx'
import { OrganisationField } from '../shared/form/OrganisationField.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { useTell } from '../shared/ui/Toast.tsx'
import { memberRoleName } from '../shared/words.ts'
import { ClosingNote, proposedEnd } from './ClosingNote.tsx'
import { needOrganisation, type Member } from './MemberDialog.tsx'

const again = { refetchQueries: 'active', awaitRefetchQueries: true } as const

/** Ends a membership, with the reason. */
export function EndMemberDialog({ member: { id, version, role, organisation }, close }: { member: Member; close: () => void }) {
  const [end] = useMutation(EndMembershipDocument, again)
  const tell = useTell()
  const command = useCommand({ endsOn: '', reason: '' }, async ({ endsOn, reason }) => {
    const { data } = await end({ variables: { input: { id, version, endsOn: endsOn || null, reason } } })
    tell(`The membership of ${organisation.name} was ended`, data?.endMembership.partnership.history.nodes[0]?.changes[0]?.id)
    close()
  })
  const { form } = command
  return (
    <Dialog title="End a membership" note={`${organisation.name}, ${memberRoleName[role].toLowerCase()}`} close={close}>
      <CommandForm command={command} action="End the membership">
        <TextField form={form} name="endsOn" label="Last day" type="date" hint="Today unless you say" />
        <TextField form={form} name="reason" label="Why it leaves" hint="Kept with the membership" rules={{ required: 'Enter the reason' }} />
      </CommandForm>
    </Dialog>
  )
}

/** Names another lead. */
export function LeadDialog({ partnership: { id, name }, close }: { partnership: NonNullable<PartnershipQuery['partnership']>; close: () => void }) {
  const [change] = useMutation(ChangeLeadDocument, again)
  const tell = useTell()
  const command = useCommand({ organisation: '', on: '', endsOn: '', formerStays: true, why: '' }, async ({ on, endsOn, ...values }) => {
    const { data } = await change({ variables: { input: { ...values, partnership: id, on: on || null, endsOn: endsOn || null } } })
    tell('The lead was changed', data?.changeLead.history.nodes[0]?.changes[0]?.id)
    close()
  })
  const { form } = command
  return (
    <Dialog title="Change the lead" note={name} close={close}>
      <CommandForm command={command} action="Change the lead">
        <OrganisationField
          form={form}
          name="organisation"
          label="New lead"
          hint="Type a name or a code"
          rules={needOrganisation}
          onTake={(choice, before) => form.setValue('endsOn', proposedEnd(form.getValues('endsOn'), choice, before))}
          about={(choice, take) => <ClosingNote choice={choice} take={take} />}
        />
        <div className="pair">
          <TextField form={form} name="on" label="From" type="date" hint="Today unless you say; the lead before it ends the day before" />
          <TextField form={form} name="endsOn" label="Last day" type="date" hint="Empty while no end is known" />
        </div>
        <TickField form={form} name="formerStays" label="The lead before it stays as a provider" />
        <TextField form={form} name="why" label="Why" hint="Kept in the history" rules={{ required: 'Enter the reason' }} />
      </CommandForm>
    </Dialog>
  )
}
