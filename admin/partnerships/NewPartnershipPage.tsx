import { useMutation } from '@apollo/client/react'
import { useNavigate } from 'react-router'

import { CreatePartnershipDocument } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { LeaveGuard } from '../shared/form/LeaveGuard.tsx'
import { OrganisationField } from '../shared/form/OrganisationField.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { useTell } from '../shared/ui/Toast.tsx'
import { FactFields } from './FactFields.tsx'

/** Begins a partnership. */
export function NewPartnershipPage() {
  const [create] = useMutation(CreatePartnershipDocument)
  const navigate = useNavigate()
  const tell = useTell()
  const start = { name: '', purpose: '', kind: '', pilot: '', formingFrom: '', lead: '' }
  const command = useCommand(start, async ({ name, ...values }) => {
    const rest = Object.fromEntries(Object.entries(values).map(([field, value]) => [field, value || null]))
    const { data } = await create({ variables: { input: { ...rest, name } } })
    if (!data) return
    command.form.reset(command.form.getValues())
    tell(`“${data.createPartnership.name}” was begun`)
    void navigate(paths.partnership(data.createPartnership.id))
  })
  const { form } = command
  const { isDirty, isSubmitting } = form.formState
  return (
    <>
      <PageHead
        title="New partnership"
        lead="It begins as a proposal, or as forming from a day on"
        crumbs={[{ name: 'Partnerships', to: paths.partnerships }]}
      />
      <div className="body wrap-page">
        <Card title="About it">
          <div className="cb">
            <CommandForm command={command} action="Begin the partnership">
              <FactFields form={form} />
              <OrganisationField form={form} name="lead" label="Lead" hint="Type a name or a code; it can be named later too" />
              <TextField form={form} name="formingFrom" label="Forming from" type="date" hint="Leave it empty for a proposal" />
            </CommandForm>
          </div>
        </Card>
      </div>
      <LeaveGuard isDirty={isDirty && !isSubmitting} what="this new partnership" />
    </>
  )
}
