import type { DataSource, EntityManager } from 'typeorm'

import { appendAudit } from '../platform/audit.ts'
import { systemViewer } from '../platform/viewer.ts'

import { latestDue, MOST_FAILURES, nextDue, type SnapshotPace } from './snapshot.rules.ts'

// Longer than a snapshot may take: a process that is gone by then is taken for lost.
const HELD_MS = 10 * 60_000
const MOST_TOLD = 100

/** A schedule whose time has come. */
export interface Due {
  id: string
  /** The saved operation. */
  name: string
  isRetired: boolean
  operationVersion: number | null
  ownerId: string
  tokenId: string | null
  variables: Record<string, unknown>
  format: string
  pace: SnapshotPace
  firstOn: string
  keep: number
  nextDueAt: Date
  heldUntil: Date
}

/** What became of it. */
export interface Outcome {
  /** Why there is no file; null where there is one. */
  failure: string | null
  /** Whether it would be the same the next time. */
  isFinal: boolean
}

/** Takes one schedule whose time has come, so that no other process takes it; null where none is left. */
export async function claimDue(database: DataSource, now: Date): Promise<Due | null> {
  return database.transaction(async (db) => {
    const [due] = await db.query<(Omit<Due, 'variables'> & { variables: string })[]>(
      `select s.id, o.name, o."retiredAt" is not null as "isRetired", s."operationVersion", s."ownerId", s."tokenId", s.variables, s.format, s.pace,
         s."firstOn", s.keep, s."nextDueAt" from workbench."snapshotSchedule" s join workbench."savedOperation" o on o.id = s."operationId"
       where s."stoppedAt" is null and not s.illustrative and s."nextDueAt" <= $1 and coalesce(s."heldUntil" <= $1, true)
       order by s."nextDueAt", s.id limit 1 for update of s skip locked`,
      [now],
    )
    if (!due) return null
    const heldUntil = new Date(now.getTime() + HELD_MS)
    await db.query(`update workbench."snapshotSchedule" set "heldUntil" = $2 where id = $1`, [due.id, heldUntil])
    return { ...due, heldUntil, variables: JSON.parse(due.variables) as Record<string, unknown> }
  })
}

/**
 * Notes what became of it, once: a schedule that was changed, stopped or taken over meanwhile is left as it is. The next time is after now, so
 * that what passed while nobody was there is made up for once.
 */
export async function finishDue(database: DataSource, due: Due, receiptId: string, outcome: Outcome, now: Date): Promise<void> {
  await database.transaction(async (db) => {
    const [held] = await db.query<{ failures: number; owner: string }[]>(
      `select failures, owner from workbench."snapshotSchedule" where id = $1 and "nextDueAt" = $2 and "heldUntil" = $3 for update`,
      [due.id, due.nextDueAt, due.heldUntil],
    )
    if (!held) return forget(db, [receiptId])
    const [receipt] = await db.query<{ rows: number; isKept: boolean }[]>(
      `select rows, "isKept" from workbench."exportReceipt" where id = $1 and "scheduleId" = $2`,
      [receiptId, due.id],
    )
    const failure =
      outcome.failure ?? (receipt?.isKept ? null : 'The file was made and not kept: it, or all of your snapshots together, is too large.')
    const failures = failure ? held.failures + 1 : 0
    await db.query(
      `insert into workbench.snapshot ("scheduleId", "dueAt", "madeAt", rows, "receiptId", failure) values ($1, $2, $3, $4, $5, $6)
       on conflict ("scheduleId", "dueAt") do nothing`,
      [due.id, latestDue(due, now), now, receipt?.rows ?? null, receipt ? receiptId : null, failure],
    )
    const why = outcome.isFinal ? failure : failures >= MOST_FAILURES ? `It failed ${MOST_FAILURES} times in a row. The last time: ${failure}` : null
    await db.query(
      `update workbench."snapshotSchedule" set "nextDueAt" = $2, "heldUntil" = null, failures = $3, "stoppedAt" = $4, "whyStopped" = $5,
         version = version + $6 where id = $1`,
      [due.id, nextDue(due, now), failures, why && now, why, why ? 1 : 0],
    )
    if (why) await tellStopped(db, due, held.owner, why, now)
    await prune(db, due)
  })
}

const tellStopped = (db: EntityManager, { id, name }: Due, owner: string, why: string, now: Date): Promise<void> =>
  appendAudit(db, systemViewer, null, now, {
    action: 'snapshot:stop',
    subjectKind: 'SnapshotSchedule',
    subjectId: id,
    sentence: `The snapshots of “${name}” for ${owner} stopped.`,
    why,
  })

// What is not among the latest is kept no more: files beyond the number that was asked for, those that a lost process left, and old lines.
async function prune(db: EntityManager, { id, keep }: Due): Promise<void> {
  const old = await db.query<{ id: string }[]>(
    `select r.id from workbench."exportReceipt" r where r."scheduleId" = $1 and r."isKept" and r.id not in (
       select s."receiptId" from workbench.snapshot s where s."scheduleId" = $1 and s."receiptId" is not null order by s."dueAt" desc limit $2)`,
    [id, keep],
  )
  await forget(
    db,
    old.map((one) => one.id),
  )
  await db.query(
    `delete from workbench.snapshot where id in (select id from workbench.snapshot where "scheduleId" = $1 order by "dueAt" desc offset $2)`,
    [id, MOST_TOLD],
  )
}

async function forget(db: EntityManager, receiptIds: readonly string[]): Promise<void> {
  if (receiptIds.length === 0) return
  await db.query(`delete from workbench."exportFile" where "receiptId" = any($1)`, [receiptIds])
  await db.query(`update workbench."exportReceipt" set "isKept" = false where id = any($1)`, [receiptIds])
}
