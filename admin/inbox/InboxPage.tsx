import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'

import { InboxDocument } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { useLive } from '../shared/live/useLive.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Pager, usePage } from '../shared/ui/Pager.tsx'
import { EntryItem } from './EntryItem.tsx'
import { InboxTabs } from './InboxTabs.tsx'
import { useRead } from './useRead.ts'

/** What happened that is for the reader, latest first. */
export function InboxPage() {
  const page = usePage()
  const { data, previousData, error, refetch } = useQuery(InboxDocument, { variables: page, fetchPolicy: 'cache-and-network' })
  useLive(null, () => void refetch())
  const { readSome, readAll, isReading } = useRead()
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ inbox, inboxSummary }) => (
        <QuerySource document={InboxDocument} variables={page}>
          <PageHead
            title="Inbox"
            lead="What you follow, what you take part in, and what waits for your answer"
            actions={
              inboxSummary.unread > 0 &&
              inbox.nodes[0] && (
                <button className="btn" type="button" disabled={isReading} onClick={() => readAll(inbox.nodes[0]?.at ?? '')}>
                  Mark everything as read
                </button>
              )
            }
          >
            <InboxTabs {...inboxSummary} />
          </PageHead>
          <div className="body wrap-page grid">
            <Card title="Everything" note={formatCount(inbox.totalCount, 'entry', 'entries')} query={['inbox']}>
              {inbox.nodes.length === 0 ? (
                <Empty
                  icon="bell"
                  title="Nothing yet"
                  actions={
                    <Link className="btn" to={paths.learning}>
                      Go to the learning network
                    </Link>
                  }
                >
                  Follow a practice, a pilot, a measure or a subject: what happens to it from then on comes here.
                </Empty>
              ) : (
                <ul className="things">
                  {inbox.nodes.map((entry) => (
                    <EntryItem key={entry.id} entry={entry} read={(id) => readSome([id])} />
                  ))}
                </ul>
              )}
              <Pager page={inbox.pageInfo} shown={inbox.nodes.length} total={inbox.totalCount} things="entries" />
            </Card>
          </div>
        </QuerySource>
      )}
    </Loaded>
  )
}
