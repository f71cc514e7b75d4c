import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'

import { AcceptInvitationDocument, OpenInvitationDocument, type OpenInvitationQuery } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { PasswordField, TextField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { withArticle } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { readFailure } from '../shared/ui/failure.ts'
import { roleName } from '../shared/words.ts'
import { Door } from './Door.tsx'
import { DoorHead } from './DoorHead.tsx'
import { useEnter } from './useEnter.ts'

/** Where an invitation's link lands: a name and a password make the account. The secret stands in the hash, which no server sees. */
export function InvitationPage() {
  const [secret] = useState(() => window.location.hash.slice(1))
  const { data, error } = useQuery(OpenInvitationDocument, { variables: { secret }, fetchPolicy: 'network-only', skip: !secret })
  return (
    <Door>
      {data ? (
        <Accept secret={secret} invitation={data.openInvitation} />
      ) : error || !secret ? (
        <>
          <DoorHead title="This link does not work" />
          <p role="alert">{error ? readFailure(error).sentence : 'It is not whole. Open it exactly as it was sent, or ask for a new one.'}</p>
        </>
      ) : null}
    </Door>
  )
}

function Accept({ secret, invitation }: { secret: string; invitation: OpenInvitationQuery['openInvitation'] }) {
  const { email, name, role, replacesPassword, codeNeeded } = invitation
  const [accept] = useMutation(AcceptInvitationDocument)
  const enter = useEnter()
  const command = useCommand({ email: email ?? '', name: name ?? '', password: '', code: '' }, async (values) => {
    await accept({
      variables: {
        input: { secret, name: values.name, password: values.password, email: email ? null : values.email, code: codeNeeded ? values.code : null },
      },
    })
    await enter(paths.overview)
  })
  const { form } = command
  return (
    <>
      <DoorHead title={replacesPassword ? 'Choose a new password' : 'Welcome to Careweave'} />
      <p className="door-note">
        {replacesPassword
          ? 'It replaces the one you had, and signs you in.'
          : `You will be ${withArticle(roleName[role].toLowerCase())} of the programme.`}
        {email && (
          <>
            {' '}
            Your account is <b>{email}</b>.
          </>
        )}
      </p>
      <CommandForm command={command} action={replacesPassword ? 'Save and sign in' : 'Make the account'}>
        {!email && (
          <TextField
            form={form}
            name="email"
            label="Work email address"
            type="email"
            autoComplete="username"
            rules={{ required: 'Enter your email address' }}
          />
        )}
        <TextField
          form={form}
          name="name"
          label="Your name"
          hint="As colleagues see it beside what you do"
          autoComplete="name"
          rules={{ required: 'Enter your name' }}
        />
        <PasswordField
          form={form}
          name="password"
          label="Password"
          hint="At least twelve characters; a few words you can remember are best"
          autoComplete="new-password"
          rules={{ required: 'Choose a password', minLength: { value: 12, message: 'Choose a password of at least twelve characters' } }}
        />
        {codeNeeded && (
          <TextField
            form={form}
            name="code"
            label="Code"
            hint="The six digits that your authenticator app shows now"
            autoComplete="one-time-code"
            inputMode="numeric"
            rules={{ required: 'Enter the six digits of your authenticator app' }}
          />
        )}
      </CommandForm>
    </>
  )
}
