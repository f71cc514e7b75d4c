import { useMutation, useQuery } from '@apollo/client/react'
import { useWatch } from 'react-hook-form'

import { ChangeMembershipsDocument, MembershipChangePreviewDocument, type MembershipFilter, type MembershipRole } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { SelectField, TextField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { readFailure } from '../shared/ui/failure.ts'
import { useTell } from '../shared/ui/Toast.tsx'
import { memberRoleName } from '../shared/words.ts'
import { PreviewTable } from './PreviewTable.tsx'

const roles = [{ value: '', label: 'As it is' }, ...Object.entries(memberRoleName).map(([value, label]) => ({ value, label }))]

/** Changes the role or the last day of many memberships, after a look at what becomes of each. */
export function RoleForManyDialog({ filter, close, done }: { filter: MembershipFilter; close: () => void; done: () => void }) {
  const [change] = useMutation(ChangeMembershipsDocument, { refetchQueries: 'active', awaitRefetchQueries: true })
  const tell = useTell()
  const command = useCommand({ role: '' as MembershipRole | '', endsOn: '', why: '' }, async ({ role, endsOn, why }) => {
    const input = { role: role || null, endsOn: endsOn || null, why }
    const { data } = await change({ variables: { filter, count: seen?.changes ?? 0, input } })
    const made = data?.changeMemberships
    tell(`${formatCount(made?.changed ?? 0, 'membership')} changed`, made?.change?.id)
    done()
  })
  const [role, endsOn] = useWatch({ control: command.form.control, name: ['role', 'endsOn'] })
  const preview = useQuery(MembershipChangePreviewDocument, {
    variables: { filter, input: { role: role || null, endsOn: endsOn || null, why: 'A preview.' } },
    skip: !role && !endsOn,
    fetchPolicy: 'network-only',
  })
  const seen = role || endsOn ? (preview.data ?? preview.previousData)?.membershipChangePreview : undefined
  return (
    <Dialog title="Change memberships" close={close}>
      <CommandForm command={command} action={seen ? `Change ${formatCount(seen.changes, 'membership')}` : 'Change'}>
        <SelectField form={command.form} name="role" label="Role" options={roles} />
        <TextField form={command.form} name="endsOn" label="Last day" type="date" hint="Leave it empty to keep the last days as they are." />
        {preview.error && (
          <p className="emsg" role="alert">
            {readFailure(preview.error).sentence}
          </p>
        )}
        {seen && <PreviewTable preview={seen} thing="membership" />}
        <TextField form={command.form} name="why" label="Why" rules={{ required: 'Say why' }} />
      </CommandForm>
    </Dialog>
  )
}
