import { useMutation } from '@apollo/client/react'

import { SignAgreementDocument, TerminateAgreementDocument } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { TextField, TickField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { useTell } from '../shared/ui/Toast.tsx'
import type { Agreement, Signatory } from './AgreementPage.tsx'
import { signatoryRoleName } from './words.ts'

const again = { refetchQueries: 'active', awaitRefetchQueries: true } as const

/** Records a signature, bound to what the agreement says on this page. */
export function SignDialog({ agreement, signatory, close }: { agreement: Agreement; signatory: Signatory; close: () => void }) {
  const [sign] = useMutation(SignAgreementDocument, again)
  const tell = useTell()
  const command = useCommand({ name: '', signedOn: '', isDelegate: false }, async ({ name, signedOn, isDelegate }) => {
    const input = { signatory: signatory.id, fingerprint: agreement.fingerprint, name, isDelegate, signedOn: signedOn || null }
    await sign({ variables: { input } })
    tell(`The signature of ${name.trim()} was recorded`)
    close()
  })
  const { form } = command
  return (
    <Dialog title="Record a signature" note={`${signatoryRoleName[signatory.role]}, ${signatory.organisation.name}`} close={close}>
      <CommandForm command={command} action="Record the signature">
        <TextField form={form} name="name" label="Who signed" rules={{ required: 'Enter the name' }} />
        <TextField form={form} name="signedOn" label="Signed on" type="date" hint="Today unless you say" />
        <TickField form={form} name="isDelegate" label="They signed for who holds the office" />
      </CommandForm>
    </Dialog>
  )
}

/** Ends an agreement before its term does. */
export function TerminateDialog({ agreement: { id, title, version }, close }: { agreement: Agreement; close: () => void }) {
  const [terminate] = useMutation(TerminateAgreementDocument, again)
  const tell = useTell()
  const command = useCommand({ on: '', why: '' }, async ({ on, why }) => {
    await terminate({ variables: { input: { id, version, on: on || null, why } } })
    tell(`“${title}” was terminated`)
    close()
  })
  const { form } = command
  return (
    <Dialog title="Terminate the agreement" note={title} close={close}>
      <CommandForm command={command} action="Terminate">
        <TextField form={form} name="on" label="From" type="date" hint="Today unless you say" />
        <TextField form={form} name="why" label="Why" hint="Kept in the history" rules={{ required: 'Enter the reason' }} />
      </CommandForm>
    </Dialog>
  )
}
