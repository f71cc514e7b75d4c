import { useMutation } from '@apollo/client/react'

import { AssessPlaceDocument, PlaceDocument, SavePlaceDocument, type MaturityDimension, type PlaceQuery } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { SelectField, TextAreaField, TextField, TicksField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { dimensionName, peopleName, placeName, themeName } from './words.ts'

type Place = NonNullable<PlaceQuery['place']>

const refreshed = { refetchQueries: [PlaceDocument], awaitRefetchQueries: true }
const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))
const whole = { validate: (value: unknown) => value === '' || /^\d{1,9}$/.test(String(value)) || 'Enter a whole number such as 90000' }

/** What a place may say of itself, each in a dialog. */
export const PlaceDialogs = ({ task, place, close }: { task: 'facts' | 'scores'; place: Place; close: () => void }) =>
  task === 'facts' ? <FactsDialog place={place} close={close} /> : <ScoresDialog place={place} close={close} />

function FactsDialog({ place, close }: { place: Place; close: () => void }) {
  const [save] = useMutation(SavePlaceDocument, refreshed)
  const { pilot, organisation, version, themes, people, settings, population, partners, note } = place
  const command = useCommand(
    {
      themes: [...themes],
      people: [...people],
      settings: [...settings],
      population: population ?? '',
      partners: partners ?? '',
      note: note ?? '',
    } as {
      themes: typeof themes
      people: typeof people
      settings: typeof settings
      population: string
      partners: string
      note: string
    },
    async (values) => {
      const size = (text: string | number) => (text === '' ? null : Number(text))
      const input = { ...values, population: size(values.population), partners: size(values.partners), note: values.note || null }
      await save({ variables: { input: { pilot: pilot?.id ?? null, organisation: organisation?.id ?? null, version, ...input } } })
      close()
    },
  )
  const { form } = command
  return (
    <Dialog title="What the place is like" close={close}>
      <CommandForm command={command} action="Save">
        <TicksField form={form} name="themes" label="It works on" options={optionsOf(themeName)} />
        <TicksField form={form} name="people" label="For" options={optionsOf(peopleName)} />
        <TicksField form={form} name="settings" label="Where" options={optionsOf(placeName)} />
        <TextField form={form} name="population" label="How many people live there?" inputMode="numeric" rules={whole} />
        <TextField form={form} name="partners" label="How many partners work together?" inputMode="numeric" rules={whole} />
        <TextAreaField form={form} name="note" label="How the figures are meant" />
      </CommandForm>
    </Dialog>
  )
}

const levels = [
  { value: '', label: 'Not scored' },
  ...['0, nothing yet', '1, plans', '2, first steps', '3, in parts', '4, mostly', '5, as it should be'].map((label, value) => ({
    value: String(value),
    label,
  })),
]

function ScoresDialog({ place: { id, version, scores }, close }: { place: Place; close: () => void }) {
  const [assess] = useMutation(AssessPlaceDocument, refreshed)
  const dimensions = Object.keys(dimensionName) as MaturityDimension[]
  const scored = new Map(scores.map(({ dimension, score }) => [dimension, String(score)]))
  const before = Object.fromEntries(dimensions.map((dimension) => [dimension, scored.get(dimension) ?? ''])) as Record<MaturityDimension, string>
  const command = useCommand(before, async (values) => {
    const changed = dimensions.filter((dimension) => values[dimension] !== '' && values[dimension] !== before[dimension])
    if (changed.length > 0)
      await assess({
        variables: { input: { place: id, version, scores: changed.map((dimension) => ({ dimension, score: Number(values[dimension]) })) } },
      })
    close()
  })
  return (
    <Dialog title="How ready are you?" close={close}>
      <CommandForm command={command} action="Save">
        {dimensions.map((dimension) => (
          <SelectField key={dimension} form={command.form} name={dimension} label={dimensionName[dimension]} options={levels} />
        ))}
      </CommandForm>
    </Dialog>
  )
}
