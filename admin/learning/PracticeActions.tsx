import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'

import {
  ArchivePracticeDocument,
  PilotChoiceDocument,
  PracticeDocument,
  RecordAdoptionDocument,
  RevalidatePracticeDocument,
  RevisePracticeDocument,
  type AdoptionStage,
  type PracticeQuery,
} from '../graphql.generated.ts'
import { FollowButton } from '../shared/follow/FollowButton.tsx'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { SelectField, TextAreaField } from '../shared/form/fields.tsx'
import { OrganisationField } from '../shared/form/OrganisationField.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { paths } from '../shared/paths.ts'
import { useAtLeast, useViewer } from '../shared/session/Session.tsx'
import { useAnnounce } from '../shared/ui/Announcer.tsx'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { Icon } from '../shared/ui/Icon.tsx'
import { stageName } from './words.ts'

type Practice = NonNullable<PracticeQuery['practice']>

/** What a reader may do with a practice: take it up, share it, print it; and what its author and the administrators may do to it. */
export function PracticeActions({ practice }: { practice: Practice }) {
  const [open, setOpen] = useState<'adopt' | 'archive' | 'revalidate' | null>(null)
  const mayAdopt = useAtLeast('MEMBER')
  const allowed = new Set(practice.availableActions.flatMap(({ name, allowed: may }) => (may ? [name] : [])))
  const isPublic = practice.publishedOn !== null
  return (
    <>
      {isPublic && <FollowButton kind="practice" id={practice.id} name={practice.title} />}
      <Share />
      <button className="btn no-print" type="button" onClick={() => print()}>
        Print
      </button>
      {isPublic && mayAdopt && (
        <button className="btn blue no-print" type="button" onClick={() => setOpen('adopt')}>
          <Icon name="check" size={18} /> We’re trying this
        </button>
      )}
      {allowed.has('updatePractice') && (
        <Link className="btn p no-print" to={paths.editPractice(practice.slug)}>
          Edit the draft
        </Link>
      )}
      {allowed.has('revisePractice') && <Revise practice={practice} />}
      {allowed.has('publishPractice') && (
        <Link className="btn p no-print" to={paths.reviewPractice(practice.slug)}>
          Review it
        </Link>
      )}
      {allowed.has('revalidatePractice') && practice.status !== 'PUBLISHED' && (
        <button className="btn no-print" type="button" onClick={() => setOpen('revalidate')}>
          Still good
        </button>
      )}
      {allowed.has('archivePractice') && (
        <button className="btn no-print" type="button" onClick={() => setOpen('archive')}>
          Archive
        </button>
      )}
      {open === 'adopt' && <AdoptDialog practice={practice} close={() => setOpen(null)} />}
      {(open === 'archive' || open === 'revalidate') && <StepDialog step={open} practice={practice} close={() => setOpen(null)} />}
    </>
  )
}

function Share() {
  const { pathname } = useLocation()
  const announce = useAnnounce()
  const [isCopied, setIsCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(location.origin + pathname)
    setIsCopied(true)
    announce('The address is copied')
  }
  return (
    <button className="btn no-print" type="button" onClick={() => void copy()}>
      <Icon name="copy" size={18} /> {isCopied ? 'Address copied' : 'Share'}
    </button>
  )
}

function Revise({ practice: { id } }: { practice: Practice }) {
  const [revise] = useMutation(RevisePracticeDocument)
  const navigate = useNavigate()
  const begin = async () => {
    const { data } = await revise({ variables: { id } })
    if (data) void navigate(paths.editPractice(data.revisePractice.slug))
  }
  return (
    <button className="btn no-print" type="button" onClick={() => void begin()}>
      New version
    </button>
  )
}

const first = ['INTERESTED', 'ASSESSING', 'PLANNED', 'PILOTING', 'EMBEDDED'] as const satisfies AdoptionStage[]

function AdoptDialog({ practice: { id }, close }: { practice: Practice; close: () => void }) {
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

function StepDialog({ step, practice: { id, version }, close }: { step: 'archive' | 'revalidate'; practice: Practice; close: () => void }) {
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
