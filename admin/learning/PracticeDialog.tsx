import { useMutation, useQuery } from '@apollo/client/react'

import {
  ArchivePracticeDocument,
  PilotChoiceDocument,
  PracticeDocument,
  RecordAdoptionDocument,
  RevalidatePracticeDocument,
  type AdoptionStage,
  type PracticeQuery,
} from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { SelectField, TextAreaField } from '../shared/form/fields.tsx'
import { OrganisationField } from '../shared/form/OrganisationField.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { useViewer } from '../shared/session/Session.tsx'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { stageName } from './words.ts'

interface Asked {
  practice: Pick<NonNullable<PracticeQuery['practice']>, 'id' | 'version'>
  close: () => void
}

/** What is asked before a practice is taken up, archived, or said to be good still. */
export function PracticeDialog({ step, ...asked }: Asked & { step: 'adopt' | 'archive' | 'revalidate' }) {
  return step === 'adopt' ? <AdoptDialog {...asked} /> : <StateDialog step={step} {...asked} />
}

const first = ['INTERESTED', 'ASSESSING', 'PLANNED', 'PILOTING', 'EMBEDDED'] as const satisfies AdoptionStage[]

function AdoptDialog({ practice: { id }, close }: Asked) {
  const viewer = useViewer()
  const { data } = useQuery(PilotChoiceDocument, { skip: viewer?.role !== 'ADMIN' })
  const pilots = viewer?.role === 'ADMIN' ? (data?.pilots.nodes ?? []) : (viewer?.pilots ?? [])
  // Only its lead speaks for a pilot.
  const mayNamePilot = viewer?.role === 'ADMIN' || pilots.length > 0
  const [record] = useMutation(RecordAdoptionDocument, { refetchQueries: [PracticeDocument], awaitRefetchQueries: true })
  const command = useCommand(
    {
      place: mayNamePilot ? 'pilot' : 'organisation',
      pilot: viewer?.pilots[0]?.id ?? '',
      organisation: '',
      stage: 'INTERESTED' as AdoptionStage,
      note: '',
    },
    async ({ place, pilot, organisation, stage, note }) => {
      const who = place === 'pilot' ? { pilot } : { organisation }
      await record({ variables: { input: { practice: id, ...who, stage, note: note || null } } })
      close()
    },
  )
  const { form } = command
  const place = form.watch('place')
  return (
    <Dialog title="We’re trying this" close={close}>
      <CommandForm command={command} action="Record it">
        {mayNamePilot && (
          <SelectField
            form={form}
            name="place"
            label="Who takes it up?"
            options={[
              { value: 'pilot', label: 'A pilot' },
              { value: 'organisation', label: 'An organisation' },
            ]}
          />
        )}
        {mayNamePilot && place === 'pilot' ? (
          <SelectField
            key="pilot"
            form={form}
            name="pilot"
            label="Pilot"
            rules={{ required: 'Choose the pilot that takes it up' }}
            options={[{ value: '', label: 'Choose' }, ...pilots.map(({ id: value, shortName }) => ({ value, label: shortName }))]}
          />
        ) : (
          <OrganisationField
            key="organisation"
            form={form}
            name="organisation"
            label="Organisation"
            hint="Type its name or code. You answer for what is said of it here"
            rules={{ required: 'Choose the organisation that takes it up' }}
          />
        )}
        <SelectField form={form} name="stage" label="How far are you?" options={first.map((value) => ({ value, label: stageName[value] }))} />
        <TextAreaField form={form} name="note" label="What do you change to make it fit?" />
      </CommandForm>
    </Dialog>
  )
}

function StateDialog({ step, practice: { id, version }, close }: Asked & { step: 'archive' | 'revalidate' }) {
  const refreshed = { refetchQueries: [PracticeDocument], awaitRefetchQueries: true }
  const [archive] = useMutation(ArchivePracticeDocument, refreshed)
  const [revalidate] = useMutation(RevalidatePracticeDocument, refreshed)
  const command = useCommand({ why: '' }, async ({ why }) => {
    await (step === 'archive' ? archive : revalidate)({ variables: { input: { id, version, why: why || null } } })
    close()
  })
  return (
    <Dialog title={step === 'archive' ? 'Archive this practice' : 'Still good?'} close={close}>
      <CommandForm command={command} action={step === 'archive' ? 'Archive it' : 'Good for two years more'}>
        <TextAreaField
          form={command.form}
          name="why"
          label="Why"
          hint={step === 'archive' ? 'It is kept, found and linked; readers are told why' : 'Kept in the history'}
        />
      </CommandForm>
    </Dialog>
  )
}
