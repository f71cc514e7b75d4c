import { useMutation } from '@apollo/client/react'

import { FitDocument, PracticeDocument, SetPracticeNeedsDocument, type FitQuery, type MaturityDimension } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { SelectField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { dimensionName } from './words.ts'

const options = [{ value: '', label: 'Nothing' }, ...[1, 2, 3, 4, 5].map((least) => ({ value: String(least), label: `At least ${least} of 5` }))]

/** What a practice needs of a place, dimension by dimension; the reasons that were given stay. */
export function NeedsDialog({ practice: { id, version, needs }, close }: { practice: NonNullable<FitQuery['practice']>; close: () => void }) {
  const [set] = useMutation(SetPracticeNeedsDocument, { refetchQueries: [FitDocument, PracticeDocument], awaitRefetchQueries: true })
  const dimensions = Object.keys(dimensionName) as MaturityDimension[]
  const known = new Map(needs.map((need) => [need.dimension, need]))
  const before = Object.fromEntries(dimensions.map((dimension) => [dimension, String(known.get(dimension)?.minimum ?? '')])) as Record<
    MaturityDimension,
    string
  >
  const command = useCommand(before, async (values) => {
    const given = dimensions.filter((dimension) => values[dimension] !== '')
    const list = given.map((dimension) => ({ dimension, minimum: Number(values[dimension]), why: known.get(dimension)?.why ?? null }))
    await set({ variables: { input: { id, version, needs: list } } })
    close()
  })
  return (
    <Dialog title="What it needs of a place" close={close}>
      <CommandForm command={command} action="Save">
        {dimensions.map((dimension) => (
          <SelectField key={dimension} form={command.form} name={dimension} label={dimensionName[dimension]} options={options} />
        ))}
      </CommandForm>
    </Dialog>
  )
}
