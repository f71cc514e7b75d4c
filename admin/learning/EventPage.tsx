import { useQuery } from '@apollo/client/react'
import { lazy, Suspense, useState } from 'react'
import { useParams } from 'react-router'

import { LearningEventDocument } from '../graphql.generated.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Tag } from '../shared/ui/Tag.tsx'
import { When } from '../shared/ui/When.tsx'
import { EventItem } from './EventItem.tsx'

const AttendanceForm = lazy(async () => ({ default: (await import('./AttendanceForm.tsx')).AttendanceForm }))
const EventDialogs = lazy(async () => ({ default: (await import('./EventDialogs.tsx')).EventDialogs }))

/** One event, with who comes for those who invite. */
export function EventPage() {
  const { id = '' } = useParams()
  const [open, setOpen] = useState<'change' | 'callOff' | null>(null)
  const { data, error, refetch } = useQuery(LearningEventDocument, { variables: { id }, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ learningEvent: event }) =>
        event ? (
          <QuerySource document={LearningEventDocument} variables={{ id }}>
            <PageHead
              title={event.title}
              crumbs={[
                { name: 'Learning network', to: paths.learning },
                { name: 'Events', to: paths.events },
              ]}
              actions={
                event.canEdit &&
                event.status === 'PLANNED' && (
                  <>
                    <button className="btn" type="button" aria-haspopup="dialog" onClick={() => setOpen('change')}>
                      Change
                    </button>
                    <button className="btn" type="button" aria-haspopup="dialog" onClick={() => setOpen('callOff')}>
                      Call it off
                    </button>
                  </>
                )
              }
            />
            <div className="body wrap-page grid main-side">
              <Card title="The event" query={['learningEvent']}>
                <div className="cb">
                  <EventItem event={event} />
                </div>
              </Card>
              {event.canEdit && (
                <Card title={hasBegun(event) ? 'Who registered' : 'Who comes'} note="first come, first served">
                  {event.places.length === 0 && <p className="context">Nobody has registered yet.</p>}
                  <ul className="things">
                    {event.places.map(({ id: place, name, status, registeredAt, attended }) => (
                      <li key={place}>
                        <span className="grow">
                          {name}
                          <span className="second sm">
                            <When at={registeredAt} />
                          </span>
                        </span>
                        {attended === true && <Tag tone="green">Came</Tag>}
                        {attended === false && <Tag>Did not come</Tag>}
                        {attended === null && status === 'WAITING' && <Tag tone="amber">Waiting</Tag>}
                      </li>
                    ))}
                  </ul>
                  {hasBegun(event) && (
                    <div className="cb">
                      <Suspense>
                        <AttendanceForm key={event.version} event={event} />
                      </Suspense>
                    </div>
                  )}
                </Card>
              )}
            </div>
            <Suspense>{open && <EventDialogs task={open} event={event} close={() => setOpen(null)} />}</Suspense>
          </QuerySource>
        ) : (
          <NotFound what="event" />
        )
      }
    </Loaded>
  )
}

// By the programme's own clock, not the device's: an event is over when the service says so.
const hasBegun = ({ status, begun }: { status: string; begun: boolean }) => status !== 'CALLED_OFF' && begun
