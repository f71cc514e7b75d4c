import { useMutation } from '@apollo/client/react'

import { CallOffEventDocument, CreateEventDocument, UpdateEventDocument, type Event_EventFragment, type PracticeTheme } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { TextAreaField, TextField, TickField, TicksField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { themeName } from './words.ts'

// Of the two, the page that is not open has nothing to fetch again.
const refreshed = { refetchQueries: 'active' as const, awaitRefetchQueries: true }

/** What who invites may do to an event, each in a dialog. */
export const EventDialogs = ({ task, event, close }: { task: 'change' | 'callOff'; event: Event_EventFragment; close: () => void }) =>
  task === 'change' ? <EventDialog event={event} close={close} /> : <CallOffDialog event={event} close={close} />

interface Values {
  title: string
  summary: string
  startsAt: string
  endsAt: string
  venue: string
  joinUrl: string
  capacity: string
  isPublic: boolean
  themes: PracticeTheme[]
}

/** Invites to an event, or changes one. */
export function EventDialog({ event, close }: { event: Event_EventFragment | null; close: () => void }) {
  const [create] = useMutation(CreateEventDocument, refreshed)
  const [update] = useMutation(UpdateEventDocument, refreshed)
  const before: Values = {
    title: event?.title ?? '',
    summary: event?.summary ?? '',
    startsAt: local(event?.startsAt),
    endsAt: local(event?.endsAt),
    venue: event?.venue ?? '',
    joinUrl: event?.joinUrl ?? '',
    capacity: String(event?.capacity ?? ''),
    isPublic: event?.isPublic ?? false,
    themes: [...(event?.themes ?? [])],
  }
  const command = useCommand<Values>(before, async ({ startsAt, endsAt, venue, joinUrl, capacity, ...values }) => {
    const input = {
      ...values,
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(endsAt).toISOString(),
      venue: venue || null,
      joinUrl: joinUrl || null,
      capacity: capacity === '' ? null : Number(capacity),
      practice: event?.practice?.id ?? null,
    }
    await (event ? update({ variables: { input: { ...input, id: event.id, version: event.version } } }) : create({ variables: { input } }))
    close()
  })
  const { form } = command
  const moment = {
    required: 'Say when',
    validate: (value: unknown) => !Number.isNaN(Date.parse(String(value))) || 'Enter a day and a time such as 2030-05-17T14:00',
  }
  const size = { validate: (value: unknown) => value === '' || /^\d{1,3}$/.test(String(value)) || 'Enter a whole number, or nothing' }
  return (
    <Dialog title={event ? 'Change the event' : 'Invite to an event'} close={close}>
      <CommandForm command={command} action={event ? 'Save' : 'Invite'}>
        <TextField form={form} name="title" label="What is it called?" rules={{ required: 'Give the event a name' }} />
        <TextAreaField form={form} name="summary" label="What is it for?" rules={{ required: 'Say what it is for' }} />
        <TextField form={form} name="startsAt" label="Begins" hint="Your own time, such as 2030-05-17T14:00" rules={moment} />
        <TextField form={form} name="endsAt" label="Ends" hint="Such as 2030-05-17T16:00" rules={moment} />
        <TextField form={form} name="venue" label="Where" />
        <TextField form={form} name="joinUrl" label="Web address to join by" hint="Only those who have a place see it" />
        <TextField
          form={form}
          name="capacity"
          label="How many can come?"
          inputMode="numeric"
          hint="Nothing for no limit; whoever comes later waits"
          rules={size}
        />
        <TicksField form={form} name="themes" label="About" options={Object.entries(themeName).map(([value, label]) => ({ value, label }))} />
        <TickField form={form} name="isPublic" label="Everybody may know of it, also without an account" />
      </CommandForm>
    </Dialog>
  )
}

// An instant as the reader's clock shows it, to the minute.
function local(at: string | undefined): string {
  if (!at) return ''
  const moment = new Date(at)
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

function CallOffDialog({ event: { id, version }, close }: { event: Event_EventFragment; close: () => void }) {
  const [callOff] = useMutation(CallOffEventDocument, refreshed)
  const command = useCommand({ why: '' }, async ({ why }) => {
    await callOff({ variables: { input: { id, version, why } } })
    close()
  })
  return (
    <Dialog title="Call the event off" close={close}>
      <CommandForm command={command} action="Call it off">
        <TextAreaField form={command.form} name="why" label="Why" hint="Everybody who registered is told" rules={{ required: 'Say why' }} />
      </CommandForm>
    </Dialog>
  )
}
