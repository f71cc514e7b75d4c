import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from 'react-router'

import { OrganisationForEditDocument, UpdateOrganisationDocument, type OrganisationForEditQuery } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { LeaveGuard } from '../shared/form/LeaveGuard.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { useTell } from '../shared/ui/Toast.tsx'
import { OrganisationFields, toInput, toValues } from './OrganisationFields.tsx'

/** Changes what is said of an organisation. */
export function EditOrganisationPage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useQuery(OrganisationForEditDocument, {
    variables: { id },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  })
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ organisation }) => (organisation ? <EditOrganisation key={id} organisation={organisation} /> : <NotFound what="organisation" />)}
    </Loaded>
  )
}

function EditOrganisation({ organisation }: { organisation: NonNullable<OrganisationForEditQuery['organisation']> }) {
  const { id, name, version } = organisation
  const [update] = useMutation(UpdateOrganisationDocument)
  const navigate = useNavigate()
  const tell = useTell()
  const command = useCommand(toValues(organisation), async (values) => {
    await update({ variables: { input: { id, version, ...toInput(values), renamedOn: values.renamedOn || null, why: values.why || null } } })
    command.form.reset(command.form.getValues())
    tell(`${values.name.trim()} was saved`)
    void navigate(paths.organisation(id))
  })
  const { form } = command
  return (
    <>
      <PageHead
        title={`Edit ${name}`}
        crumbs={[
          { name: 'Organisations', to: paths.organisations },
          { name, to: paths.organisation(id) },
        ]}
      />
      <div className="body wrap-page">
        <Card title="About it">
          <div className="cb">
            <CommandForm command={command} action="Save">
              <OrganisationFields form={form} />
              {form.watch('name').trim() !== name && (
                <TextField
                  form={form}
                  name="renamedOn"
                  label="Bears the name from"
                  type="date"
                  hint="Today unless you say; the name before stays among its names"
                />
              )}
              <TextField form={form} name="why" label="Why" hint="Kept in the history" />
            </CommandForm>
          </div>
        </Card>
      </div>
      <LeaveGuard isDirty={form.formState.isDirty && !form.formState.isSubmitting} what={name} />
    </>
  )
}
