import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from 'react-router'

import { CreateAgreementDocument, PartnershipPartiesDocument } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { LeaveGuard } from '../shared/form/LeaveGuard.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { useTell } from '../shared/ui/Toast.tsx'
import { emptyValues, toInput } from './agreement-form.ts'
import { AgreementFields, toMembers, toReplaceable } from './AgreementFields.tsx'

/** Drafts an agreement; what the law wants of its kind is shown once the draft is there. */
export function NewAgreementPage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useQuery(PartnershipPartiesDocument, { variables: { id }, fetchPolicy: 'cache-and-network' })
  const [create] = useMutation(CreateAgreementDocument)
  const navigate = useNavigate()
  const tell = useTell()
  const command = useCommand(emptyValues, async (values) => {
    const { data: made } = await create({ variables: { input: { ...toInput(values), partnership: id } } })
    if (!made) return
    command.form.reset(command.form.getValues())
    tell(`“${made.createAgreement.title}” was drafted`)
    void navigate(paths.agreement(made.createAgreement.id))
  })
  const { form } = command
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ partnership }) =>
        partnership ? (
          <>
            <PageHead
              title="New agreement"
              lead={`Between members of ${partnership.name}`}
              crumbs={[
                { name: 'Partnerships', to: paths.partnerships },
                { name: partnership.name, to: paths.partnership(id) },
              ]}
            />
            <div className="body wrap-page">
              <Card title="The draft">
                <div className="cb wide-form">
                  <CommandForm command={command} action="Keep the draft">
                    <AgreementFields
                      form={form}
                      members={toMembers(partnership.members)}
                      points={[]}
                      replaceable={toReplaceable(partnership.agreements, null)}
                    />
                  </CommandForm>
                </div>
              </Card>
            </div>
            <LeaveGuard isDirty={form.formState.isDirty && !form.formState.isSubmitting} what="this new agreement" />
          </>
        ) : (
          <NotFound what="partnership" />
        )
      }
    </Loaded>
  )
}
