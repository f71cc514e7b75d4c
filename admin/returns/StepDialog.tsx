import { useMutation } from '@apollo/client/react'

import { ExtendReturnDocument } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { TextAreaField, TextField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { steps, type StepName } from './steps.ts'

interface Which {
  id: string
  version: number
}

/** Takes a step, with a comment that everybody concerned can read. */
export function StepDialog({ step, which, close }: { step: StepName; which: Which; close: () => void }) {
  const { name, document, asksWhy } = steps[step]
  const [take] = useMutation(document)
  const command = useCommand({ comment: '' }, async ({ comment }) => {
    await take({ variables: { input: { ...which, comment: comment || null } } })
    close()
  })
  return (
    <Dialog title={name} close={close}>
      <CommandForm command={command} action={name}>
        <TextAreaField
          form={command.form}
          name="comment"
          label={asksWhy ? 'Why' : 'Comment (optional)'}
          hint="The pilot and the programme read it, and it stays in the history"
          rules={asksWhy ? { required: 'Say why' } : {}}
        />
      </CommandForm>
    </Dialog>
  )
}

/** Gives more time, with a reason. */
export function ExtendDialog({ which, dueOn, close }: { which: Which; dueOn: string; close: () => void }) {
  const [extend] = useMutation(ExtendReturnDocument)
  const command = useCommand({ dueOn, comment: '' }, async (values) => {
    await extend({ variables: { input: { ...which, ...values } } })
    close()
  })
  return (
    <Dialog title="Give more time" close={close}>
      <CommandForm command={command} action="Give more time">
        <TextField form={command.form} name="dueOn" label="Due on" type="date" rules={{ required: 'Choose a day' }} />
        <TextAreaField form={command.form} name="comment" label="Why" rules={{ required: 'Say why' }} />
      </CommandForm>
    </Dialog>
  )
}
