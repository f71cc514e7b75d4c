import { paths } from '../shared/paths.ts'
import { useAtLeast } from '../shared/session/Session.tsx'
import { Tabs } from '../shared/ui/Tabs.tsx'

/** The rooms of the learning network. */
export function LearningTabs() {
  const isAdmin = useAtLeast('ADMIN')
  return (
    <Tabs
      name="Learning network"
      tabs={[
        { name: 'Practice', to: paths.learning },
        { name: 'Places', to: paths.places },
        ...(isAdmin ? [{ name: 'Moderation', to: paths.moderation }] : []),
      ]}
    />
  )
}
