import type { EntityManager } from 'typeorm'

import { dayAfter, dayInWords } from '../platform/calendar.ts'
import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, Conflict, NotFound, RuleError } from '../platform/errors.ts'

import type { ExtendReturnInput, OpenReturnsInput, ReturnStepInput } from './data-return.input.ts'
import { whyNot, whyNotReady } from './data-return.rules.ts'
import { DataReturn, statusSql, type ReturnStatus } from './data-return.ts'
import { needNote, needReason } from './note.rules.ts'
import { counted, monthName } from './period.ts'
import { loadLines } from './return-line.reads.ts'
import { ReturnStep, type ReturnStepKind } from './return-step.ts'
import { Subject } from './subject.ts'

/** What is kept of a step: the action of the policy and the audit, and its sentence. */
const STEPS: Record<ReturnStepKind, { action: string; did: string; asksWhy: boolean }> = {
  SUBMITTED: { action: 'return:send', did: 'sent in', asksWhy: false },
  QUERIED: { action: 'return:review', did: 'gave back', asksWhy: true },
  ACCEPTED: { action: 'return:review', did: 'accepted', asksWhy: false },
  REOPENED: { action: 'return:review', did: 'opened again', asksWhy: true },
  WAIVED: { action: 'return:review', did: 'waived', asksWhy: true },
  EXTENDED: { action: 'return:review', did: 'gave more time for', asksWhy: true },
  REMINDED: { action: 'return:review', did: 'reminded its pilot of', asksWhy: false },
}

/** Has every pilot with a measure send a return for a month; those that are there already stay. Answers how many are new. */
export async function openReturns(context: Context, { month, dueOn = null }: OpenReturnsInput): Promise<number> {
  context.authorise('return:open')
  if (!month.endsWith('-01')) throw new BadInput('A month is named by its first day, such as 2010-06-01.', 'month')
  const [year, number] = month.split('-').map(Number) as [number, number]
  const end = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
  const due = dueOn ?? new Date(Date.UTC(year, number, 15)).toISOString().slice(0, 10)
  if (due <= end) throw new BadInput(`A return is due after its month, from ${dayAfter(end)} on.`, 'dueOn')
  return context.transaction(async (db) => {
    const opened = await db.query<{ pilotId: string }[]>(
      `insert into evaluation."dataReturn" ("pilotId", "periodStart", "periodEnd", "dueOn")
      select distinct a."pilotId", $1::date, $2::date, $3::date from evaluation."pilotMeasure" a
      where (a."startsOn" is null or a."startsOn" <= $2::date) and (a."endsOn" is null or a."endsOn" >= $2::date)
      on conflict ("pilotId", "periodStart") do nothing returning "pilotId"`,
      [month, end, due],
    )
    if (opened.length > 0)
      await context.audit(db, {
        action: 'return:open',
        subjectKind: 'DataReturn',
        subjectId: null,
        sentence: `${context.viewer.name} asked for ${counted(opened.length, 'return')} for ${monthName(month)}, due on ${dayInWords(due)}.`,
        after: { month, dueOn: due, pilots: opened.map(({ pilotId }) => pilotId) },
      })
    return opened.length
  })
}

/** Takes a step with a return: sends it in, gives it back, accepts it, opens it again, waives it, or reminds of it. */
export const takeStep = (context: Context, kind: Exclude<ReturnStepKind, 'EXTENDED'>, input: ReturnStepInput): Promise<string> =>
  step(context, kind, input, async (db, found) => {
    const at = context.now
    if (kind === 'SUBMITTED') await refuseUnready(context, db, found.id)
    const changes: Record<typeof kind, Partial<DataReturn>> = {
      SUBMITTED: { submittedAt: at, queriedAt: null, givenUpOn: null },
      QUERIED: { queriedAt: at },
      ACCEPTED: { acceptedAt: at, lastAcceptedAt: at, queriedAt: null, reopenedAt: null },
      REOPENED: { reopenedAt: at, acceptedAt: null, submittedAt: null, queriedAt: null },
      WAIVED: { givenUpOn: await context.today(), submittedAt: null, queriedAt: null, reopenedAt: null },
      REMINDED: {},
    }
    return changes[kind]
  })

/** Gives a return more time. */
export const extendReturn = (context: Context, { dueOn, ...input }: ExtendReturnInput): Promise<string> =>
  step(context, 'EXTENDED', input, async (_, found) => {
    if (dueOn <= found.dueOn) throw new BadInput(`It is due on ${dayInWords(found.dueOn)} already: give a later day.`, 'dueOn')
    return { dueOn, givenUpOn: null }
  })

async function step(
  context: Context,
  kind: ReturnStepKind,
  { id, version, comment: said }: ReturnStepInput,
  changeOf: (db: EntityManager, found: DataReturn) => Promise<Partial<DataReturn>>,
): Promise<string> {
  const { action, did, asksWhy } = STEPS[kind]
  const comment = asksWhy ? needReason(said ?? '', 'comment') : needNote(said, 'comment')
  return context.transaction(async (db) => {
    const { found, subject, status } = await lockReturn(db, id)
    context.authorise(action, subject)
    if (found.version !== version) throw new Conflict('Somebody did something with this return since you opened it. Look at it again.', found.version)
    const refused = whyNot(kind, status)
    if (refused) throw new RuleError('RETURN_STATUS', refused)
    const change = await changeOf(db, found)
    await db.update(DataReturn, { id: found.id }, { ...change, version: version + 1 })
    const { illustrative } = found
    await db.insert(ReturnStep, { returnId: found.id, kind, takenAt: context.now, by: context.viewer.name ?? '', comment, illustrative })
    await context.audit(db, {
      action: `return:${kind.toLowerCase()}`,
      subjectKind: 'Pilot',
      subjectId: subject.id,
      sentence: `${context.viewer.name} ${did} the return of ${subject.label} for ${monthName(found.periodStart)}.`,
      why: comment,
      before: { status },
      after: change,
      illustrative,
    })
    return found.id
  })
}

/** Locks a return; with its pilot, and where it stands. */
export async function lockReturn(db: EntityManager, id: string): Promise<{ found: DataReturn; subject: Subject; status: ReturnStatus }> {
  const found = isUuid(id) ? await db.findOne(DataReturn, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null
  if (!found) throw new NotFound('There is no such return.')
  const subject = await db.findOneByOrFail(Subject, { id: found.pilotId })
  const [{ status }] = await db.query<[{ status: ReturnStatus }]>(
    `select ${statusSql('r')} as status from evaluation."dataReturn" r where r."id" = $1`,
    [found.id],
  )
  return { found, subject, status }
}

async function refuseUnready(context: Context, db: EntityManager, id: string): Promise<void> {
  const lines = await loadLines(context, id)
  const titles = new Map(
    (
      await db.query<{ id: string; title: string }[]>(`select "id", "title" from evaluation."measure" where "id" = any($1)`, [
        lines.map(({ measureId }) => measureId),
      ])
    ).map((measure) => [measure.id, measure.title]),
  )
  const lacking = lines.map(({ measureId, observation, warnings }) => ({
    title: titles.get(measureId) ?? measureId,
    isEmpty: observation === null,
    question: warnings.find(({ isExplained }) => !isExplained)?.sentence ?? null,
  }))
  const reason = whyNotReady(lacking)
  if (reason) throw new RuleError(reason.rule, reason.sentence)
}
