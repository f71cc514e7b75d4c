import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import type { Path } from 'react-hook-form'
import { useNavigate, useParams } from 'react-router'

import { AgreementDocument, UpdateAgreementDocument } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { ConflictPanel } from '../shared/form/ConflictPanel.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { LeaveGuard } from '../shared/form/LeaveGuard.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { paths } from '../shared/paths.ts'
import { Banner } from '../shared/ui/Banner.tsx'
import { CannotChange } from '../shared/ui/CannotChange.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { readGraphErrors } from '../shared/ui/failure.ts'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { useTell } from '../shared/ui/Toast.tsx'
import { compareAgreements, valueOf } from './agreement-compare.ts'
import { toInput, toValues, type Values } from './agreement-form.ts'
import { AgreementFields, toMembers, toReplaceable } from './AgreementFields.tsx'
import type { Agreement } from './AgreementPage.tsx'

/** Changes an agreement. */
export function EditAgreementPage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useQuery(AgreementDocument, { variables: { id }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' })
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ agreement }) =>
        agreement ? (
          <EditAgreement key={id} agreement={agreement} readAgain={async () => (await refetch()).data?.agreement ?? null} />
        ) : (
          <NotFound what="agreement" />
        )
      }
    </Loaded>
  )
}

// When somebody else was faster, both versions stand side by side and one saves a mix.
function EditAgreement({ agreement, readAgain }: { agreement: Agreement; readAgain: () => Promise<Agreement | null> }) {
  // What the form began from stays, whatever the cache learns meanwhile.
  const [begun] = useState(agreement)
  const [theirs, setTheirs] = useState<Agreement | null>(null)
  const { id, title, version, signedOn, partnership, parties, checks, signatories } = theirs ?? begun
  const [update, { loading }] = useMutation(UpdateAgreementDocument)
  const navigate = useNavigate()
  const tell = useTell()
  const signed = signatories.filter(({ hasSigned }) => hasSigned).length
  const save = async ({ why, ...values }: Values) => {
    const { data } = await update({ variables: { input: { ...toInput({ ...values, why }), id, version, why: why || null } } })
    command.form.reset(command.form.getValues())
    const left = data?.updateAgreement.signatories.filter(({ hasSigned }) => hasSigned).length ?? signed
    tell(left < signed ? `“${title}” was saved; ${formatCount(signed - left, 'signature')} lapsed` : `“${title}” was saved`)
    void navigate(paths.agreement(id))
  }
  const command = useCommand(toValues(begun), (values) =>
    save(values).catch(async (error: unknown) => {
      if (!readGraphErrors(error).some(({ code }) => code === 'CONFLICT')) throw error
      setTheirs(await readAgain())
    }),
  )
  const { form } = command
  const differences = theirs ? compareAgreements(begun, theirs, form.getValues()) : []
  const saveMix = (mine: ReadonlySet<string>) => {
    if (!theirs) return
    for (const { name } of differences)
      if (!mine.has(name)) form.setValue(name as Path<Values>, valueOf(toValues(theirs), name), { shouldDirty: true })
    void command.submit()
  }
  const members = [
    ...new Map([...toMembers(partnership.members), ...parties.map(({ organisation }) => organisation)].map((one) => [one.id, one])).values(),
  ]
  // Asked of what the form began from: what somebody is typing is never taken away.
  const change = begun.availableActions.find(({ name }) => name === 'updateAgreement')
  if (!change?.allowed) return <CannotChange name={begun.title} to={paths.agreement(id)} reason={change?.reason} />
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
        {theirs && <ConflictPanel key={version} by={null} differences={differences} save={saveMix} isSaving={loading} />}
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
                replaceable={signedOn ? [] : toReplaceable(partnership.agreements, theirs ?? begun)}
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
