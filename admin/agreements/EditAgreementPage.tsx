import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from 'react-router'

import { AgreementDocument, UpdateAgreementDocument } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { LeaveGuard } from '../shared/form/LeaveGuard.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { paths } from '../shared/paths.ts'
import { Banner } from '../shared/ui/Banner.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { useTell } from '../shared/ui/Toast.tsx'
import { toInput, toValues } from './agreement-form.ts'
import { AgreementFields, toMembers, toReplaceable } from './AgreementFields.tsx'
import type { Agreement } from './AgreementPage.tsx'

/** Changes an agreement. */
export function EditAgreementPage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useQuery(AgreementDocument, { variables: { id }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' })
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ agreement }) => (agreement ? <EditAgreement key={id} agreement={agreement} /> : <NotFound what="agreement" />)}
    </Loaded>
  )
}

function EditAgreement({ agreement }: { agreement: Agreement }) {
  const { id, title, version, partnership, parties, checks, signatories } = agreement
  const [update] = useMutation(UpdateAgreementDocument)
  const navigate = useNavigate()
  const tell = useTell()
  const signed = signatories.filter(({ hasSigned }) => hasSigned).length
  const command = useCommand(toValues(agreement), async ({ why, ...values }) => {
    const { data } = await update({ variables: { input: { ...toInput({ ...values, why }), id, version, why: why || null } } })
    command.form.reset(command.form.getValues())
    const left = data?.updateAgreement.signatories.filter(({ hasSigned }) => hasSigned).length ?? signed
    tell(left < signed ? `“${title}” was saved; ${formatCount(signed - left, 'signature')} lapsed` : `“${title}” was saved`)
    void navigate(paths.agreement(id))
  })
  const { form } = command
  const members = [
    ...new Map([...toMembers(partnership.members), ...parties.map(({ organisation }) => organisation)].map((one) => [one.id, one])).values(),
  ]
  return (
    <>
      <PageHead
        title={`Edit ${title}`}
        crumbs={[
          { name: 'Partnerships', to: paths.partnerships },
          { name: partnership.name, to: paths.partnership(partnership.id) },
          { name: title, to: paths.agreement(id) },
        ]}
      />
      <div className="body wrap-page grid">
        {signed > 0 && (
          <Banner tone="amber" title={`${formatCount(signed, 'signature')} will lapse if what is agreed changes.`}>
            Another title or day of review changes nothing that was signed.
          </Banner>
        )}
        <Card title="The agreement">
          <div className="cb wide-form">
            <CommandForm command={command} action="Save">
              <AgreementFields
                form={form}
                members={members}
                replaceable={agreement.signedOn ? [] : toReplaceable(partnership.agreements, agreement)}
                points={checks.flatMap(({ letter, what }) => (letter === null ? [] : { letter, what }))}
              />
              <TextField form={form} name="why" label="Why" hint="Kept in the history" />
            </CommandForm>
          </div>
        </Card>
      </div>
      <LeaveGuard isDirty={form.formState.isDirty && !form.formState.isSubmitting} what={`“${title}”`} />
    </>
  )
}
