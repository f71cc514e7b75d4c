import { useMutation } from '@apollo/client/react'
import { lazy, Suspense, useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'

import { RevisePracticeDocument, type PracticeQuery } from '../graphql.generated.ts'
import { FollowButton } from '../shared/follow/FollowButton.tsx'
import { paths } from '../shared/paths.ts'
import { useAtLeast } from '../shared/session/Session.tsx'
import { CopyButton } from '../shared/ui/CopyButton.tsx'
import { Icon } from '../shared/ui/Icon.tsx'

// Forms come with the first dialog: most readers need none.
const PracticeDialog = lazy(async () => ({ default: (await import('./PracticeDialog.tsx')).PracticeDialog }))

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
      <Suspense fallback={null}>{open && <PracticeDialog step={open} practice={practice} close={() => setOpen(null)} />}</Suspense>
    </>
  )
}

function Share() {
  const { pathname } = useLocation()
  return (
    <CopyButton
      text={() => location.origin + pathname}
      label="Share"
      copied="Address copied"
      refused="Not copied: take it from the address bar"
      className="btn no-print"
    />
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
