import { useMutation } from '@apollo/client/react'
import { useState } from 'react'

import { AccountDocument, ChangePasswordDocument } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { PasswordField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { Banner } from '../shared/ui/Banner.tsx'
import { Card } from '../shared/ui/Card.tsx'

/** Changes the password; every other session ends. */
export function PasswordCard() {
  const [isDone, setIsDone] = useState(false)
  const [change] = useMutation(ChangePasswordDocument, { refetchQueries: [AccountDocument] })
  const command = useCommand({ password: '', newPassword: '' }, async (input) => {
    await change({ variables: { input } })
    command.form.reset()
    setIsDone(true)
  })
  const { form } = command
  return (
    <Card title="Password">
      <div className="cb stack">
        {isDone && (
          <Banner tone="ok" title="Password changed.">
            Every other browser was signed out.
          </Banner>
        )}
        <CommandForm command={command} action="Change password">
          <PasswordField
            form={form}
            name="password"
            label="Present password"
            autoComplete="current-password"
            rules={{ required: 'Enter your present password' }}
          />
          <PasswordField
            form={form}
            name="newPassword"
            label="New password"
            hint="At least twelve characters; a few words you can remember are best"
            autoComplete="new-password"
            rules={{ required: 'Choose a new password', minLength: { value: 12, message: 'Choose a password of at least twelve characters' } }}
          />
        </CommandForm>
      </div>
    </Card>
  )
}
