import { useMutation, useQuery } from '@apollo/client/react'

import {
  LinkAdoptionMeasureDocument,
  MoveAdoptionDocument,
  PlaceMeasuresDocument,
  PracticeDocument,
  UpdateAdoptionDocument,
  type AdoptionFacts_AdoptionFragment,
  type AdoptionFidelity,
  type AdoptionStage,
} from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { TextAreaField, SelectField, TextField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { fidelityName, stageName } from './words.ts'

type Adoption = AdoptionFacts_AdoptionFragment
export interface AdoptionTask {
  kind: 'move' | 'tell' | 'link'
  adoption: Adoption
}

/** What a place may do to its own adoption, each in a dialog. */
export function AdoptionDialogs({ task: { kind, adoption }, close }: { task: AdoptionTask; close: () => void }) {
  if (kind === 'move') return <MoveDialog adoption={adoption} close={close} />
  if (kind === 'tell') return <TellDialog adoption={adoption} close={close} />
  return <LinkDialog adoption={adoption} close={close} />
}

const refreshed = { refetchQueries: [PracticeDocument], awaitRefetchQueries: true }

function MoveDialog({ adoption: { id, version, nextStages }, close }: { adoption: Adoption; close: () => void }) {
  const [move] = useMutation(MoveAdoptionDocument, refreshed)
  const command = useCommand({ to: nextStages[0] as AdoptionStage, on: '', why: '' }, async ({ to, on, why }) => {
    await move({ variables: { input: { id, version, to, on: on || null, why: why || null } } })
    close()
  })
  const { form } = command
  const stops = ['PAUSED', 'ABANDONED'].includes(form.watch('to'))
  return (
    <Dialog title="Move on or stop" close={close}>
      <CommandForm command={command} action="Record the step">
        <SelectField form={form} name="to" label="It is now" options={nextStages.map((value) => ({ value, label: stageName[value] }))} />
        <TextField form={form} name="on" label="Since when" type="date" hint="Today if you leave it empty" />
        <TextAreaField
          form={form}
          name="why"
          label={stops ? 'Why it stops' : 'Why, if others should know'}
          hint={stops ? 'What you learned spares others the same way. Those who follow are told.' : ''}
        />
      </CommandForm>
    </Dialog>
  )
}

const closeness = [{ value: '', label: 'Not said' }, ...Object.entries(fidelityName).map(([value, label]) => ({ value, label }))]

function TellDialog({ adoption: { id, version, fidelity, note, learning, again }, close }: { adoption: Adoption; close: () => void }) {
  const [update] = useMutation(UpdateAdoptionDocument, refreshed)
  const start = { fidelity: fidelity ?? ('' as AdoptionFidelity | ''), note: note ?? '', learning: learning ?? '', again: again ?? '' }
  const command = useCommand(start, async (values) => {
    const told = { note: values.note || null, learning: values.learning || null, again: values.again || null }
    await update({ variables: { input: { id, version, fidelity: values.fidelity || null, ...told } } })
    close()
  })
  const { form } = command
  return (
    <Dialog title="Tell more" close={close}>
      <CommandForm command={command} action="Save">
        <SelectField form={form} name="fidelity" label="How closely do you keep to it?" options={closeness} />
        <TextAreaField form={form} name="note" label="What did you change to make it fit?" />
        <TextAreaField form={form} name="learning" label="What did you learn?" />
        <TextAreaField form={form} name="again" label="Would you do it again?" />
      </CommandForm>
    </Dialog>
  )
}

function LinkDialog({ adoption: { id, version, pilot }, close }: { adoption: Adoption; close: () => void }) {
  const [link] = useMutation(LinkAdoptionMeasureDocument, refreshed)
  const { data } = useQuery(PlaceMeasuresDocument, { variables: { slug: pilot?.slug ?? '' }, skip: !pilot })
  const measures = data?.pilot?.measures ?? []
  const command = useCommand({ measure: '', baseline: '', baselineNote: '' }, async ({ measure, baseline, baselineNote }) => {
    await link({
      variables: { input: { id, version, measure, baseline: baseline === '' ? null : Number(baseline), baselineNote: baselineNote || null } },
    })
    close()
  })
  const { form } = command
  const chosen = measures.find((one) => one.measure.id === form.watch('measure'))
  return (
    <Dialog title="Link a measure" close={close}>
      <CommandForm command={command} action="Link it">
        <SelectField
          form={form}
          name="measure"
          label="Measure"
          hint="One that the place reports by; its effect is shown live from then on"
          rules={{ required: 'Choose a measure' }}
          options={[{ value: '', label: 'Choose' }, ...measures.map(({ measure }) => ({ value: measure.id, label: measure.title }))]}
        />
        <TextField
          form={form}
          name="baseline"
          label={`Where it stood before${chosen?.measure.unit ? `, in ${chosen.measure.unit}` : ''}`}
          hint={chosen?.baseline != null ? `The pilot’s baseline is ${chosen.baseline}` : 'A number; or say below why there is none'}
          rules={{ validate: (value) => value === '' || Number.isFinite(Number(value)) || 'Enter a number such as 8.3' }}
        />
        <TextField form={form} name="baselineNote" label="Where the baseline is from, or why it does not apply" />
      </CommandForm>
    </Dialog>
  )
}
