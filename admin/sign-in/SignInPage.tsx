import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'

import { SignInDocument } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { PasswordField, TextField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { paths, safeNext } from '../shared/paths.ts'
import { Door } from './Door.tsx'
import { DoorHead } from './DoorHead.tsx'
import { SingleSignOn } from './SingleSignOn.tsx'
import { useEnter } from './useEnter.ts'

/** Signing in with a password and, for an account that has one, a code. */
export function SignInPage() {
  const [params] = useSearchParams()
  const [isCodeNeeded, setIsCodeNeeded] = useState(false)
  const [signIn] = useMutation(SignInDocument)
  const enter = useEnter()
  const command = useCommand({ email: '', password: '', code: '' }, async ({ email, password, code }) => {
    const { data } = await signIn({ variables: { input: { email, password, code: isCodeNeeded ? code.replace(/\s/g, '') : null } } })
    if (data?.signIn.secondFactorNeeded) return setIsCodeNeeded(true)
    const viewer = data?.signIn.viewer
    const needsSecondFactor = viewer?.secondFactorRequired && !viewer.hasSecondFactor
    await enter(needsSecondFactor ? paths.account : safeNext(params.get('next'), window.location.origin))
  })
  const { form } = command
  return (
    <Door>
      <DoorHead title={isCodeNeeded ? 'Enter your code' : 'Sign in'} />
      {params.get('problem') && <p className="door-note">{problems[params.get('problem') ?? ''] ?? problems['single-sign-on']}</p>}
      <CommandForm
        command={command}
        action="Sign in"
        secondary={
          isCodeNeeded && (
            <button className="btn quiet" type="button" onClick={() => setIsCodeNeeded(false)}>
              Back
            </button>
          )
        }
      >
        {isCodeNeeded ? (
          <TextField
            key="code"
            form={form}
            name="code"
            label="Code"
            hint="The six digits that your authenticator app shows now"
            autoComplete="one-time-code"
            inputMode="numeric"
            rules={{ required: 'Enter the six digits of your authenticator app' }}
          />
        ) : (
          <>
            <TextField
              key="email"
              form={form}
              name="email"
              label="Work email address"
              type="email"
              autoComplete="username"
              rules={{ required: 'Enter your email address' }}
            />
            <PasswordField
              key="password"
              form={form}
              name="password"
              label="Password"
              autoComplete="current-password"
              rules={{ required: 'Enter your password' }}
            />
          </>
        )}
      </CommandForm>
      <SingleSignOn />
      <p className="sm mut door-foot">
        You need an account for this service; an administrator of the programme can invite you, and gives you a new link if you have forgotten your
        password. The pilots and the record can be <Link to={paths.overview}>read without signing in</Link>.
      </p>
    </Door>
  )
}

const problems: Record<string, string> = {
  'single-sign-on': 'Single sign-on did not work this time. Try again, or sign in with your password.',
  'no-account': 'Your organisation knows you, but you have no account here yet. Ask an administrator of the programme for an invitation.',
}
