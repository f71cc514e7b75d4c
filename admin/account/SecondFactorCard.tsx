import { useApolloClient, useMutation } from '@apollo/client/react'

import { BeginSecondFactorDocument, ConfirmSecondFactorDocument, RemoveSecondFactorDocument } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { PasswordField, TextField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { Card } from '../shared/ui/Card.tsx'
import { FailurePanel } from '../shared/ui/FailurePanel.tsx'
import { Tag } from '../shared/ui/Tag.tsx'

const codeRules = { required: 'Enter the six digits that the app shows now' }

/** Sets up, or takes away, the code of an authenticator app. */
export function SecondFactorCard({ hasSecondFactor, isRequired }: { hasSecondFactor: boolean; isRequired: boolean }) {
  return (
    <Card title="Second factor" actions={hasSecondFactor ? <Tag tone="green">On</Tag> : <Tag>Off</Tag>}>
      <div className="cb">
        {hasSecondFactor ? isRequired ? <p>Your account requires it. An administrator can help if you change phones.</p> : <Remove /> : <SetUp />}
      </div>
    </Card>
  )
}

function SetUp() {
  const [begin, { data, loading, error }] = useMutation(BeginSecondFactorDocument)
  const [confirm] = useMutation(ConfirmSecondFactorDocument)
  const client = useApolloClient()
  const command = useCommand({ code: '' }, async ({ code }) => {
    await confirm({ variables: { input: { code: code.replace(/\s/g, '') } } })
    await client.refetchQueries({ include: 'active' })
  })
  if (!data)
    return (
      <div className="stack">
        <p>An authenticator app on your phone shows a new code every half minute. With it, a stolen password alone does not open your account.</p>
        <button className="btn" type="button" disabled={loading} onClick={() => void begin()}>
          Set up
        </button>
        {error && <FailurePanel error={error} />}
      </div>
    )
  const { secret, uri } = data.beginSecondFactor
  return (
    <div className="stack">
      <p>
        Add an account in the app by typing this key, or <a href={uri}>open it in the app</a> on this device. It is shown this once.
      </p>
      <code className="secret">{secret.replace(/(.{4})/g, '$1 ').trim()}</code>
      <CommandForm command={command} action="Confirm">
        <TextField
          form={command.form}
          name="code"
          label="Code"
          hint="The six digits that the app shows now"
          autoComplete="one-time-code"
          inputMode="numeric"
          rules={codeRules}
        />
      </CommandForm>
    </div>
  )
}

function Remove() {
  const [remove] = useMutation(RemoveSecondFactorDocument)
  const client = useApolloClient()
  const command = useCommand({ password: '', code: '' }, async ({ password, code }) => {
    await remove({ variables: { input: { password, code: code.replace(/\s/g, '') } } })
    await client.refetchQueries({ include: 'active' })
  })
  const { form } = command
  return (
    <details>
      <summary>Take it away</summary>
      <CommandForm command={command} action="Take it away">
        <PasswordField form={form} name="password" label="Password" autoComplete="current-password" rules={{ required: 'Enter your password' }} />
        <TextField form={form} name="code" label="Code" autoComplete="one-time-code" inputMode="numeric" rules={codeRules} />
      </CommandForm>
    </details>
  )
}
