import { useMutation } from '@apollo/client/react'
import { useNavigate } from 'react-router'

import { NegotiateAgreementDocument, ReplaceAgreementDocument } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { addDays } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { useTell } from '../shared/ui/Toast.tsx'
import type { Agreement } from './AgreementPage.tsx'

/** Takes an agreement back from its parties. */
export function NegotiateDialog({ agreement: { id, title, version }, close }: { agreement: Agreement; close: () => void }) {
  const [negotiate] = useMutation(NegotiateAgreementDocument, { refetchQueries: 'active', awaitRefetchQueries: true })
  const tell = useTell()
  const command = useCommand({ why: '' }, async ({ why }) => {
    await negotiate({ variables: { input: { id, version, why } } })
    tell(`“${title}” is being negotiated again`)
    close()
  })
  return (
    <Dialog title="Negotiate further" note={title} close={close}>
      <CommandForm command={command} action="Take it back">
        <p>Nobody can sign it until it is sent to the parties again. A signature that was given stands while the text stays as it is.</p>
        <TextField form={command.form} name="why" label="Why" hint="Kept in the history" rules={{ required: 'Enter the reason' }} />
      </CommandForm>
    </Dialog>
  )
}

/** Drafts what is to take an agreement’s place, and goes there. */
export function ReplaceDialog({ agreement: { id, title, version, endsOn }, close }: { agreement: Agreement; close: () => void }) {
  const [replace] = useMutation(ReplaceAgreementDocument)
  const navigate = useNavigate()
  const tell = useTell()
  const start = { title, startsOn: endsOn ? addDays(endsOn, 1) : '', endsOn: '' }
  const command = useCommand(start, async (values) => {
    const { data } = await replace({
      variables: { input: { id, version, title: values.title, startsOn: values.startsOn || null, endsOn: values.endsOn || null } },
    })
    if (!data) return
    tell(`“${data.replaceAgreement.title}” was drafted`)
    close()
    void navigate(paths.editAgreement(data.replaceAgreement.id))
  })
  const { form } = command
  return (
    <Dialog title="Draft its replacement" note={title} close={close}>
      <CommandForm command={command} action="Draft it">
        <p>
          The draft begins with the same terms, clauses, parties and offices that sign. This agreement holds until the draft is signed and in force;
          then the new one takes its place from its first day.
        </p>
        <TextField form={form} name="title" label="Title" rules={{ required: 'Enter a title' }} />
        <div className="pair">
          <TextField form={form} name="startsOn" label="First day of its term" type="date" />
          <TextField form={form} name="endsOn" label="Last day" type="date" hint="Empty where it has no end" />
        </div>
      </CommandForm>
    </Dialog>
  )
}
