import { useMutation } from '@apollo/client/react'
import { useNavigate } from 'react-router'

import { RegisterOrganisationDocument } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { LeaveGuard } from '../shared/form/LeaveGuard.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { useTell } from '../shared/ui/Toast.tsx'
import { emptyValues, OrganisationFields, toInput } from './OrganisationFields.tsx'

/** Enters an organisation in the register. */
export function NewOrganisationPage() {
  const [register] = useMutation(RegisterOrganisationDocument)
  const navigate = useNavigate()
  const tell = useTell()
  const command = useCommand(emptyValues, async (values) => {
    const { data } = await register({ variables: { input: toInput(values) } })
    if (!data) return
    command.form.reset(command.form.getValues())
    tell(`${data.registerOrganisation.name} was registered`)
    void navigate(paths.organisation(data.registerOrganisation.id))
  })
  const { form } = command
  return (
    <>
      <PageHead title="Register an organisation" crumbs={[{ name: 'Organisations', to: paths.organisations }]} />
      <div className="body wrap-page">
        <Card title="About it">
          <div className="cb">
            <CommandForm command={command} action="Register">
              <OrganisationFields form={form} />
            </CommandForm>
          </div>
        </Card>
      </div>
      <LeaveGuard isDirty={form.formState.isDirty && !form.formState.isSubmitting} what="this new organisation" />
    </>
  )
}
