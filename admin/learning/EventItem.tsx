import { useMutation } from '@apollo/client/react'
import { Link } from 'react-router'

import { GiveUpPlaceDocument, RegisterForEventDocument, type Event_EventFragment } from '../graphql.generated.ts'
import { formatCount, formatInstant, formatNumber } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { useViewer } from '../shared/session/Session.tsx'
import { SignInTo } from '../shared/session/SignInTo.tsx'
import { useAnnounce } from '../shared/ui/Announcer.tsx'
import { IllustrativeTag, Tag } from '../shared/ui/Tag.tsx'
import { useTellProblem } from '../shared/ui/Toast.tsx'
import { themeName } from './words.ts'

/** When and where an event is, how many come, and the way to register or to give one's place up. */
export function EventItem({ event }: { event: Event_EventFragment }) {
  const { title, summary, startsAt, endsAt, venue, joinUrl, capacity, registered, waiting, mine, status, why, themes, organiser, practice } = event
  return (
    <div className="grow stack-s">
      <p className="row wrap tight">
        {status === 'CALLED_OFF' && <Tag tone="red">Called off</Tag>}
        {status === 'OVER' && <Tag>Over</Tag>}
        {mine === 'CONFIRMED' && <Tag tone="green">You have a place</Tag>}
        {mine === 'WAITING' && <Tag tone="amber">You are on the waiting list</Tag>}
        {event.isPublic && <Tag tone="blue">Open to everybody</Tag>} <IllustrativeTag when={event.illustrative} />
      </p>
      <p>
        <time dateTime={startsAt}>{formatInstant(startsAt)}</time> to <time dateTime={endsAt}>{endOf(startsAt, endsAt)}</time>
        {venue && `, ${venue}`}
      </p>
      <p>{summary}</p>
      {why && <p className="second">{why}</p>}
      {joinUrl && (
        <p>
          <a href={joinUrl} rel="noreferrer">
            Join <span className="sr">{title}</span>
          </a>
        </p>
      )}
      <p className="second sm">
        {organiser} invites · {capacity === null ? formatCount(registered, 'person', 'people') : `${registered} of ${capacity} places taken`}
        {waiting > 0 && `, ${waiting} waiting`}
        {event.attended !== null && `, ${formatNumber(event.attended)} came`}
        {themes.length > 0 && ` · ${themes.map((theme) => themeName[theme]).join(', ')}`}
        {practice && (
          <>
            {' · '}
            <Link to={paths.practice(practice.slug)}>{practice.title}</Link>
          </>
        )}
      </p>
      {status === 'PLANNED' && <RegisterButton event={event} />}
    </div>
  )
}

// The day is said once where it is the same.
function endOf(startsAt: string, endsAt: string): string {
  const [from, until] = [formatInstant(startsAt), formatInstant(endsAt)]
  const day = from.slice(0, from.lastIndexOf(','))
  return until.startsWith(`${day},`) ? until.slice(day.length + 2) : until
}

function RegisterButton({ event }: { event: Event_EventFragment }) {
  const { id, title, mine } = event
  const viewer = useViewer()
  const announce = useAnnounce()
  const tellProblem = useTellProblem()
  const [register, { loading: isBeginning }] = useMutation(RegisterForEventDocument)
  const [giveUp, { loading: isEnding }] = useMutation(GiveUpPlaceDocument)
  if (viewer === null)
    return (
      <p className="second sm">
        <SignInTo>register.</SignInTo>
      </p>
    )
  const { does, done } = stepOf(event)
  const act = async () => {
    try {
      await (mine ? giveUp : register)({ variables: { id } })
      announce(done)
    } catch (error) {
      tellProblem(error)
    }
  }
  return (
    <button className={mine ? 'btn s' : 'btn s blue'} type="button" disabled={isBeginning || isEnding} onClick={() => void act()}>
      {does} <span className="sr">: {title}</span>
    </button>
  )
}

// What a reader may do about their place, and what is said once it is done.
function stepOf({ title, mine, capacity, registered }: Event_EventFragment): { does: string; done: string } {
  if (mine === 'WAITING') return { does: 'Leave the waiting list', done: `You no longer wait for a place at ${title}` }
  if (mine) return { does: 'Give my place up', done: `You no longer come to ${title}` }
  const isFull = capacity !== null && registered >= capacity
  return isFull
    ? { does: 'Join the waiting list', done: `You are on the waiting list of ${title}` }
    : { does: 'Register', done: `You have a place at ${title}` }
}
