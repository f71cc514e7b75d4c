import { createHash } from 'node:crypto'
import type { DataSource, EntityManager } from 'typeorm'

/** Rows of one entity, by its name: the record knows no module's classes, only what they hold. */
export type Rows = [entity: string, rows: Record<string, unknown>[]]

/** Tells how far the loading of one stage is. */
export type Progress = (stage: string, done: number, total: number) => void

// Far below the 65,535 parameters of a statement for the widest of the rows.
const CHUNK = 500

/**
 * Runs a part of the load once: all of it and its marker are saved together, so that a start that was killed in the middle leaves nothing of it and the
 * next does it again. A marker of other content, from an earlier version of the record, lets it run again; it then adds what is missing.
 */
export async function runOnce(db: DataSource, stage: string, content: string, run: (manager: EntityManager) => Promise<void>): Promise<boolean> {
  return db.transaction(async (manager) => {
    await manager.query(`set local statement_timeout = 0`)
    await manager.query(`set local idle_in_transaction_session_timeout = 0`)
    await manager.query(`set local lock_timeout = 0`)
    await manager.query(`select pg_advisory_xact_lock(hashtext('careweave record'))`)
    const [marker] = await manager.query<{ value: string }[]>(`select value from platform.setting where name = $1`, [`loaded ${stage}`])
    if (marker?.value === content) return false
    await run(manager)
    await manager.query(`insert into platform.setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value`, [
      `loaded ${stage}`,
      content,
    ])
    return true
  })
}

/** Adds the rows that are not there yet; what is there, and may have been changed by people since, stays. */
export async function addRows(manager: EntityManager, rows: Rows[], onProgress: (done: number, total: number) => void): Promise<void> {
  const total = rows.reduce((sum, [, each]) => sum + each.length, 0)
  let done = 0
  for (const [entity, all] of rows)
    for (let start = 0; start < all.length; start += CHUNK) {
      const chunk = all.slice(start, start + CHUNK)
      await manager.createQueryBuilder().insert().into(entity).values(chunk).orIgnore().updateEntity(false).execute()
      onProgress((done += chunk.length), total)
    }
}

/** What a stage's marker holds: a digest of all that it enters. */
export const contentOf = (...parts: unknown[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
