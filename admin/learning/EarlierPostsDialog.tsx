import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'

import { OwnProfileDocument, RecordPostHoldingDocument, RemovePostHoldingDocument, type OwnProfileQuery } from '../graphql.generated.ts'
import { formatPeriod, formatShortDay } from '../shared/format.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { OrganisationField } from '../shared/form/OrganisationField.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { useTell } from '../shared/ui/Toast.tsx'

type Holding = NonNullable<OwnProfileQuery['ownProfile']>['postHoldings'][number]

const again = { refetchQueries: 'active', awaitRefetchQueries: true } as const

/** The posts that the reader held before, to add to, correct and take away. */
export function EarlierPostsDialog({ close }: { close: () => void }) {
  const { data } = useQuery(OwnProfileDocument, { fetchPolicy: 'network-only' })
  const [chosen, setChosen] = useState<Holding | null>(null)
  const earlier = data?.ownProfile?.postHoldings.filter(({ endsOn }) => endsOn !== null) ?? []
  return (
    <Dialog title="Your earlier posts" close={close}>
      {!data && <p aria-busy="true">One moment</p>}
      {data && !data.ownProfile && <p>Say first in your entry what others may know of you; then add earlier posts here.</p>}
      {data?.ownProfile && (
        <>
          {earlier.length > 0 && (
            <ul className="things">
              {earlier.map((holding) => (
                <EarlierPost key={holding.id} holding={holding} choose={() => setChosen(holding)} />
              ))}
            </ul>
          )}
          <PostForm key={chosen ? `${chosen.id} ${chosen.version}` : earlier.length} holding={chosen} leave={() => setChosen(null)} />
        </>
      )}
    </Dialog>
  )
}

function EarlierPost({ holding, choose }: { holding: Holding; choose: () => void }) {
  const { id, version, post, startsOn, endsOn, organisation } = holding
  const tell = useTell()
  const [remove, { loading, error }] = useMutation(RemovePostHoldingDocument, again)
  const takeAway = async () => {
    await remove({ variables: { input: { id, version } } })
    tell(`${post} is taken away`)
  }
  return (
    <li>
      <span className="grow">
        <b>{post}</b>
        <span className="second-line">{[organisation?.name, formatPeriod(startsOn, endsOn, formatShortDay)].filter(Boolean).join(', ')}</span>
        {error && (
          <span className="emsg" role="alert">
            {error.message}
          </span>
        )}
      </span>
      <span className="row tight">
        <button className="btn s" type="button" aria-label={`Correct ${post}`} onClick={choose}>
          Correct
        </button>
        <button className="btn s" type="button" aria-label={`Take away ${post}`} disabled={loading} onClick={() => void takeAway().catch(() => {})}>
          Take away
        </button>
      </span>
    </li>
  )
}

function PostForm({ holding, leave }: { holding: Holding | null; leave: () => void }) {
  const [record] = useMutation(RecordPostHoldingDocument, again)
  const command = useCommand(
    {
      post: holding?.post ?? '',
      organisation: holding?.organisation?.id ?? '',
      startsOn: holding?.startsOn ?? '',
      endsOn: holding?.endsOn ?? '',
    },
    async ({ post, organisation, startsOn, endsOn }) => {
      const known = holding && { id: holding.id, version: holding.version }
      await record({ variables: { input: { ...known, post, organisation: organisation || null, startsOn: startsOn || null, endsOn } } })
      leave()
    },
  )
  const { form } = command
  return (
    <CommandForm
      command={command}
      action={holding ? 'Save' : 'Add'}
      secondary={
        holding && (
          <button className="btn" type="button" onClick={leave}>
            Leave it
          </button>
        )
      }
    >
      <TextField form={form} name="post" label="Post" rules={{ required: 'Say which post it was' }} />
      <OrganisationField form={form} name="organisation" label="Organisation" chosen={holding?.organisation?.name ?? ''} />
      <TextField form={form} name="startsOn" type="date" label="First day" hint="May stay empty" />
      <TextField form={form} name="endsOn" type="date" label="Last day" rules={{ required: 'Say the last day' }} />
    </CommandForm>
  )
}
