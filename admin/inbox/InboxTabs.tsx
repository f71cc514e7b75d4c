import { paths } from '../shared/paths.ts'
import { Tabs } from '../shared/ui/Tabs.tsx'

/** The rooms of what concerns the reader: all of it, what the week brought, and what they follow. */
export const InboxTabs = ({ unread, follows }: { unread: number; follows: number }) => (
  <Tabs
    name="Inbox"
    tabs={[
      { name: 'Everything', to: paths.inbox, ...(unread > 0 && { count: unread }) },
      { name: 'This week', to: paths.digest },
      { name: 'What you follow', to: paths.follows, count: follows },
    ]}
  />
)
