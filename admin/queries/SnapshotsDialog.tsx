import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'

import {
  RemoveSnapshotScheduleDocument,
  SnapshotSchedulesDocument,
  StopSnapshotScheduleDocument,
  type Schedule_SnapshotsFragment,
} from '../graphql.generated.ts'
import { formatDay, formatInstant } from '../shared/format.ts'
import { useViewer } from '../shared/session/Session.tsx'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { FailurePanel } from '../shared/ui/FailurePanel.tsx'
import { Skeleton } from '../shared/ui/Skeleton.tsx'
import { IllustrativeTag, Tag } from '../shared/ui/Tag.tsx'
import { Problems } from './Problems.tsx'
import type { Saved } from './saved.ts'
import { ScheduleForm } from './ScheduleForm.tsx'
import { SnapshotList } from './SnapshotList.tsx'

type Schedule = Schedule_SnapshotsFragment

const paceName = { DAILY: 'Every day', WEEKLY: 'Every week', MONTHLY: 'Every month' }

/** The schedules of a saved query: when it is run by itself, with what, and every file that came of it. */
export function SnapshotsDialog({ saved, variables, close }: { saved: Saved; variables: string; close: () => void }) {
  const { data, error, refetch } = useQuery(SnapshotSchedulesDocument, { variables: { operationId: saved.id }, fetchPolicy: 'cache-and-network' })
  const [edited, setEdited] = useState<Schedule | 'new' | null>(null)
  const schedules = data?.snapshotSchedules.nodes ?? []
  const done = () => {
    setEdited(null)
    void refetch()
  }
  return (
    <Dialog title={`Snapshots of ${saved.name}`} close={close} place="drawer">
      <div className="stack">
        <p className="sm mut">
          The query is run by itself at six in the morning, UTC, with what its owner may see then. Each answer is kept as a file with its receipt.
        </p>
        {error && !data && <FailurePanel error={error} retry={() => void refetch()} />}
        {!data && !error && <Skeleton rows={3} />}
        {schedules.map((schedule) => (
          <Entry key={schedule.id} schedule={schedule} change={() => setEdited(schedule)} changed={() => void refetch()} />
        ))}
        {data && schedules.length === 0 && edited === null && <p>No snapshots are taken yet.</p>}
        {edited !== null && (
          <ScheduleForm
            key={edited === 'new' ? 'new' : edited.id}
            saved={saved}
            schedule={edited === 'new' ? null : edited}
            variables={variables}
            done={done}
            leave={() => setEdited(null)}
          />
        )}
        {edited === null && !saved.retiredAt && (
          <button className="btn s" type="button" onClick={() => setEdited('new')}>
            Schedule snapshots
          </button>
        )}
      </div>
    </Dialog>
  )
}

function Entry({ schedule, change, changed }: { schedule: Schedule; change: () => void; changed: () => void }) {
  const viewer = useViewer()
  const [stop, stopping] = useMutation(StopSnapshotScheduleDocument)
  const [remove, removing] = useMutation(RemoveSnapshotScheduleDocument)
  const [isSure, setIsSure] = useState(false)
  const { id, version, pace, format, firstOn, keep, stoppedAt, whyStopped, nextDueAt, owner, ownerId, operationVersion } = schedule
  const isOwn = ownerId === viewer?.id
  const command = { variables: { input: { id, version } } }
  // What was refused is shown beneath; the list is read anew, since it may be what changed.
  const send = async (run: Promise<unknown>) => {
    await run.catch(() => null)
    changed()
  }
  const problem = stopping.error ?? removing.error
  return (
    <section className="stack" aria-label={`${paceName[pace]}, ${format}`}>
      <div>
        <h3>
          {paceName[pace]}, {format} {stoppedAt && <Tag tone="amber">Stopped</Tag>} <IllustrativeTag when={schedule.illustrative} />
        </h3>
        <p className="sm">
          From {formatDay(firstOn)}, {operationVersion ? `version ${operationVersion}` : 'the latest version'}, {keep} files kept, as {owner}
          {schedule.tokenId && ', with what one token may'}. {!stoppedAt && <>The next is due on {formatInstant(nextDueAt)}.</>}
        </p>
        {schedule.variables !== '{}' && (
          <p className="sm">
            With <code>{schedule.variables}</code>
          </p>
        )}
        {stoppedAt && (
          <p className="sm">
            Stopped on {formatInstant(stoppedAt)}. {whyStopped}
          </p>
        )}
      </div>
      {problem && <Problems problems={[{ message: problem.message }]} />}
      <SnapshotList snapshots={schedule.snapshots} isOwn={isOwn} />
      <div className="row wrap tight">
        {isOwn && (
          <button className="btn s" type="button" onClick={change}>
            {stoppedAt ? 'Set it going again' : 'Change'}
          </button>
        )}
        {!stoppedAt && (isOwn || viewer?.role === 'ADMIN') && (
          <button className="btn s quiet" type="button" onClick={() => void send(stop(command))}>
            Stop
          </button>
        )}
        {isOwn && !isSure && (
          <button className="btn s quiet" type="button" onClick={() => setIsSure(true)}>
            Remove
          </button>
        )}
        {isSure && (
          <button className="btn s warn" type="button" onClick={() => void send(remove(command))}>
            Remove it and its files
          </button>
        )}
      </div>
    </section>
  )
}
