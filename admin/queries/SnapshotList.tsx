import { useState } from 'react'

import type { Schedule_SnapshotsFragment } from '../graphql.generated.ts'
import { formatChange, formatCount, formatInstant, formatNumber } from '../shared/format.ts'
import { saveFrom } from '../shared/list/files.ts'
import { Icon } from '../shared/ui/Icon.tsx'

type Snapshot = Schedule_SnapshotsFragment['snapshots'][number]

/** What became of each time, the latest first: how many rows, how many more than the time before, the file, or why there is none. */
export function SnapshotList({ snapshots, isOwn }: { snapshots: readonly Snapshot[]; isOwn: boolean }) {
  const [problem, setProblem] = useState<string | null>(null)
  if (snapshots.length === 0) return <p className="sm mut">None yet.</p>
  const fetchFile = (id: string) =>
    saveFrom(`/receipts/${id}/file`, {}).then(
      () => setProblem(null),
      (error: Error) => setProblem(error instanceof TypeError ? 'The server could not be reached.' : error.message),
    )
  return (
    <>
      {problem && (
        <p className="emsg sm" role="alert">
          {problem}
        </p>
      )}
      <ul className="things">
        {snapshots.map((snapshot, at) => (
          <li key={snapshot.id}>
            <div>
              <b>{formatInstant(snapshot.dueAt)}</b> <Rows snapshot={snapshot} before={snapshots.slice(at + 1).find(({ rows }) => rows !== null)} />
              {snapshot.failure && (
                <p className="emsg sm">
                  <Icon name="warning" size={16} /> {snapshot.failure}
                </p>
              )}
              {snapshot.receipt && <Receipt receipt={snapshot.receipt} />}
              {isOwn && snapshot.receipt?.isKept && (
                <button className="btn s quiet" type="button" onClick={() => void fetchFile(snapshot.receipt?.id ?? '')}>
                  <Icon name="download" size={16} />
                  Download
                  <span className="sr"> the snapshot of {formatInstant(snapshot.dueAt)}</span>
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

function Rows({ snapshot: { rows }, before }: { snapshot: Snapshot; before: Snapshot | undefined }) {
  if (rows === null) return null
  const change = before?.rows == null ? null : rows - before.rows
  return (
    <span className="num">
      {formatCount(rows, 'row')}
      {change !== null && <span className="mut sm"> {change === 0 ? 'as many as before' : `${formatChange(change, 0)} since the one before`}</span>}
    </span>
  )
}

function Receipt({
  receipt: { id, operationVersion, variables, schemaVersion, asKnownAt, suppressed, bytes, isKept },
}: {
  receipt: NonNullable<Snapshot['receipt']>
}) {
  return (
    <p className="mut sm">
      Version {operationVersion}
      {variables !== '{}' && (
        <>
          {' '}
          with <code>{variables}</code>
        </>
      )}
      , as known on {formatInstant(asKnownAt)}, {suppressed > 0 ? `${formatNumber(suppressed)} suppressed` : 'nothing suppressed'}, schema{' '}
      <code>{schemaVersion}</code>, {formatNumber(bytes)} bytes. Receipt <code>{id}</code>
      {!isKept && '. The file is kept no more.'}
    </p>
  )
}
