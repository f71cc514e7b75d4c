import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate, useSearchParams } from 'react-router'

import { CreateMeasureDocument, MeasureOwnersDocument, MeasuresDocument, type MeasureScope } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { SelectField, TextField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { useDraft } from '../shared/form/useDraft.ts'
import { paths } from '../shared/paths.ts'
import { useViewer } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { scopeName } from '../shared/words.ts'
import { blank, toInput } from './definition.ts'
import { DefinitionFields } from './DefinitionFields.tsx'

type Pilot = { id: string; slug: string; shortName: string }

/** Defines a measure: a national one, or a pilot's own. */
export function NewMeasurePage() {
  const { data, error, refetch } = useQuery(MeasureOwnersDocument)
  const viewer = useViewer()
  return (
    <>
      <PageHead
        title="Define a measure"
        lead="What is counted, out of what, and which way is better"
        crumbs={[{ name: 'Measures', to: paths.measures }]}
      />
      <div className="body wrap-page grid">
        <Loaded data={viewer === undefined ? undefined : data} error={error} retry={() => void refetch()}>
          {({ pilots }) => (
            <MeasureForm pilots={viewer?.role === 'ADMIN' ? pilots.nodes : (viewer?.pilots ?? [])} mayNational={viewer?.role === 'ADMIN'} />
          )}
        </Loaded>
      </div>
    </>
  )
}

function MeasureForm({ pilots, mayNational }: { pilots: readonly Pilot[]; mayNational: boolean }) {
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const [create] = useMutation(CreateMeasureDocument, { refetchQueries: [MeasuresDocument] })
  const wanted = pilots.find(({ slug }) => slug === params.get('pilot'))
  const scope: MeasureScope = mayNational && !wanted ? 'NATIONAL' : 'LOCAL'
  const command = useCommand(
    { ...blank, code: '', scope, pilot: wanted?.id ?? pilots[0]?.id ?? '' },
    async ({ code, scope, pilot, ...definition }) => {
      await create({
        variables: { input: { ...toInput(definition), code: code.trim().toUpperCase(), scope, pilot: scope === 'LOCAL' ? pilot : null } },
      })
      forget()
      await navigate(paths.measure(code.trim().toUpperCase()))
    },
  )
  const { form } = command
  const forget = useDraft('measure', form)
  const scopes = (Object.keys(scopeName) as MeasureScope[]).filter((value) => mayNational || value === 'LOCAL')
  return (
    <Card title="Definition">
      <div className="cb">
        <CommandForm command={command} action="Define the measure">
          <TextField form={form} name="code" label="Code" hint="Short, in capitals: COPD_REVIEWS" rules={{ required: 'Enter a code' }} />
          <SelectField form={form} name="scope" label="Whom it is for" options={scopes.map((value) => ({ value, label: scopeName[value] }))} />
          {form.watch('scope') === 'LOCAL' && (
            <SelectField form={form} name="pilot" label="Whose own" options={pilots.map(({ id, shortName }) => ({ value: id, label: shortName }))} />
          )}
          <DefinitionFields form={form} />
        </CommandForm>
      </div>
    </Card>
  )
}
