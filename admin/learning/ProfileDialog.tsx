import { useMutation, useQuery } from '@apollo/client/react'

import { OwnProfileDocument, PilotChoiceDocument, SaveProfileDocument, type OwnProfileQuery } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { SelectField, TextAreaField, TextField, TickField } from '../shared/form/fields.tsx'
import { OrganisationField } from '../shared/form/OrganisationField.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { useViewer } from '../shared/session/Session.tsx'
import { Dialog } from '../shared/ui/Dialog.tsx'

/** What the reader wants others to know, and whether they want to be found at all. */
export function ProfileDialog({ close }: { close: () => void }) {
  const { data } = useQuery(OwnProfileDocument, { fetchPolicy: 'network-only' })
  return (
    <Dialog title="Your entry" close={close}>
      {data ? <ProfileForm profile={data.ownProfile} close={close} /> : <p aria-busy="true">One moment</p>}
    </Dialog>
  )
}

function ProfileForm({ profile, close }: { profile: OwnProfileQuery['ownProfile']; close: () => void }) {
  const viewer = useViewer()
  const { data } = useQuery(PilotChoiceDocument)
  const [save] = useMutation(SaveProfileDocument, { refetchQueries: 'active', awaitRefetchQueries: true })
  const held = profile?.postHoldings.find(({ endsOn }) => endsOn === null)
  const command = useCommand(
    {
      name: profile?.name ?? viewer?.name ?? '',
      post: profile?.post ?? '',
      postSince: held?.startsOn ?? '',
      correctsPost: false,
      skills: profile?.skills.join(', ') ?? '',
      pilot: profile?.pilot?.id ?? viewer?.pilots[0]?.id ?? '',
      organisation: profile?.organisation?.id ?? '',
      about: profile?.about ?? '',
      contact: profile?.contact ?? '',
      isShown: profile?.isShown ?? false,
    },
    async ({ skills, pilot, organisation, post, postSince, about, contact, ...values }) => {
      const list = skills.split(',').flatMap((skill) => skill.trim() || [])
      const places = { pilot: pilot || null, organisation: organisation || null }
      const texts = { post: post || null, postSince: postSince || null, about: about || null, contact: contact || null }
      await save({ variables: { input: { ...values, ...places, ...texts, skills: list, version: profile?.version ?? null } } })
      close()
    },
  )
  const { form } = command
  const [post, organisation] = form.watch(['post', 'organisation'])
  const hasOther = held !== undefined && (post.trim() !== held.post || (organisation || null) !== (held.organisation?.id ?? null))
  return (
    <CommandForm command={command} action="Save">
      <TextField form={form} name="name" label="Name" rules={{ required: 'Say what you want to be called' }} />
      <TextField form={form} name="post" label="Post" hint="Such as community matron" />
      <TextField
        form={form}
        name="postSince"
        type="date"
        label="In this post since"
        hint={hasOther ? 'Say the day on which the new one began: the earlier one is kept, until the day before' : 'May stay empty'}
      />
      {hasOther && <TickField form={form} name="correctsPost" label="It is the same post: I only correct what I said" />}
      <TextField form={form} name="skills" label="What can you be asked about?" hint="With commas between: falls, case management" />
      <SelectField
        form={form}
        name="pilot"
        label="Pilot"
        options={[{ value: '', label: 'None' }, ...(data?.pilots.nodes ?? []).map(({ id: value, shortName }) => ({ value, label: shortName }))]}
      />
      <OrganisationField form={form} name="organisation" label="Organisation" chosen={profile?.organisation?.name ?? ''} />
      <TextAreaField form={form} name="about" label="What else should others know?" />
      <TextField form={form} name="contact" label="How do you want to be reached?" hint="Only what you write here is shown" />
      <TickField form={form} name="isShown" label="Other members may find me" />
    </CommandForm>
  )
}
