import type { EntityManager } from 'typeorm'

import type { Context } from '../platform/context.ts'
import { BadInput, Conflict, RuleError } from '../platform/errors.ts'

import { closedReturn } from './closed-return.ts'
import { lockReturn } from './data-return.commands.ts'
import type { ReturnValueInput, SaveReturnInput } from './data-return.input.ts'
import { Measure } from './measure.ts'
import { needNote, needSource } from './note.rules.ts'
import { isSame } from './observation.commands.ts'
import { settleFigures } from './observation.rules.ts'
import { Observation } from './observation.ts'
import { counted, monthName } from './period.ts'
import { lineOf } from './return-line.reads.ts'
import { findWithdrawn, notBefore } from './revision.reads.ts'
import { runIn, withhold } from './withhold.commands.ts'

/** Keeps figures of a return, all or none: new ones are recorded, others are new revisions. Unusual ones are asked about, not refused. */
export async function saveReturn(context: Context, { id, values, why }: SaveReturnInput): Promise<string> {
  if (values.length === 0) throw new BadInput('values is empty: give at least one figure.', 'values')
  return context.transaction(async (db) => {
    const { found, subject, status } = await lockReturn(db, id)
    context.authorise('observation:record', subject)
    if (status === 'SUBMITTED' || status === 'ACCEPTED') throw closedReturn(found)
    const places = await placesOf(db, found.id)
    const given = values.map((value) => value.measure.toLowerCase())
    const twice = given.findIndex((measure, i) => given.indexOf(measure) !== i)
    if (twice >= 0) throw new BadInput('The same measure comes twice.', `values.${twice}`)
    const written: object[] = []
    const reason = needNote(why, 'why') ?? 'Entered in the return.'
    for (const [i, value] of values.entries()) {
      const starts = places.get(given[i]!)
      if (!starts) throw new RuleError('NOT_IN_RETURN', 'This return holds no figure of that measure.', `values.${i}.measure`)
      const place = { subjectId: found.pilotId, subjectKind: 'PILOT' as const, measureId: given[i]!, periodStart: starts, periodEnd: found.periodEnd }
      const row = await keep(context, db, place, value, i, { illustrative: found.illustrative, why: reason })
      if (row) written.push(row)
    }
    for (const measure of new Set(written.length > 0 ? given : [])) await withhold(runIn(db), measure)
    if (written.length > 0)
      await context.audit(db, {
        action: 'return:enter',
        subjectKind: 'Pilot',
        subjectId: subject.id,
        sentence: `${context.viewer.name} entered ${counted(written.length, 'figure')} in the return of ${subject.label} for ${monthName(found.periodStart)}.`,
        why: reason,
        after: written,
        illustrative: found.illustrative,
      })
    return found.id
  })
}

type Place = Pick<Observation, 'subjectId' | 'subjectKind' | 'measureId' | 'periodStart' | 'periodEnd'>

async function keep(
  context: Context,
  db: EntityManager,
  place: Place,
  given: ReturnValueInput,
  i: number,
  { illustrative, why }: { illustrative: boolean; why: string },
): Promise<object | null> {
  const measure = await db.findOneByOrFail(Measure, { id: place.measureId })
  const { value = null, numerator = null, denominator = null, status } = given
  const figures = settleFigures(measure, status, { value, numerator, denominator })
  if ('reason' in figures) throw new BadInput(`${measure.title}: ${figures.reason}`, `values.${i}.${figures.column}`)
  const wanted = { ...figures, status, note: needNote(given.note, `values.${i}.note`), sourceId: needSource(given.source, `values.${i}.source`) }
  const there = await db.createQueryBuilder(Observation, 'o').setLock('pessimistic_write').where(place).andWhere('o.recordedTo is null').getOne()
  if (there && isSame(there, wanted)) return null
  if ((there?.revision ?? 0) !== given.revision)
    throw new Conflict(`${measure.title}: somebody entered another value since you opened this. Look at it again.`, there?.revision ?? 0)
  const [withdrawn] = there ? [] : await findWithdrawn(db, [place])
  const at = notBefore(context.now, there?.recordedFrom ?? withdrawn?.until)
  if (there) await db.update(Observation, { id: there.id }, { recordedTo: at })
  const said = { recordedBy: context.viewer.name, why: there ? why : null }
  await db.insert(Observation, { ...place, ...wanted, ...said, illustrative, revision: ((there ?? withdrawn)?.revision ?? 0) + 1, recordedFrom: at })
  return { measure: measure.code, before: there?.value ?? null, ...wanted }
}

async function placesOf(db: EntityManager, id: string): Promise<Map<string, string>> {
  const rows = await db.query<{ measureId: string; starts: string }[]>(
    `select m."id" as "measureId", (${lineOf.starts})::text as starts from evaluation."dataReturn" r
    join evaluation."pilotMeasure" a on a."pilotId" = r."pilotId" join evaluation."measure" m on m."id" = a."measureId"
    where r."id" = $1 and ${lineOf.isDue}`,
    [id],
  )
  return new Map(rows.map(({ measureId, starts }) => [measureId, starts]))
}
