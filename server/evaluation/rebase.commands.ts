import { dayInWords } from '../platform/calendar.ts'
import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, NotFound, RuleError } from '../platform/errors.ts'

import { Measure } from './measure.ts'
import { needReason } from './note.rules.ts'
import { monthName } from './period.ts'
import { Rebase, type RebaseSeriesInput, type UndoRebaseInput } from './rebase.ts'
import { Subject } from './subject.ts'

/** Has the limits of a series begin again on a day: a person's decision with a reason, never the chart's own. */
export async function rebaseSeries(
  context: Context,
  { subject: subjectId, measure: measureId, startsOn, reason: given }: RebaseSeriesInput,
): Promise<string> {
  const reason = needReason(given, 'reason')
  const decidedOn = await context.today()
  return context.transaction(async (db) => {
    const subject = isUuid(subjectId) ? await db.findOneBy(Subject, { id: subjectId }) : null
    if (!subject) throw new BadInput(`No pilot or organisation has the id ${subjectId.slice(0, 50)}.`, 'subject')
    context.authorise('series:rebase', subject)
    const measure = isUuid(measureId) ? await db.findOneBy(Measure, { id: measureId }) : null
    if (!measure) throw new BadInput(`No measure has the id ${measureId.slice(0, 50)}.`, 'measure')
    const [{ first, here }] = await db.query<[{ first: string | null; here: boolean | null }]>(
      `select min(o."periodStart")::text as first, bool_or(o."periodStart" = $3::date) as here from evaluation."observation" o
      join (select $1::uuid as id union select l."includesSubjectId" from evaluation."lineage" l where l."subjectId" = $1::uuid) w on w.id = o."subjectId"
      where o."measureId" = $2 and o."recordedTo" is null`,
      [subject.id, measure.id, startsOn],
    )
    // A day that is no point of the series would be left out in silence by other tools.
    if (!here) throw new BadInput(`${subject.label} has no value of ${measure.code} for a period that starts on ${dayInWords(startsOn)}.`, 'startsOn')
    if (startsOn === first) throw new BadInput('The series begins on that day: its limits do already.', 'startsOn')
    if (await db.existsBy(Rebase, { subjectId: subject.id, measureId: measure.id, startsOn }))
      throw new RuleError('REBASED', `The limits begin again in ${monthName(startsOn)} already.`, 'startsOn')
    const decision = { subjectId: subject.id, measureId: measure.id, startsOn, reason, decidedBy: context.viewer.name ?? '', decidedOn }
    const { id } = await db.save(Rebase, decision)
    await context.audit(db, {
      action: 'series:rebase',
      subjectKind: subject.kind === 'PILOT' ? 'Pilot' : 'Organisation',
      subjectId: subject.id,
      sentence: `${context.viewer.name} had the limits of ${measure.title} of ${subject.label} begin again in ${monthName(startsOn)}.`,
      why: reason,
      after: decision,
    })
    return id
  })
}

/** Takes such a decision back. */
export async function undoRebase(context: Context, { id, why: given }: UndoRebaseInput): Promise<string> {
  const why = needReason(given, 'why')
  return context.transaction(async (db) => {
    const found = isUuid(id) ? await db.findOne(Rebase, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null
    if (!found) throw new NotFound('There is no such decision, or it has been taken back.')
    const subject = await db.findOneByOrFail(Subject, { id: found.subjectId })
    context.authorise('series:rebase', subject)
    const measure = await db.findOneByOrFail(Measure, { id: found.measureId })
    await db.delete(Rebase, { id })
    await context.audit(db, {
      action: 'series:unrebase',
      subjectKind: subject.kind === 'PILOT' ? 'Pilot' : 'Organisation',
      subjectId: subject.id,
      sentence: `${context.viewer.name} took back that the limits of ${measure.title} of ${subject.label} begin again in ${monthName(found.startsOn)}.`,
      why,
      before: found,
      illustrative: found.illustrative,
    })
    return id
  })
}
