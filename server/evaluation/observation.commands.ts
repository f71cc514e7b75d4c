import type { EntityManager } from 'typeorm'

import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, Conflict, RuleError } from '../platform/errors.ts'
import { listInWords } from '../platform/words.ts'

import { refuseClosed } from './closed-return.ts'
import { Measure } from './measure.ts'
import { needNote, needSource } from './note.rules.ts'
import type { ObservationInput } from './observation.input.ts'
import { checkPeriod, settleFigures, type Figures } from './observation.rules.ts'
import { Observation } from './observation.ts'
import { counted, monthName } from './period.ts'
import { PilotMeasure } from './pilot-measure.ts'
import { findWithdrawn, notBefore } from './revision.reads.ts'
import { Subject } from './subject.ts'
import { runIn, withhold } from './withhold.commands.ts'

/** The most observations that a command takes at once. */
const MOST = 200

type Settled = Pick<Observation, 'subjectId' | 'subjectKind' | 'measureId' | 'periodStart' | 'periodEnd' | 'status' | 'note' | 'sourceId'> & Figures

/** Records observations, all or none. What is there already just so stays; what is there otherwise is to be revised, not recorded again. */
export async function recordObservations(context: Context, inputs: readonly ObservationInput[]): Promise<{ ids: string[]; recorded: number }> {
  if (inputs.length === 0) throw new BadInput('observations is empty: give at least one.', 'observations')
  if (inputs.length > MOST)
    throw new BadInput(`observations may hold ${MOST}; it holds ${inputs.length}. Record them in parts, or import them.`, 'observations')
  const today = await context.today()
  return context.transaction(async (db) => {
    const known = await findKnown(db, inputs)
    for (const subject of known.subjects.values()) context.authorise('observation:record', subject)
    const rows = inputs.map((input, i) => settle(known, input, today, `observations.${i}`))
    refuseTwice(rows)
    await refuseClosed(db, rows)
    const standing = await findStanding(db, rows)
    const ids: string[] = []
    const fresh: Settled[] = []
    for (const [i, row] of rows.entries()) {
      const there = standing.get(placeOf(row))
      if (there && !isSame(there, row)) throw alreadyThere(known.subjects.get(row.subjectId)!, there, i)
      if (!there) fresh.push(row)
      ids.push(there?.id ?? '')
    }
    const made = await insert(db, context, fresh)
    for (const id of new Set(fresh.map((row) => row.measureId))) await withhold(runIn(db), id)
    for (const subject of known.subjects.values())
      await auditRecorded(
        context,
        db,
        subject,
        fresh.filter((row) => row.subjectId === subject.id),
      )
    return { ids: ids.map((id) => (id === '' ? made.shift()! : id)), recorded: fresh.length }
  })
}

interface Known {
  subjects: Map<string, Subject>
  measures: Map<string, Measure>
  assigned: Map<string, PilotMeasure>
}

async function findKnown(db: EntityManager, inputs: readonly ObservationInput[]): Promise<Known> {
  const idsOf = (name: 'subject' | 'measure'): string[] => [...new Set(inputs.map((input) => input[name].toLowerCase()).filter(isUuid))]
  const subjects = await db
    .createQueryBuilder(Subject, 's')
    .where('s.id = any(:ids)', { ids: idsOf('subject') })
    .getMany()
  const measures = await db
    .createQueryBuilder(Measure, 'm')
    .where('m.id = any(:ids)', { ids: idsOf('measure') })
    .getMany()
  const assigned = await db
    .createQueryBuilder(PilotMeasure, 'p')
    .where('p.pilotId = any(:ids)', { ids: idsOf('subject') })
    .getMany()
  return {
    subjects: new Map(subjects.map((subject) => [subject.id, subject])),
    measures: new Map(measures.map((measure) => [measure.id, measure])),
    assigned: new Map(assigned.map((each) => [`${each.pilotId} ${each.measureId}`, each])),
  }
}

function settle({ subjects, measures, assigned }: Known, input: ObservationInput, today: string, field: string): Settled {
  const subject = subjects.get(input.subject.toLowerCase())
  if (!subject) throw new BadInput(`No pilot or organisation has the id ${input.subject.slice(0, 50)}.`, `${field}.subject`)
  const measure = measures.get(input.measure.toLowerCase())
  if (!measure) throw new BadInput(`No measure has the id ${input.measure.slice(0, 50)}.`, `${field}.measure`)
  const own = assigned.get(`${subject.id} ${measure.id}`)
  if (subject.kind === 'PILOT' && !own)
    throw new RuleError('MEASURE_NOT_ASSIGNED', `${subject.label} does not report by ${measure.code}.`, `${field}.measure`)
  const { value = null, numerator = null, denominator = null, status, periodStart, periodEnd } = input
  const problem = checkPeriod({ ...measure, frequency: own?.frequency ?? measure.frequency }, periodStart, periodEnd, today)
  if (problem) throw new BadInput(problem.reason, `${field}.${problem.column}`)
  const figures = settleFigures(measure, status, { value, numerator, denominator })
  if ('reason' in figures) throw new BadInput(figures.reason, `${field}.${figures.column}`)
  const said = { note: needNote(input.note, `${field}.note`), sourceId: needSource(input.source, `${field}.source`) }
  return { subjectId: subject.id, subjectKind: subject.kind, measureId: measure.id, periodStart, periodEnd, status, ...figures, ...said }
}

const placeOf = (row: Pick<Observation, 'subjectId' | 'measureId' | 'periodStart' | 'periodEnd'>): string =>
  [row.subjectId, row.measureId, row.periodStart, row.periodEnd].join(' ')

/** Whether a row says the same as what is to be recorded. */
export const isSame = (there: Observation, row: Figures & Pick<Observation, 'status' | 'note' | 'sourceId'>): boolean =>
  (['value', 'numerator', 'denominator', 'status', 'note', 'sourceId'] as const).every((column) => there[column] === row[column])

function refuseTwice(rows: readonly Settled[]): void {
  const seen = new Set<string>()
  for (const [i, row] of rows.entries()) {
    if (seen.has(placeOf(row))) throw new BadInput('The same subject, measure and period comes twice.', `observations.${i}`)
    seen.add(placeOf(row))
  }
}

// In one order, so that two commands that meet wait for each other instead of stopping each other.
async function findStanding(db: EntityManager, rows: readonly Settled[]): Promise<Map<string, Observation>> {
  const there = await db
    .createQueryBuilder(Observation, 'o')
    .setLock('pessimistic_write')
    .where(
      `o.recordedTo is null and (o.subjectId, o.measureId, o.periodStart) in (select * from unnest(:subjects::uuid[], :measures::uuid[], :starts::date[]))`,
      {
        subjects: rows.map((row) => row.subjectId),
        measures: rows.map((row) => row.measureId),
        starts: rows.map((row) => row.periodStart),
      },
    )
    .orderBy('o.id')
    .getMany()
  return new Map(there.map((row) => [placeOf(row), row]))
}

const alreadyThere = (subject: Subject, { periodStart, revision }: Observation, i: number): Conflict =>
  new Conflict(
    `Observation ${i + 1}: ${subject.label} has another value for ${monthName(periodStart)} already. Revise that one, or leave this out.`,
    revision,
  )

async function insert(db: EntityManager, { now, viewer }: Context, rows: readonly Settled[]): Promise<string[]> {
  if (rows.length === 0) return []
  const withdrawn = await findWithdrawn(db, rows)
  try {
    const { identifiers } = await db.insert(
      Observation,
      rows.map((row, i) => ({
        ...row,
        revision: (withdrawn[i]?.revision ?? 0) + 1,
        recordedFrom: notBefore(now, withdrawn[i]?.until),
        recordedBy: viewer.name,
      })),
    )
    return identifiers.map(({ id }) => id as string)
  } catch (error) {
    if ((error as { code?: string }).code === '23505') throw new Conflict('Somebody recorded one of these a moment ago. Look at them again.')
    throw error
  }
}

async function auditRecorded(context: Context, db: EntityManager, subject: Subject, rows: readonly Settled[]): Promise<void> {
  if (rows.length === 0) return
  const months = [...new Set(rows.map((row) => row.periodStart))].toSorted().map(monthName)
  await context.audit(db, {
    action: 'observation:record',
    subjectKind: subject.kind === 'PILOT' ? 'Pilot' : 'Organisation',
    subjectId: subject.id,
    sentence: `${context.viewer.name} recorded ${counted(rows.length, 'observation')} of ${subject.label} for ${months.length > 3 ? `${months[0]} to ${months.at(-1)}` : listInWords(months)}.`,
    after: rows,
  })
}
