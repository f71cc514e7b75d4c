import { useMutation } from '@apollo/client/react'

import { RecordAttendanceDocument, type LearningEventQuery } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { TextField, TicksField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { useTell } from '../shared/ui/Toast.tsx'

type Event = NonNullable<LearningEventQuery['learningEvent']>

/** Who came, marked by who invites once the event has begun. */
export function AttendanceForm({ event: { id, version, places, walkIns, attended } }: { event: Event }) {
  const tell = useTell()
  const [record] = useMutation(RecordAttendanceDocument)
  // Until it is marked, everybody who had a place is taken to have come: fewer ticks to change.
  const isMarked = attended !== null
  const came = places.filter((place) => (isMarked ? place.attended : place.status === 'CONFIRMED')).map((place) => place.id)
  const command = useCommand({ came, walkIns: String(walkIns ?? 0) }, async (values) => {
    const { data } = await record({ variables: { input: { id, version, came: values.came, walkIns: Number(values.walkIns || 0) } } })
    const count = data?.recordAttendance.attended ?? 0
    tell(`${formatCount(count, 'person', 'people')} came`)
  })
  return (
    <CommandForm command={command} action="Save who came">
      {places.length > 0 && (
        <TicksField form={command.form} name="came" label="Who came" options={places.map((place) => ({ value: place.id, label: place.name }))} />
      )}
      <TextField
        form={command.form}
        name="walkIns"
        label="Others who came without having registered"
        rules={{ pattern: { value: /^\d{0,3}$/, message: 'Give a whole number' } }}
      />
    </CommandForm>
  )
}
