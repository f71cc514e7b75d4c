import { useQuery } from '@apollo/client/react'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'

import { TwinningsDocument, type Twinning_TwinningFragment, type TwinningsQuery } from '../graphql.generated.ts'
import { formatShortDay } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { useViewer } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { IllustrativeTag, Tag } from '../shared/ui/Tag.tsx'
import type { TwinningTask } from './TwinningDialogs.tsx'
import { nameOfPlace } from './place-name.ts'

const TwinningDialogs = lazy(async () => ({ default: (await import('./TwinningDialogs.tsx')).TwinningDialogs }))

type Place = NonNullable<TwinningsQuery['place']>
type Twinning = Twinning_TwinningFragment

/** With which places this one learns, who has proposed it, and below what is over; for members. */
export function TwinningsCard({ id }: { id: string }) {
  const viewer = useViewer()
  const variables = { place: id }
  const { data, error, refetch } = useQuery(TwinningsDocument, { variables, skip: !viewer })
  if (!viewer) return null
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ place }) =>
        place && (
          <QuerySource document={TwinningsDocument} variables={variables}>
            <TwinningsList place={place} />
          </QuerySource>
        )
      }
    </Loaded>
  )
}

function TwinningsList({ place }: { place: Place }) {
  const [task, setTask] = useState<TwinningTask | null>(null)
  const { twinnings, availableActions } = place
  const propose = availableActions.find(({ name }) => name === 'proposeTwinning')
  const [open, former] = [twinnings.filter(({ closedOn }) => closedOn === null), twinnings.filter(({ closedOn }) => closedOn !== null)]
  const items = (of: readonly Twinning[]) => (
    <ul className="things">
      {of.map((twinning) => (
        <TwinningItem key={twinning.id} twinning={twinning} place={place} choose={setTask} />
      ))}
    </ul>
  )
  return (
    <Card
      title="Twinned with"
      query={['place.twinnings']}
      actions={
        propose?.allowed && (
          <button className="btn s no-print" type="button" aria-haspopup="dialog" onClick={() => setTask({ kind: 'propose' })}>
            Propose to twin
          </button>
        )
      }
    >
      {open.length === 0 && <p className="context">With no place at present. Two places that twin visit and ask each other.</p>}
      {items(open)}
      {former.length > 0 && (
        <details className="cb">
          <summary>Former ones and what came to nothing ({former.length})</summary>
          {items(former)}
        </details>
      )}
      {propose && !propose.allowed && <p className="context">{propose.reason}</p>}
      <Suspense fallback={null}>{task && <TwinningDialogs task={task} place={place} close={() => setTask(null)} />}</Suspense>
    </Card>
  )
}

function TwinningItem({ twinning, place, choose }: { twinning: Twinning; place: Place; choose: (task: TwinningTask) => void }) {
  const { proposer, invited, hopes, invitedHopes, word, reason, illustrative, availableActions } = twinning
  const other = proposer.id === place.id ? invited : proposer
  const may = new Set(availableActions.flatMap(({ name, allowed }) => (allowed ? [name] : [])))
  const told = [
    [`${nameOfPlace(proposer)} hopes to learn`, hopes],
    [twinning.status === 'PROPOSED' ? `${nameOfPlace(invited)} could learn` : `${nameOfPlace(invited)} hopes to learn`, invitedHopes],
    ['With the answer', word],
    ['Why', reason],
  ] as const
  return (
    <li>
      <div className="grow">
        <p className="row between wrap tight">
          <span>
            <Link to={paths.place(other.id)}>{nameOfPlace(other)}</Link> <IllustrativeTag when={illustrative} />
          </span>
          <Standing twinning={twinning} />
        </p>
        <p className="second sm">{whenOf(twinning)}</p>
        {told.map(([name, text]) =>
          text ? (
            <p key={name} className="sm">
              <b>{name}:</b> {text}
            </p>
          ) : null,
        )}
        <p className="row wrap tight steps-row no-print">
          {may.has('acceptTwinning') && (
            <button className="btn s p" type="button" aria-haspopup="dialog" onClick={() => choose({ kind: 'accept', twinning })}>
              Accept
            </button>
          )}
          {may.has('declineTwinning') && (
            <button className="btn s" type="button" aria-haspopup="dialog" onClick={() => choose({ kind: 'decline', twinning })}>
              Decline
            </button>
          )}
          {may.has('endTwinning') && (
            <button className="btn s" type="button" aria-haspopup="dialog" onClick={() => choose({ kind: 'end', twinning })}>
              {twinning.status === 'PROPOSED' ? 'Take it back' : 'End the twinning'}
            </button>
          )}
        </p>
      </div>
    </li>
  )
}

function Standing({ twinning: { status, answeredOn } }: { twinning: Twinning }) {
  if (status === 'RUNNING') return <Tag tone="green">Twinned</Tag>
  if (status === 'PROPOSED') return <Tag tone="amber">Awaits an answer</Tag>
  return <Tag>{status === 'DECLINED' ? 'Declined' : answeredOn ? 'Ended' : 'Taken back'}</Tag>
}

function whenOf({ status, proposer, proposedOn, answeredOn, closedOn }: Twinning): string {
  const proposed = `${nameOfPlace(proposer)} proposed it on ${formatShortDay(proposedOn)}`
  if (status === 'RUNNING' && answeredOn) return `since ${formatShortDay(answeredOn)}; ${proposed}`
  if (!closedOn) return proposed
  return answeredOn && status === 'ENDED'
    ? `${formatShortDay(answeredOn)} to ${formatShortDay(closedOn)}`
    : `${proposed}, over on ${formatShortDay(closedOn)}`
}
