import { Link } from 'react-router'

import type { InboxEntry_ActivityFragment } from '../graphql.generated.ts'
import { IllustrativeTag, Tag } from '../shared/ui/Tag.tsx'
import { When } from '../shared/ui/When.tsx'
import { activityName, whereOf } from './words.ts'

/** One thing that happened, with the way to it; what has not been read yet says so in words. */
export function EntryItem({ entry, read }: { entry: InboxEntry_ActivityFragment; read: (id: string) => void }) {
  const { id, at, kind, sentence, isUnread, illustrative } = entry
  const to = whereOf(entry)
  return (
    <li className={isUnread ? 'unread' : undefined}>
      <span className="grow">
        {isUnread && <Tag tone="blue">New</Tag>}{' '}
        {to ? (
          <Link to={to} onClick={() => isUnread && read(id)}>
            {sentence}
          </Link>
        ) : (
          sentence
        )}
        <span className="second sm">
          {activityName[kind]} · <When at={at} /> <IllustrativeTag when={illustrative} />
        </span>
      </span>
      {isUnread && (
        <button className="btn s" type="button" onClick={() => read(id)}>
          Mark as read <span className="sr">: {sentence}</span>
        </button>
      )}
    </li>
  )
}
