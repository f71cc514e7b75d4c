import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'

import { InboxSummaryDocument } from '../graphql.generated.ts'
import { useLive } from '../shared/live/useLive.ts'
import { paths } from '../shared/paths.ts'
import { Icon } from '../shared/ui/Icon.tsx'

const MOST = 100

/** The way to the inbox, with how much of it has not been read. */
export function Bell() {
  const { data, refetch } = useQuery(InboxSummaryDocument)
  useLive(null, () => void refetch())
  const unread = data?.inboxSummary.unread ?? 0
  const words = unread >= MOST ? `${MOST - 1}+` : String(unread)
  return (
    <Link className="bell" to={paths.inbox}>
      <Icon name="bell" size={22} />
      <span className="sr">{unread === 0 ? 'Inbox, nothing unread' : `Inbox, ${words} unread`}</span>
      {unread > 0 && (
        <span className="bell-count" aria-hidden="true">
          {words}
        </span>
      )}
    </Link>
  )
}
