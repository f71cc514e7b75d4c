import { useQuery } from '@apollo/client/react'

import { DigestDocument } from '../graphql.generated.ts'
import { formatCount, formatDay } from '../shared/format.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { EntryItem } from './EntryItem.tsx'
import { InboxTabs } from './InboxTabs.tsx'
import { useRead } from './useRead.ts'
import { nameOf } from './words.ts'

/** What the last seven days brought that the reader has not read, by what they follow. */
export function DigestPage() {
  const { data, previousData, error, refetch } = useQuery(DigestDocument, { fetchPolicy: 'cache-and-network' })
  const { readSome, isReading } = useRead()
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ digest, inboxSummary }) => (
        <QuerySource document={DigestDocument}>
          <PageHead
            title="This week"
            lead={`${formatCount(digest.count, 'change')} from ${formatDay(digest.from)} to ${formatDay(digest.to)} that you have not read`}
            actions={
              digest.count > 0 && (
                <button
                  className="btn"
                  type="button"
                  disabled={isReading}
                  onClick={() => readSome(digest.parts.flatMap(({ entries }) => entries.map(({ id }) => id)))}
                >
                  Mark the week as read
                </button>
              )
            }
          >
            <InboxTabs {...inboxSummary} />
          </PageHead>
          <div className="body wrap-page grid">
            {digest.parts.map(({ follow, entries }) => (
              <Card
                key={follow?.id ?? 'own'}
                title={follow ? nameOf(follow) : 'For you'}
                note={formatCount(entries.length, 'change')}
                query={['digest']}
              >
                <ul className="things">
                  {entries.map((entry) => (
                    <EntryItem key={entry.id} entry={entry} read={(id) => readSome([id])} />
                  ))}
                </ul>
              </Card>
            ))}
            {digest.count === 0 && (
              <div className="card">
                <Empty icon="check" title="Nothing new this week">
                  Only what changed and what you have not read stands here.
                </Empty>
              </div>
            )}
          </div>
        </QuerySource>
      )}
    </Loaded>
  )
}
