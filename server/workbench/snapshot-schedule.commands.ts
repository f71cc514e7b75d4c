import { IsNull, type EntityManager } from 'typeorm'

import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { Conflict, NotFound, RuleError, Unauthenticated } from '../platform/errors.ts'
import { shapeOf } from '../platform/shape.ts'
import { Parameters, visibleTo } from '../platform/statement.ts'

import { needKnownVariables, needVariables } from './operation.rules.ts'
import { OperationVersion } from './operation-version.ts'
import { SavedOperation } from './saved-operation.ts'
import { firstDue, MOST_RUNNING, needFirstDay, needFormat, needKeep, nextDue } from './snapshot.rules.ts'
import {
  SnapshotSchedule,
  type CreateSnapshotScheduleInput,
  type SnapshotScheduleInput,
  type UpdateSnapshotScheduleInput,
} from './snapshot-schedule.ts'

const paces = { DAILY: 'every day', WEEKLY: 'every week', MONTHLY: 'every month' }

/** Has a saved operation run by itself. It runs as whoever asks for it, with what they may see then. */
export async function createSnapshotSchedule(context: Context, input: CreateSnapshotScheduleInput): Promise<string> {
  context.authorise('snapshot:schedule')
  const { accountId: ownerId, name: owner, tokenId = null } = context.viewer
  if (!ownerId || !owner) throw new Unauthenticated()
  const { pace, operationId } = input
  const wish = {
    pace,
    firstOn: needFirstDay(input.firstOn, context.now),
    format: needFormat(input.format),
    keep: needKeep(input.keep),
    variables: needVariables(input.variables, 'variables'),
    operationVersion: input.operationVersion ?? null,
  }
  return context.transaction(async (db) => {
    const saved = await needOperation(context, db, operationId, wish)
    await needRoom(db, ownerId)
    const { id } = await db.save(SnapshotSchedule, { ...wish, operationId, ownerId, owner, tokenId, nextDueAt: firstDue(wish) })
    await context.audit(db, {
      action: 'snapshot:schedule',
      subjectKind: 'SnapshotSchedule',
      subjectId: id,
      sentence: `${owner} scheduled snapshots of “${saved.name}” ${paces[pace]} from ${wish.firstOn}, as ${wish.format}.`,
      after: { operation: saved.name, ...wish },
    })
    return id
  })
}

/** Changes a schedule of one's own; one that was stopped runs again. */
export async function updateSnapshotSchedule(context: Context, input: UpdateSnapshotScheduleInput): Promise<string> {
  return context.transaction(async (db) => {
    const known = await findSchedule(context, db, 'snapshot:update', input)
    const wish = {
      pace: input.pace ?? known.pace,
      firstOn: input.firstOn == null ? known.firstOn : needFirstDay(input.firstOn, context.now),
      format: needFormat(input.format ?? known.format),
      keep: needKeep(input.keep ?? known.keep),
      variables: input.variables == null ? known.variables : needVariables(input.variables, 'variables'),
      operationVersion: input.operationVersion == null ? known.operationVersion : input.operationVersion || null,
    }
    const saved = await needOperation(context, db, known.operationId, wish)
    if (known.stoppedAt) await needRoom(db, known.ownerId)
    const nextDueAt = input.firstOn == null ? nextDue(wish, context.now) : firstDue(wish)
    const running = { nextDueAt, heldUntil: null, failures: 0, stoppedAt: null, whyStopped: null, tokenId: context.viewer.tokenId ?? null }
    await db.update(SnapshotSchedule, { id: known.id }, { ...wish, ...running, version: known.version + 1 })
    const { pace, firstOn, format, keep, variables, operationVersion } = known
    await context.audit(db, {
      action: 'snapshot:update',
      subjectKind: 'SnapshotSchedule',
      subjectId: known.id,
      sentence: `${context.viewer.name} ${known.stoppedAt ? 'set going again' : 'changed'} the snapshots of “${saved.name}”.`,
      before: { pace, firstOn, format, keep, variables, operationVersion },
      after: wish,
    })
    return known.id
  })
}

/** Stops a schedule; its files stay. */
export async function stopSnapshotSchedule(context: Context, input: SnapshotScheduleInput): Promise<string> {
  return context.transaction(async (db) => {
    const known = await findSchedule(context, db, 'snapshot:stop', input)
    if (known.stoppedAt) throw new RuleError('SCHEDULE_STOPPED', 'It is stopped already.')
    const whyStopped = `${context.viewer.name} stopped it.`
    await db.update(SnapshotSchedule, { id: known.id }, { stoppedAt: context.now, whyStopped, heldUntil: null, version: known.version + 1 })
    await context.audit(db, {
      action: 'snapshot:stop',
      subjectKind: 'SnapshotSchedule',
      subjectId: known.id,
      sentence: `${context.viewer.name} stopped the snapshots of “${await nameOf(db, known)}”.`,
    })
    return known.id
  })
}

/** Removes a schedule of one's own with its files. */
export async function removeSnapshotSchedule(context: Context, input: SnapshotScheduleInput): Promise<string> {
  return context.transaction(async (db) => {
    const known = await findSchedule(context, db, 'snapshot:remove', input)
    const name = await nameOf(db, known)
    await db.query(
      `delete from workbench."exportFile" where "receiptId" in (select id from workbench."exportReceipt" where "scheduleId" = $1 and "isKept")`,
      [known.id],
    )
    await db.query(`update workbench."exportReceipt" set "isKept" = false where "scheduleId" = $1`, [known.id])
    await db.delete(SnapshotSchedule, { id: known.id })
    await context.audit(db, {
      action: 'snapshot:remove',
      subjectKind: 'SnapshotSchedule',
      subjectId: known.id,
      sentence: `${context.viewer.name} removed the snapshots of “${name}”.`,
    })
    return known.id
  })
}

// The operation must be seen by whoever schedules it, be in use, and have the variables and the version.
async function needOperation(
  context: Context,
  db: EntityManager,
  id: string,
  { variables, operationVersion }: Pick<SnapshotSchedule, 'variables' | 'operationVersion'>,
): Promise<SavedOperation> {
  const saved = (await isSeen(context, db, SavedOperation, id)) ? await db.findOneBy(SavedOperation, { id }) : null
  if (!saved) throw new NotFound('There is no such saved query.')
  if (saved.retiredAt) throw new RuleError('OPERATION_RETIRED', 'This query is out of use: nothing more is made of it.')
  const version = operationVersion ? await db.findOneBy(OperationVersion, { operationId: id, version: operationVersion }) : saved
  if (!version) throw new RuleError('OPERATION_VERSION', `“${saved.name}” has no version ${operationVersion}.`, 'operationVersion')
  needKnownVariables(version.operation, variables, 'variables')
  return saved
}

async function needRoom(db: EntityManager, ownerId: string): Promise<void> {
  // Two at once may not both take the last place.
  await db.query(`select pg_advisory_xact_lock(hashtext('snapshots of ' || $1))`, [ownerId])
  if ((await db.countBy(SnapshotSchedule, { ownerId, stoppedAt: IsNull() })) >= MOST_RUNNING)
    throw new RuleError('SCHEDULES_ENOUGH', `You have ${MOST_RUNNING} schedules that run: stop one that you no longer need.`)
}

async function findSchedule(context: Context, db: EntityManager, action: string, { id, version }: SnapshotScheduleInput): Promise<SnapshotSchedule> {
  if (!(await isSeen(context, db, SnapshotSchedule, id))) throw new NotFound('There is no such schedule.')
  const known = await db.findOneOrFail(SnapshotSchedule, { where: { id }, lock: { mode: 'pessimistic_write' } })
  context.authorise(action, known)
  if (known.version !== version) throw new Conflict('The schedule was changed since you read it. Read it anew.', known.version)
  return known
}

const nameOf = async (db: EntityManager, { operationId }: SnapshotSchedule): Promise<string> =>
  (await db.findOneByOrFail(SavedOperation, { id: operationId })).name

async function isSeen(context: Context, db: EntityManager, type: typeof SavedOperation | typeof SnapshotSchedule, id: string): Promise<boolean> {
  if (!isUuid(id)) return false
  const parameters = new Parameters()
  const shape = shapeOf(type)
  const rows = await db.query<unknown[]>(
    `select from ${shape.table} t where t.id = ${parameters.add(id, 'uuid')} and ${visibleTo(shape, 't', context.viewer, parameters)}`,
    [...parameters.values],
  )
  return rows.length === 1
}
