import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from 'react-router'

import { MeasureDocument, MeasureToEditDocument, UpdateMeasureDocument, type MeasureToEditQuery } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { TextAreaField, TextField, TickField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { useDraft } from '../shared/form/useDraft.ts'
import { paths } from '../shared/paths.ts'
import { useProgramme } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { toForm, toInput } from './definition.ts'
import { DefinitionFields } from './DefinitionFields.tsx'

type Measure = NonNullable<MeasureToEditQuery['measure']>

/** Changes a definition by a new version. */
export function EditMeasurePage() {
  const { code = '' } = useParams()
  const { data, error, refetch } = useQuery(MeasureToEditDocument, { variables: { code }, fetchPolicy: 'network-only' })
  const today = useProgramme()?.today
  return (
    <Loaded data={today === undefined ? undefined : data} error={error} retry={() => void refetch()}>
      {({ measure }) =>
        measure ? (
          <>
            <PageHead
              title={`Change ${measure.title}`}
              lead="What it says now is kept as an earlier version"
              crumbs={[
                { name: 'Measures', to: paths.measures },
                { name: measure.title, to: paths.measure(code) },
              ]}
            />
            <div className="body wrap-page grid">
              <EditForm key={measure.version} measure={measure} today={today ?? ''} />
            </div>
          </>
        ) : (
          <NotFound what="measure" />
        )
      }
    </Loaded>
  )
}

function EditForm({ measure, today }: { measure: Measure; today: string }) {
  const navigate = useNavigate()
  const { id, version, code } = measure
  const [update] = useMutation(UpdateMeasureDocument, { refetchQueries: [MeasureDocument] })
  const start = { ...toForm(measure), changeNote: '', effectiveFrom: today, breaksComparability: false, retiredOn: measure.retiredOn ?? '' }
  const command = useCommand(start, async ({ changeNote, effectiveFrom, breaksComparability, retiredOn, ...definition }) => {
    const change = { changeNote, effectiveFrom: effectiveFrom || null, breaksComparability, retiredOn: retiredOn || null }
    await update({ variables: { input: { ...toInput(definition), ...change, id, version } } })
    forget()
    await navigate(paths.measure(code))
  })
  const { form } = command
  const forget = useDraft(`measure ${code} ${version}`, form)
  return (
    <Card title="Definition" note={`version ${version}`}>
      <div className="cb">
        <CommandForm command={command} action="Save as a new version">
          <TextAreaField
            form={form}
            name="changeNote"
            label="What you change, and why"
            hint="Kept with the version and in the history"
            rules={{ required: 'Say what you change, and why' }}
          />
          <TextField form={form} name="effectiveFrom" label="Holds for periods from" type="date" />
          <TickField form={form} name="breaksComparability" label="Values before and after cannot be compared: limits begin again on that day" />
          <TextField form={form} name="retiredOn" label="Last day of its use (optional)" hint="To retire it; its values stay" type="date" />
          <DefinitionFields form={form} />
        </CommandForm>
      </div>
    </Card>
  )
}
