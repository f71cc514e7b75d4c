import { useMutation } from '@apollo/client/react'

import { UpdateAccountDocument, type Role } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { PasswordField, SelectField, TextField, TickField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { roleName } from '../shared/words.ts'
import type { Row } from './AccountsPage.tsx'
import { PilotTicks } from './PilotTicks.tsx'

export const grantable = (['MEMBER', 'ANALYST', 'PILOT_LEAD', 'ADMIN'] satisfies Role[]).map((value) => ({ value, label: roleName[value] }))

/** Changes one account; the change acts with its next request. Someone else's change in between refuses it. */
export function EditAccountDialog({ account, close }: { account: Row; close: () => void }) {
  const { id, version, name, role, pilots, status, secondFactorRequired } = account
  const [update] = useMutation(UpdateAccountDocument)
  const command = useCommand(
    {
      name,
      role,
      pilotIds: pilots.map((pilot) => pilot.id),
      disabled: status === 'DISABLED',
      secondFactorRequired,
      removeSecondFactor: false,
      why: '',
      password: '',
    },
    async ({ pilotIds, password, removeSecondFactor, why, ...values }) => {
      await update({
        variables: {
          input: {
            ...values,
            id,
            version,
            pilotIds: values.role === 'PILOT_LEAD' ? pilotIds : null,
            removeSecondFactor: removeSecondFactor || null,
            why: why || null,
            password: password || null,
          },
        },
      })
      close()
    },
  )
  const { form, rules } = command
  return (
    <Dialog title={name} note={account.email} close={close}>
      <CommandForm command={command} action="Save">
        <TextField form={form} name="name" label="Name" rules={{ required: 'Enter a name' }} />
        <SelectField form={form} name="role" label="Role" options={grantable} />
        {form.watch('role') === 'PILOT_LEAD' && <PilotTicks form={form} name="pilotIds" label="Pilots they lead" />}
        <TickField form={form} name="secondFactorRequired" label="A second factor is required" />
        {account.hasSecondFactor && <TickField form={form} name="removeSecondFactor" label="Take the second factor away: they have lost it" />}
        <TickField form={form} name="disabled" label="Bar the account: every session and token of it ends" />
        <TextField form={form} name="why" label="Why" hint="Kept in the history" />
        {rules.includes('PROOF_NEEDED') && (
          <PasswordField form={form} name="password" label="Your password" hint="To confirm that it is you" autoComplete="current-password" />
        )}
      </CommandForm>
    </Dialog>
  )
}
