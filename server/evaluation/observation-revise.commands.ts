import type { EntityManager } from 'typeorm'

import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, Conflict, NotFound } from '../platform/errors.ts'

import { refuseClosed } from './closed-return.ts'
import { Measure } from './measure.ts'
import { needNote, needReason, needSource } from './note.rules.ts'
import { isSame } from './observation.commands.ts'
import type { ReviseObservationInput } from './observation.input.ts'
import { settleFigures, type Figures } from './observation.rules.ts'
import { Observation } from './observation.ts'
import { monthName } from './period.ts'
import { Subject } from './subject.ts'
import { runIn, withhold } from './withhold.commands.ts'

/** Corrects an observation: what stood is kept, and a new revision takes its place. Repeating the same correction changes nothing more. */
export async function reviseObservation(context: Context, input: ReviseObservationInput): Promise<string> {
  const why = needReason(input.why, 'why')
  return context.transaction(async (db) => {
    const seen = isUuid(input.id) ? await db.findOne(Observation, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } }) : null
    if (!seen) throw new NotFound('There is no such observation.')
    const subject = await db.findOneByOrFail(Subject, { id: seen.subjectId })
    context.authorise('observation:revise', subject)
    await refuseClosed(db, [seen])
    const measure = await db.findOneByOrFail(Measure, { id: seen.measureId })
    const wanted = settle(measure, input)
    const current = await findCurrent(db, seen)
    if (!current) throw new Conflict('It was taken back since you opened it, and nothing stands in its place. Look at it again.')
    if (current.revision === input.version + 1 && isSame(current, wanted)) return current.id
    if (current.id !== seen.id || current.revision !== input.version)
      throw new Conflict(
        `Somebody revised this since you opened it: it stands at revision ${current.revision} now. Look at it again.`,
        current.revision,
      )
    if (isSame(current, wanted)) return current.id
    const at = new Date(Math.max(context.now.getTime(), current.recordedFrom.getTime()))
    await db.update(Observation, { id: current.id }, { recordedTo: at })
    const { subjectId, subjectKind, measureId, periodStart, periodEnd, illustrative } = current
    const place = { subjectId, subjectKind, measureId, periodStart, periodEnd, illustrative }
    const { identifiers } = await db.insert(Observation, {
      ...place,
      ...wanted,
      revision: current.revision + 1,
      recordedFrom: at,
      recordedBy: context.viewer.name,
      why,
    })
    await withhold(runIn(db), measureId)
    await context.audit(db, {
      action: 'observation:revise',
      subjectKind: subject.kind === 'PILOT' ? 'Pilot' : 'Organisation',
      subjectId: subject.id,
      sentence: `${context.viewer.name} corrected ${measure.title} of ${subject.label} for ${monthName(periodStart)}.`,
      why,
      before: contentOf(current),
      after: contentOf(wanted),
      illustrative,
    })
    return identifiers[0]!.id as string
  })
}

type Wanted = Figures & Pick<Observation, 'status' | 'note' | 'sourceId'>

function settle(measure: Measure, { value = null, numerator = null, denominator = null, status, note, source }: ReviseObservationInput): Wanted {
  const figures = settleFigures(measure, status, { value, numerator, denominator })
  if ('reason' in figures) throw new BadInput(figures.reason, figures.column)
  return { ...figures, status, note: needNote(note, 'note'), sourceId: needSource(source, 'source') }
}

const findCurrent = (db: EntityManager, { subjectId, measureId, periodStart, periodEnd }: Observation): Promise<Observation | null> =>
  db
    .createQueryBuilder(Observation, 'o')
    .setLock('pessimistic_write')
    .where({ subjectId, measureId, periodStart, periodEnd })
    .andWhere('o.recordedTo is null')
    .getOne()

const contentOf = ({ value, numerator, denominator, status, note, sourceId }: Wanted): Wanted => ({
  value,
  numerator,
  denominator,
  status,
  note,
  sourceId,
})
