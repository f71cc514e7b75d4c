import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'

import {
  OrganisationForEditDocument,
  RegionChoicesDocument,
  SourceChoicesDocument,
  UpdateOrganisationDocument,
  type OrganisationForEditQuery,
  type OrganisationKind,
} from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { compareValues } from '../shared/form/compare.ts'
import { ConflictPanel } from '../shared/form/ConflictPanel.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { LeaveGuard } from '../shared/form/LeaveGuard.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { paths } from '../shared/paths.ts'
import { useViewer } from '../shared/session/Session.tsx'
import { CannotChange } from '../shared/ui/CannotChange.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { readGraphErrors } from '../shared/ui/failure.ts'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { useTell } from '../shared/ui/Toast.tsx'
import { organisationKindName } from '../shared/words.ts'
import { ClosingFields } from './ClosingFields.tsx'
import { OrganisationFields, toInput, toValues } from './OrganisationFields.tsx'

/** Changes what is said of an organisation. */
export function EditOrganisationPage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useQuery(OrganisationForEditDocument, {
    variables: { id },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  })
  const viewer = useViewer()
  const isRefused = viewer !== undefined && viewer?.role !== 'ADMIN'
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ organisation }) =>
        organisation && isRefused ? (
          <CannotChange name={organisation.name} to={paths.organisation(id)} />
        ) : organisation ? (
          <EditOrganisation key={id} organisation={organisation} readAgain={async () => (await refetch()).data?.organisation ?? null} />
        ) : (
          <NotFound what="organisation" />
        )
      }
    </Loaded>
  )
}

type Edited = NonNullable<OrganisationForEditQuery['organisation']>

// When somebody else was faster, both versions stand side by side and one saves a mix.
function EditOrganisation({ organisation, readAgain }: { organisation: Edited; readAgain: () => Promise<Edited | null> }) {
  // What the form began from stays, whatever the cache learns meanwhile.
  const [begun] = useState(organisation)
  const [theirs, setTheirs] = useState<Edited | null>(null)
  const { id, name } = begun
  const [update, { loading }] = useMutation(UpdateOrganisationDocument)
  const navigate = useNavigate()
  const tell = useTell()
  const command = useCommand(toValues(begun), async (values) => {
    const { version } = theirs ?? begun
    const more = { renamedOn: values.renamedOn || null, memberships: values.memberships || null, heir: values.heir || null, why: values.why || null }
    try {
      await update({ variables: { input: { id, version, ...toInput(values), ...more } } })
    } catch (error) {
      if (!readGraphErrors(error).some(({ code }) => code === 'CONFLICT')) throw error
      setTheirs(await readAgain())
      return
    }
    command.form.reset(command.form.getValues())
    tell(`${values.name.trim()} was saved`)
    void navigate(paths.organisation(id))
  })
  const { form } = command
  const sources = useQuery(SourceChoicesDocument).data?.sources.nodes ?? []
  const regions = useQuery(RegionChoicesDocument).data?.regions ?? []
  const sayValue = (field: keyof typeof fieldNames, value: string): string => {
    if (field === 'kind') return organisationKindName[value as OrganisationKind]
    if (field === 'closedSource') return sources.find(({ id: source }) => source === value)?.title ?? value
    return field === 'region' ? (regions.find(({ code }) => code === value)?.name ?? value) : value
  }
  const closedOn = form.watch('closedOn')
  const saveMix = (mine: ReadonlySet<string>) => {
    if (!theirs) return
    for (const field of fields) if (!mine.has(field)) form.setValue(field, toValues(theirs)[field])
    void command.submit()
  }
  return (
    <>
      <PageHead
        title={`Edit ${name}`}
        crumbs={[
          { name: 'Organisations', to: paths.organisations },
          { name, to: paths.organisation(id) },
        ]}
      />
      <div className="body wrap-page grid">
        {theirs && (
          <ConflictPanel
            key={theirs.version}
            by={theirs.history.nodes[0]?.actor ?? null}
            differences={compareValues(fieldNames, toValues(begun), toValues(theirs), form.getValues(), sayValue)}
            save={saveMix}
            isSaving={loading}
          />
        )}
        <Card title="About it">
          <div className="cb">
            <CommandForm command={command} action="Save">
              <OrganisationFields
                form={form}
                closing={
                  closedOn &&
                  closedOn !== (theirs ?? begun).closedOn && <ClosingFields form={form} organisation={theirs ?? begun} closedOn={closedOn} />
                }
              />
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

const fieldNames = {
  name: 'Name',
  kind: 'Kind',
  odsCode: 'Code',
  openedOn: 'Opened on',
  closedOn: 'Closed on',
  closedSource: 'Source of the last day',
  operatesFrom: 'At work from',
  operatesUntil: 'At work until',
  address: 'Address',
  postcode: 'Postcode',
  region: 'Region',
  note: 'Note',
}
const fields = Object.keys(fieldNames) as (keyof typeof fieldNames)[]
