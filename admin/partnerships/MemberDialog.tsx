import { useMutation } from '@apollo/client/react'

import { AddMemberDocument, UpdateMembershipDocument, type MembershipRole, type PartnershipQuery } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { SelectField, TextField } from '../shared/form/fields.tsx'
import { OrganisationField } from '../shared/form/OrganisationField.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { useTell } from '../shared/ui/Toast.tsx'
import { memberRoleName } from '../shared/words.ts'
import { ClosingNote, proposedEnd } from './ClosingNote.tsx'

type Partnership = NonNullable<PartnershipQuery['partnership']>
export type Member = Partnership['members'][number]

const roles = (Object.keys(memberRoleName) as MembershipRole[]).map((value) => ({ value, label: memberRoleName[value] }))
const again = { refetchQueries: 'active', awaitRefetchQueries: true } as const

/** Adds an organisation to a partnership, in a role and for a period. */
export function AddMemberDialog({ partnership: { id, name, members }, close }: { partnership: Partnership; close: () => void }) {
  const [add] = useMutation(AddMemberDocument, again)
  const tell = useTell()
  const start = { organisation: '', role: 'PROVIDER' as MembershipRole, startsOn: '', endsOn: '', note: '' }
  const command = useCommand(start, async ({ organisation, role, startsOn, endsOn, note }) => {
    const input = { partnership: id, organisation, role, startsOn: startsOn || null, endsOn: endsOn || null, note: note || null }
    const { data } = await add({ variables: { input } })
    tell('The member was added', data?.addMember.partnership.history.nodes[0]?.changes[0]?.id)
    close()
  })
  const { form } = command
  return (
    <Dialog title="Add a member" note={name} close={close}>
      <CommandForm command={command} action="Add">
        <OrganisationField
          form={form}
          name="organisation"
          label="Organisation"
          hint="Type a name or a code"
          rules={needOrganisation}
          onTake={(choice, before) => form.setValue('endsOn', proposedEnd(form.getValues('endsOn'), choice, before))}
          about={(choice, take) => <ClosingNote choice={choice} take={take} />}
          taken={new Set(members.filter(({ status }) => status === 'CURRENT').map(({ organisation }) => organisation.id))}
        />
        <SelectField form={form} name="role" label="Role" options={roles} />
        <div className="pair">
          <TextField form={form} name="startsOn" label="First day" type="date" hint="Today unless you say" />
          <TextField form={form} name="endsOn" label="Last day" type="date" hint="Empty while no end is known" />
        </div>
        <TextField form={form} name="note" label="Note" />
      </CommandForm>
    </Dialog>
  )
}

export const needOrganisation = { required: 'Choose an organisation from the list' }

/** Corrects a membership. */
export function EditMemberDialog({ member, close }: { member: Member; close: () => void }) {
  const { id, version, role, startsOn, endsOn, note, organisation } = member
  const [update] = useMutation(UpdateMembershipDocument, again)
  const tell = useTell()
  const command = useCommand({ role, startsOn, endsOn: endsOn ?? '', note: note ?? '', why: '' }, async (values) => {
    const input = { id, version, ...values, endsOn: values.endsOn || null, note: values.note || null, why: values.why || null }
    const { data } = await update({ variables: { input } })
    tell('The membership was corrected', data?.updateMembership.partnership.history.nodes[0]?.changes[0]?.id)
    close()
  })
  const { form } = command
  return (
    <Dialog title="Correct a membership" note={organisation.name} close={close}>
      <CommandForm command={command} action="Save">
        <SelectField form={form} name="role" label="Role" options={roles} />
        <div className="pair">
          <TextField form={form} name="startsOn" label="First day" type="date" rules={{ required: 'Enter the first day' }} />
          <TextField form={form} name="endsOn" label="Last day" type="date" hint="Empty while no end is known" />
        </div>
        <TextField form={form} name="note" label="Note" />
        <TextField form={form} name="why" label="Why" hint="Kept in the history" />
      </CommandForm>
    </Dialog>
  )
}
