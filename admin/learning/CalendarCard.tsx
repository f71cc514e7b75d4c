import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'

import { CalendarAddressDocument, MakeCalendarAddressDocument, RevokeCalendarAddressDocument } from '../graphql.generated.ts'
import { formatDay } from '../shared/format.ts'
import { useViewer } from '../shared/session/Session.tsx'
import { useAnnounce } from '../shared/ui/Announcer.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { useTellProblem } from '../shared/ui/Toast.tsx'

/** How to have the events in one's own calendar: the public ones for everybody, one's own at a private address that can be ended. */
export function CalendarCard() {
  const viewer = useViewer()
  const announce = useAnnounce()
  const tellProblem = useTellProblem()
  const { data } = useQuery(CalendarAddressDocument, { skip: !viewer })
  const refreshed = { refetchQueries: [CalendarAddressDocument], awaitRefetchQueries: true }
  const [make] = useMutation(MakeCalendarAddressDocument, refreshed)
  const [revoke] = useMutation(RevokeCalendarAddressDocument, refreshed)
  const [address, setAddress] = useState<string | null>(null)
  const known = data?.calendarAddress
  const act = async (work: () => Promise<string | null>, said: string) => {
    try {
      setAddress(await work())
      announce(said)
    } catch (error) {
      tellProblem(error)
    }
  }
  const begin = async () => {
    const { data: made } = await make()
    return made ? location.origin + made.makeCalendarAddress : null
  }
  const end = async () => {
    await revoke()
    return null
  }
  return (
    <Card title="In your calendar">
      <div className="cb stack-s">
        <p>
          Public events: <a href="/calendar/public.ics">{location.host}/calendar/public.ics</a>
        </p>
        {viewer && (
          <>
            <p>
              {known ? `Your events have a private address since ${formatDay(known.madeAt)}.` : 'Your own events can have a private address.'} Whoever
              knows it sees where you go.
            </p>
            {address && (
              <p>
                <label>
                  Your address, shown this once
                  <input className="in-t" readOnly value={address} onFocus={(event) => event.target.select()} />
                </label>
              </p>
            )}
            <p className="row wrap tight">
              <button className="btn s" type="button" onClick={() => void act(begin, 'Your address is made')}>
                {known ? 'Make another; this one ends' : 'Make an address'}
              </button>
              {known && (
                <button className="btn s" type="button" onClick={() => void act(end, 'Your address has ended')}>
                  End it
                </button>
              )}
            </p>
          </>
        )}
      </div>
    </Card>
  )
}
