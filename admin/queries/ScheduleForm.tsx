import { useMutation } from '@apollo/client/react'

import {
  CreateSnapshotScheduleDocument,
  UpdateSnapshotScheduleDocument,
  type Schedule_SnapshotsFragment,
  type SnapshotPace,
} from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { SelectField, TextAreaField, TextField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import type { Saved } from './saved.ts'

const paces = [
  { value: 'DAILY', label: 'Every day' },
  { value: 'WEEKLY', label: 'Every week, on that weekday' },
  { value: 'MONTHLY', label: 'Every month, on that day' },
]
const formats = [
  { value: 'csv', label: 'CSV' },
  { value: 'xlsx', label: 'Excel workbook' },
  { value: 'json', label: 'JSON' },
]

/** When a query is to be run by itself, and how its answers are kept. */
export function ScheduleForm({
  saved,
  schedule,
  variables,
  done,
  leave,
}: {
  saved: Saved
  schedule: Schedule_SnapshotsFragment | null
  variables: string
  done: () => void
  leave: () => void
}) {
  const [create] = useMutation(CreateSnapshotScheduleDocument)
  const [update] = useMutation(UpdateSnapshotScheduleDocument)
  const command = useCommand(
    {
      pace: (schedule?.pace ?? 'MONTHLY') as SnapshotPace,
      firstOn: schedule?.firstOn ?? new Date().toISOString().slice(0, 10),
      operationVersion: String(schedule?.operationVersion ?? 0),
      format: schedule?.format ?? 'csv',
      keep: String(schedule?.keep ?? 12),
      variables: schedule?.variables ?? (variables.trim() || '{}'),
    },
    async ({ keep, operationVersion, firstOn, ...rest }) => {
      const input = { ...rest, keep: Number(keep), operationVersion: Number(operationVersion) }
      // A first day that stays may be long past.
      const moved = firstOn === schedule?.firstOn ? {} : { firstOn }
      if (schedule) await update({ variables: { input: { ...input, ...moved, id: schedule.id, version: schedule.version } } })
      else await create({ variables: { input: { ...input, firstOn, operationId: saved.id, operationVersion: input.operationVersion || null } } })
      done()
    },
  )
  const { form } = command
  const versions = [
    { value: '0', label: 'The latest at the time' },
    ...saved.versions.map(({ version }) => ({ value: String(version), label: `Always version ${version}` })),
  ]
  return (
    <section aria-label={schedule ? 'Change the schedule' : 'A new schedule'}>
      <CommandForm
        command={command}
        action={schedule?.stoppedAt ? 'Set it going again' : schedule ? 'Save the schedule' : 'Schedule it'}
        secondary={
          <button className="btn" type="button" onClick={leave}>
            Leave it
          </button>
        }
      >
        <SelectField form={form} name="pace" label="How often" options={paces} />
        <TextField
          form={form}
          name="firstOn"
          label="First day"
          type="date"
          hint="If it is today and past six, the first is taken within a minute"
          rules={{ required: 'Choose the first day' }}
        />
        <SelectField form={form} name="operationVersion" label="Which version" options={versions} />
        <SelectField form={form} name="format" label="As" options={formats} />
        <TextField
          form={form}
          name="keep"
          label="How many files to keep"
          type="number"
          inputMode="numeric"
          hint="At most 36; the receipts of older ones stay"
        />
        <TextAreaField form={form} name="variables" label="Variables" hint="As JSON; what is left out is as saved" />
      </CommandForm>
    </section>
  )
}
