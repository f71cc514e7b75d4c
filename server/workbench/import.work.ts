import type { EntityManager } from 'typeorm'

import type { Context } from '../platform/context.ts'
import { RuleError } from '../platform/errors.ts'
import { describeFailure } from '../platform/failure.ts'

import { Import } from './import.ts'
import type { ImportPhase } from './import-stage.ts'

/** What is being done with an import. It lives in this process alone: what a crash cuts off was never begun. */
export interface Work {
  phase: ImportPhase
  done: number
  total: number
  isStopped: boolean
}

const works = new Map<string, Work>()
const begun = new WeakMap<Context, Work>()

/** How far the work on an import is; null where there is none. */
export const workOn = (id: string): Work | null => works.get(id) ?? null

/** What this very request has begun: its answer tells of it even where it is done by then, so that whoever asked looks again. */
export const workBegunBy = (context: Context): Work | null => begun.get(context) ?? null

/** Does something with an import behind the answer. What goes wrong is kept with the import as a sentence. */
export function workInBackground(context: Context, id: string, phase: ImportPhase, total: number, run: (work: Work) => Promise<void>): void {
  if (works.has(id)) throw new RuleError('IMPORT_BUSY', 'Something is being done with this import already. Wait for it, or stop it.')
  const work: Work = { phase, done: 0, total, isStopped: false }
  works.set(id, work)
  begun.set(context, work)
  context.inBackground(async () => {
    try {
      await noteProblem(context, id, null)
      await run(work)
    } catch (error) {
      const { message, unexpected } = describeFailure(error, context.requestId)
      await noteProblem(context, id, message)
      if (unexpected) throw error
    } finally {
      works.delete(id)
    }
  })
}

/** Stops what is being done with an import; what it did is taken back. */
export function stopWork(id: string): void {
  const work = works.get(id)
  if (work) work.isStopped = true
}

/** Notes that some more rows are done; ends the work where somebody has stopped it. */
export function advance(work: Work, rows: number): void {
  if (work.isStopped) throw new RuleError('STOPPED', 'It was stopped, and nothing of it was kept.')
  work.done += rows
}

/** Takes the limits of a request off a transaction that works behind the answer, and lets one import at a time through. */
export async function takeTime(db: EntityManager): Promise<void> {
  for (const limit of ['statement_timeout', 'idle_in_transaction_session_timeout']) await db.query(`set local ${limit} = 0`)
  await db.query(`set local lock_timeout = '60s'`)
  await db.query(`select pg_advisory_xact_lock(hashtext('careweave import'))`)
}

const noteProblem = (context: Context, id: string, problem: string | null): Promise<unknown> =>
  context.transaction((db) => db.update(Import, { id }, { problem }))
