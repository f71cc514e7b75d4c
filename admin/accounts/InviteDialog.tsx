import { useMutation } from '@apollo/client/react'
import { useState } from 'react'

import { CreateInvitationDocument, InvitationsDocument, type Role } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { PasswordField, SelectField, TextField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { Banner } from '../shared/ui/Banner.tsx'
import { CopyButton } from '../shared/ui/CopyButton.tsx'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { grantable } from './EditAccountDialog.tsx'
import { PilotTicks } from './PilotTicks.tsx'

/** Invites somebody; the link is shown once, to be sent by whatever way they trust. */
export function InviteDialog({ close }: { close: () => void }) {
  const [link, setLink] = useState<string | null>(null)
  const [invite] = useMutation(CreateInvitationDocument, { refetchQueries: [InvitationsDocument] })
  const start = { email: '', name: '', role: 'MEMBER' as Role, pilotIds: [] as string[], days: '7', password: '' }
  const command = useCommand(start, async ({ name, pilotIds, days, password, ...values }) => {
    const { data } = await invite({
      variables: {
        input: {
          ...values,
          name: name || null,
          days: Number(days),
          pilotIds: values.role === 'PILOT_LEAD' ? pilotIds : null,
          password: password || null,
        },
      },
    })
    setLink(data ? new URL(data.createInvitation.link, window.location.origin).href : null)
  })
  const { form, rules } = command
  return (
    <Dialog title="Invite somebody" close={close}>
      {link ? (
        <Banner tone="ok" title="Send them this link.">
          It is shown this once, and works for one account.
          <code className="secret">{link}</code>
          <CopyButton text={() => link} />
        </Banner>
      ) : (
        <CommandForm command={command} action="Make the link">
          <TextField
            form={form}
            name="email"
            label="Their email address"
            type="email"
            hint="For somebody who has an account, the link gives a new password"
            rules={{ required: 'Enter their email address' }}
          />
          <TextField form={form} name="name" label="Their name" hint="They may correct it" />
          <SelectField form={form} name="role" label="Role" options={grantable} />
          {form.watch('role') === 'PILOT_LEAD' && <PilotTicks form={form} name="pilotIds" label="Pilots they will lead" />}
          <TextField
            form={form}
            name="days"
            label="Days the link works"
            type="number"
            hint="From 1 to 30"
            rules={{
              required: 'Enter a number of days',
              min: { value: 1, message: 'Enter 1 day or more' },
              max: { value: 30, message: 'Enter 30 days or fewer' },
            }}
          />
          {rules.includes('PROOF_NEEDED') && (
            <PasswordField form={form} name="password" label="Your password" hint="To confirm that it is you" autoComplete="current-password" />
          )}
        </CommandForm>
      )}
    </Dialog>
  )
}
