import { useQuery } from '@apollo/client/react'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'

import { LearningEventsDocument } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { useAtLeast, useViewer } from '../shared/session/Session.tsx'
import { SignInTo } from '../shared/session/SignInTo.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Choice } from '../shared/ui/Choice.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Pager, usePage } from '../shared/ui/Pager.tsx'
import { useChoice } from '../shared/ui/params.ts'
import { CalendarCard } from './CalendarCard.tsx'
import { EventItem } from './EventItem.tsx'
import { LearningTabs } from './LearningTabs.tsx'

const EventDialog = lazy(async () => ({ default: (await import('./EventDialogs.tsx')).EventDialog }))

/** The events of the network, those to come first, and how to have them in one's own calendar. */
export function EventsPage() {
  const show = useChoice('show', ['coming', 'all'])
  const viewer = useViewer()
  const mayInvite = useAtLeast('PILOT_LEAD')
  const [isOpen, setIsOpen] = useState(false)
  const variables = { ...usePage(), filter: show === 'coming' ? { status: { eq: 'PLANNED' as const } } : {} }
  const { data, previousData, error, refetch } = useQuery(LearningEventsDocument, { variables, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ learningEvents }) => (
        <QuerySource document={LearningEventsDocument} variables={variables}>
          <PageHead
            title="Events"
            lead="Where members meet, and who still has a place for you"
            actions={
              mayInvite && (
                <button className="btn p" type="button" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
                  Invite to an event
                </button>
              )
            }
          >
            <LearningTabs />
          </PageHead>
          <div className="body wrap-page grid main-side">
            <Card
              title={show === 'coming' ? 'To come' : 'All events'}
              note={formatCount(learningEvents.totalCount, 'event')}
              query={['learningEvents']}
              actions={
                <Choice
                  name="Which events"
                  param="show"
                  chosen={show}
                  options={[
                    { value: 'coming', label: 'To come' },
                    { value: 'all', label: 'All' },
                  ]}
                />
              }
            >
              {learningEvents.nodes.length === 0 && (
                <Empty icon="clock" title="No event is planned">
                  {viewer ? 'When somebody invites, it stands here.' : <SignInTo>see what is for members.</SignInTo>}
                </Empty>
              )}
              <ul className="things">
                {learningEvents.nodes.map((event) => (
                  <li key={event.id}>
                    <article className="grow">
                      <h3>
                        <Link to={paths.event(event.id)}>{event.title}</Link>
                      </h3>
                      <EventItem event={event} />
                    </article>
                  </li>
                ))}
              </ul>
              <Pager page={learningEvents.pageInfo} shown={learningEvents.nodes.length} total={learningEvents.totalCount} things="events" />
            </Card>
            <CalendarCard />
          </div>
          <Suspense>{isOpen && <EventDialog event={null} close={() => setIsOpen(false)} />}</Suspense>
        </QuerySource>
      )}
    </Loaded>
  )
}
