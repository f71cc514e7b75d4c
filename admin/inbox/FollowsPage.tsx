import { useMutation, useQuery } from '@apollo/client/react'
import { Link } from 'react-router'

import { FollowsDocument, InboxSummaryDocument, MuteFollowDocument, UnfollowDocument } from '../graphql.generated.ts'
import { formatCount, formatDay } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Tag } from '../shared/ui/Tag.tsx'
import { InboxTabs } from './InboxTabs.tsx'
import { nameOf, pathOf } from './words.ts'

/** What the reader follows, and what of it they keep silent. */
export function FollowsPage() {
  const { data, error, refetch } = useQuery(FollowsDocument, { fetchPolicy: 'cache-and-network' })
  const { data: summary } = useQuery(InboxSummaryDocument)
  const [mute] = useMutation(MuteFollowDocument, { refetchQueries: [InboxSummaryDocument] })
  const [unfollow] = useMutation(UnfollowDocument, { refetchQueries: [FollowsDocument, InboxSummaryDocument] })
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ follows }) => (
        <QuerySource document={FollowsDocument}>
          <PageHead title="What you follow" lead="What happens to these comes to your inbox. Keep one silent without giving it up">
            <InboxTabs unread={summary?.inboxSummary.unread ?? 0} follows={follows.length} />
          </PageHead>
          <div className="body wrap-page grid">
            <Card title="Followed" note={formatCount(follows.length, 'thing')} query={['follows']}>
              {follows.length === 0 && (
                <Empty
                  icon="bell"
                  title="You follow nothing yet"
                  actions={
                    <Link className="btn" to={paths.learning}>
                      Find something to follow
                    </Link>
                  }
                >
                  Practices, pilots, measures, partnerships and organisations have a “Follow” on their page; subjects have one in the library.
                </Empty>
              )}
              <ul className="things">
                {follows.map((one) => {
                  const to = pathOf(one)
                  return (
                    <li key={one.id} className="wrap">
                      <span className="grow">
                        {to ? <Link to={to}>{nameOf(one)}</Link> : <b>{nameOf(one)}</b>}
                        <span className="second sm">
                          since {formatDay(one.since)} {one.muted && <Tag tone="amber">Silent</Tag>}
                        </span>
                      </span>
                      <button className="btn s" type="button" onClick={() => void mute({ variables: { input: { id: one.id, muted: !one.muted } } })}>
                        {one.muted ? 'Let it be heard' : 'Keep silent'} <span className="sr">{nameOf(one)}</span>
                      </button>
                      <button className="btn s" type="button" onClick={() => void unfollow({ variables: { id: one.id } })}>
                        No longer follow <span className="sr">{nameOf(one)}</span>
                      </button>
                    </li>
                  )
                })}
              </ul>
            </Card>
          </div>
        </QuerySource>
      )}
    </Loaded>
  )
}
