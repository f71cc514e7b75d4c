import { paths } from '../shared/paths.ts'
import { useAtLeast, useViewer } from '../shared/session/Session.tsx'
import { Tabs } from '../shared/ui/Tabs.tsx'

/** The rooms of the learning network. */
export function LearningTabs() {
  const viewer = useViewer()
  const isAdmin = useAtLeast('ADMIN')
  return (
    <Tabs
      name="Learning network"
      tabs={[
        { name: 'Practice', to: paths.learning },
        { name: 'Places', to: paths.places },
        { name: 'Compare', to: paths.compare },
        { name: 'Events', to: paths.events },
        ...(viewer ? [{ name: 'People', to: paths.people }] : []),
        ...(isAdmin ? [{ name: 'Moderation', to: paths.moderation }] : []),
      ]}
    />
  )
}
