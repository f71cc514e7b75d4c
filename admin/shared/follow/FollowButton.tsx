import { useMutation, useQuery } from '@apollo/client/react'

import { FollowDocument, FollowsDocument, UnfollowDocument, type FollowInput, type FollowsQuery } from '../../graphql.generated.ts'
import { useViewer } from '../session/Session.tsx'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useTellProblem } from '../ui/Toast.tsx'

type Kind = Exclude<keyof FollowInput, 'theme' | 'discussion'>

/** Follows a thing, or no longer: what happens to it comes to the inbox. */
export function FollowButton({ kind, id, name }: { kind: Kind; id: string; name: string }) {
  const about: FollowInput = { [kind]: id }
  return <Toggle input={about} isThis={(one) => one[kind]?.id === id} name={name} />
}

/** Follows everything about a theme. */
export const FollowTheme = ({ theme, name }: { theme: NonNullable<FollowInput['theme']>; name: string }) => (
  <Toggle input={{ theme }} isThis={(one) => one.theme === theme} name={name} />
)

function Toggle({ input, isThis, name }: { input: FollowInput; isThis: (one: FollowsQuery['follows'][number]) => boolean; name: string }) {
  const viewer = useViewer()
  const announce = useAnnounce()
  const tellProblem = useTellProblem()
  const { data } = useQuery(FollowsDocument, { skip: !viewer })
  const refreshed = { refetchQueries: [FollowsDocument], awaitRefetchQueries: true }
  const [follow, { loading: isBeginning }] = useMutation(FollowDocument, refreshed)
  const [unfollow, { loading: isEnding }] = useMutation(UnfollowDocument, refreshed)
  if (!viewer || !data) return null
  const known = data.follows.find(isThis)
  const toggle = async () => {
    try {
      await (known ? unfollow({ variables: { id: known.id } }) : follow({ variables: { input } }))
      announce(known ? `You no longer follow ${name}` : `You follow ${name}`)
    } catch (error) {
      tellProblem(error)
    }
  }
  return (
    <button
      className="btn no-print"
      type="button"
      aria-pressed={known !== undefined}
      disabled={isBeginning || isEnding}
      onClick={() => void toggle()}
    >
      <Icon name={known ? 'check' : 'bell'} size={18} /> {known ? 'Following' : 'Follow'} <span className="sr">{name}</span>
    </button>
  )
}
