import { useMutation, useQuery } from '@apollo/client/react'
import { useWatch } from 'react-hook-form'

import { ChangeMembershipsDocument, MembershipChangePreviewDocument, type MembershipFilter, type MembershipRole } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { SelectField, TextField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { ChangeManyDialog } from '../shared/list/ChangeManyDialog.tsx'
import { useTell } from '../shared/ui/Toast.tsx'
import { memberRoleName } from '../shared/words.ts'

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
    <ChangeManyDialog title="Change memberships" thing="membership" command={command} preview={seen} error={preview.error} close={close}>
      <SelectField form={command.form} name="role" label="Role" options={roles} />
      <TextField form={command.form} name="endsOn" label="Last day" type="date" hint="Leave it empty to keep the last days as they are." />
    </ChangeManyDialog>
  )
}
