import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'

import { AccountDocument, CreateTokenDocument, TokenPilotsDocument, type Role, type TokenScope } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { PasswordField, SelectField, TextField, TickField, TicksField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { Banner } from '../shared/ui/Banner.tsx'
import { CopyButton } from '../shared/ui/CopyButton.tsx'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { roleName } from '../shared/words.ts'

const scopes: readonly TokenScope[] = ['READ', 'GROUPS', 'EXPORT']
const scopeLabel = {
  READ: 'Reading the graph',
  GROUPS: 'Groups: counts, sums and rates',
  EXPORT: 'Files: saved queries, exports and standards',
} satisfies Record<TokenScope, string>

const roles: readonly Role[] = ['MEMBER', 'ANALYST', 'PILOT_LEAD', 'ADMIN']

/** Makes a token and shows its text once. */
export function CreateTokenDialog({
  role,
  ownPilots,
  close,
}: {
  role: Role
  ownPilots: readonly { id: string; shortName: string }[]
  close: () => void
}) {
  const { data: choices } = useQuery(TokenPilotsDocument)
  const [secret, setSecret] = useState<string | null>(null)
  const [create] = useMutation(CreateTokenDocument, { refetchQueries: [AccountDocument] })
  const allowed = roles.slice(0, roles.indexOf(role) + 1).filter((one) => one !== 'PILOT_LEAD' || role === 'ADMIN' || ownPilots.length > 0)
  const command = useCommand(
    { name: '', role: 'MEMBER' as Role, pilotIds: [] as string[], pilotsOnly: false, scopes: [...scopes], days: '30', canWrite: false, password: '' },
    async ({ days, pilotIds, password, ...values }) => {
      const namesPilots = values.role === 'PILOT_LEAD' || values.pilotsOnly
      const { data } = await create({
        variables: { input: { ...values, days: Number(days), pilotIds: namesPilots ? pilotIds : null, password: password || null } },
      })
      setSecret(data?.createToken.secret ?? null)
    },
  )
  const { form, rules } = command
  const [chosen, pilotsOnly] = form.watch(['role', 'pilotsOnly'])
  const pilots = chosen === 'PILOT_LEAD' && role !== 'ADMIN' ? ownPilots : (choices?.pilots.nodes ?? [])
  return (
    <Dialog title="New token" close={close}>
      {secret ? (
        <Banner tone="ok" title="Copy the token now.">
          It is shown this once and kept nowhere.
          <code className="secret">{secret}</code>
          <CopyButton text={() => secret} />
        </Banner>
      ) : (
        <CommandForm command={command} action="Make the token">
          <TextField form={form} name="name" label="What it is for" rules={{ required: 'Say what the token is for' }} />
          <SelectField form={form} name="role" label="What it may do" options={allowed.map((value) => ({ value, label: roleName[value] }))} />
          <TicksField
            form={form}
            name="scopes"
            label="What it may be used for"
            options={scopes.map((value) => ({ value, label: scopeLabel[value] }))}
          />
          <TickField form={form} name="pilotsOnly" label="Of other pilots than those I choose it sees only what is public" />
          {(chosen === 'PILOT_LEAD' || pilotsOnly) && (
            <TicksField
              form={form}
              name="pilotIds"
              label="For which pilots"
              options={pilots.map(({ id, shortName }) => ({ value: id, label: shortName }))}
            />
          )}
          <TextField
            form={form}
            name="days"
            label="Days it works"
            type="number"
            hint="From 1 to 90"
            rules={{
              required: 'Enter a number of days',
              min: { value: 1, message: 'Enter 1 day or more' },
              max: { value: 90, message: 'Enter 90 days or fewer' },
            }}
          />
          <TickField form={form} name="canWrite" label="It may change things, not only read" />
          {rules.includes('PROOF_NEEDED') && (
            <PasswordField form={form} name="password" label="Your password" hint="To confirm that it is you" autoComplete="current-password" />
          )}
        </CommandForm>
      )}
    </Dialog>
  )
}
