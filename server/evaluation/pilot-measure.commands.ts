import type { EntityManager } from 'typeorm'

import { dayInWords } from '../platform/calendar.ts'
import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, Conflict, NotFound, RuleError } from '../platform/errors.ts'

import { MeasureTarget } from './measure-target.ts'
import { trimmed } from './measure.rules.ts'
import { Measure } from './measure.ts'
import { needNote, needReason } from './note.rules.ts'
import { settleFigures } from './observation.rules.ts'
import { isCurrent, isHidden, Observation } from './observation.ts'
import { OrganisationMeasure } from './organisation-measure.ts'
import type { AssignmentTerms, AssignMeasureInput, BaselineInput, UpdatePilotMeasureInput } from './pilot-measure.input.ts'
import { PilotMeasure } from './pilot-measure.ts'
import { Subject } from './subject.ts'

const MOST_TARGETS = 24

/** Has a pilot report by a measure from now on, with where it stood and where it means to get. */
export async function assignMeasure(context: Context, { pilot, measure: measureId, ...terms }: AssignMeasureInput): Promise<string> {
  return context.transaction(async (db) => {
    const subject = isUuid(pilot) ? await db.findOneBy(Subject, { id: pilot, kind: 'PILOT' }) : null
    if (!subject) throw new BadInput(`No pilot has the id ${pilot.slice(0, 50)}.`, 'pilot')
    context.authorise('measure:assign', subject)
    const measure = isUuid(measureId) ? await db.findOneBy(Measure, { id: measureId }) : null
    if (!measure) throw new BadInput(`No measure has the id ${measureId.slice(0, 50)}.`, 'measure')
    if (measure.pilotId !== null && measure.pilotId !== subject.id)
      throw new RuleError('MEASURE_OF_ANOTHER', `${measure.code} is another pilot’s own measure: define one for this pilot.`, 'measure')
    const today = await context.today()
    if (measure.retiredOn !== null && measure.retiredOn < today)
      throw new RuleError('MEASURE_RETIRED', `${measure.code} was retired on ${dayInWords(measure.retiredOn)}.`, 'measure')
    if (await db.existsBy(PilotMeasure, { pilotId: subject.id, measureId: measure.id }))
      throw new RuleError('MEASURE_ASSIGNED', `${subject.label} reports by ${measure.code} already.`, 'measure')
    const agreed = await settleTerms(db, subject, measure, terms)
    const { id } = await db.save(PilotMeasure, { pilotId: subject.id, measureId: measure.id, ...agreed })
    await replaceTargets(db, id, terms)
    await context.audit(db, {
      action: 'measure:assign',
      subjectKind: 'Pilot',
      subjectId: subject.id,
      sentence: `${context.viewer.name} had ${subject.label} report by “${measure.title}”.`,
      after: { measure: measure.code, ...agreed, targets: terms.targets },
    })
    return id
  })
}

/** Changes what a pilot agreed to for a measure. */
export async function updatePilotMeasure(context: Context, { id, version, why: reason, ...terms }: UpdatePilotMeasureInput): Promise<string> {
  const why = needReason(reason, 'why')
  return context.transaction(async (db) => {
    const own = isUuid(id) ? await db.findOne(PilotMeasure, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null
    if (!own) throw new NotFound('There is no such measure of a pilot.')
    const subject = await db.findOneByOrFail(Subject, { id: own.pilotId })
    context.authorise('measure:assign', subject)
    if (own.version !== version) throw new Conflict('Somebody changed this since you opened it. Look at it again.', own.version)
    const measure = await db.findOneByOrFail(Measure, { id: own.measureId })
    const agreed = await settleTerms(db, subject, measure, terms)
    const before = await db.findBy(MeasureTarget, { pilotMeasureId: id })
    await db.update(PilotMeasure, { id }, { ...agreed, version: version + 1 })
    await replaceTargets(db, id, terms)
    await context.audit(db, {
      action: 'measure:agree',
      subjectKind: 'Pilot',
      subjectId: subject.id,
      sentence: `${context.viewer.name} changed what ${subject.label} agreed to for “${measure.title}”.`,
      why,
      before: { ...own, targets: before.map(({ by, value, note }) => ({ by, value, note })) },
      after: { ...agreed, targets: terms.targets },
      illustrative: own.illustrative,
    })
    return id
  })
}

async function settleTerms(db: EntityManager, subject: Subject, measure: Measure, terms: AssignmentTerms) {
  const { baseline, targets, startsOn = null, endsOn = null } = terms
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) throw new BadInput('It ends before it begins.', 'endsOn')
  if (targets.length > MOST_TARGETS) throw new BadInput(`A way to a target has at most ${MOST_TARGETS} steps.`, 'targets')
  const days = targets.map(({ by }) => by)
  if (new Set(days).size < days.length) throw new BadInput('Two steps are for the same day.', 'targets')
  const wrong = targets.findIndex(({ value }) => !Number.isFinite(value) || value < 0)
  if (wrong >= 0) throw new BadInput('A target is a number from 0 upwards.', `targets.${wrong}.value`)
  const last = targets.toSorted((one, other) => (one.by < other.by ? -1 : 1)).at(-1)
  return {
    ...(await settleBaseline(db, subject, measure, baseline ?? null)),
    target: last?.value ?? null,
    frequency: terms.frequency === measure.frequency ? null : (terms.frequency ?? null),
    responsible: trimmed(terms.responsible),
    comparisonId: await settleComparison(db, measure, terms.comparison ?? null),
    startsOn,
    endsOn,
  }
}

async function settleComparison(db: EntityManager, measure: Measure, id: string | null): Promise<string | null> {
  if (id === null) return null
  const area = isUuid(id) ? await db.findOneBy(Subject, { id, kind: 'ORGANISATION' }) : null
  if (!area) throw new BadInput(`No organisation has the id ${id.slice(0, 50)}.`, 'comparison')
  if (!(await db.existsBy(OrganisationMeasure, { organisationId: area.id, measureId: measure.id })))
    throw new BadInput(`${area.label} has not reported ${measure.code}, so there is nothing to compare with.`, 'comparison')
  return area.id
}

const NO_BASELINE = { baseline: null, baselineNumerator: null, baselineDenominator: null, baselineFrom: null, baselineTo: null, baselineMethod: null }

async function settleBaseline(db: EntityManager, subject: Subject, measure: Measure, given: BaselineInput | null) {
  if (!given) return NO_BASELINE
  const { from, to, value = null, numerator = null, denominator = null } = given
  if (to < from) throw new BadInput('The time of the baseline ends before it begins.', 'baseline.to')
  const isGiven = value !== null || numerator !== null || denominator !== null
  const figures = isGiven
    ? settleFigures(measure, 'NORMAL', { value, numerator, denominator })
    : await workOutBaseline(db, subject, measure, from, to)
  if ('reason' in figures) throw new BadInput(figures.reason, `baseline.${figures.column}`)
  return {
    baseline: figures.value,
    baselineNumerator: figures.numerator,
    baselineDenominator: figures.denominator,
    baselineFrom: from,
    baselineTo: to,
    baselineMethod: needNote(given.method, 'baseline.method') ?? (isGiven ? null : 'Worked out of what was reported in that time.'),
  }
}

// Sum over sum for a ratio, never a mean of ratios; a count's usual month is the mean of its months.
async function workOutBaseline(db: EntityManager, { id, label }: Subject, measure: Measure, from: string, to: string) {
  const rows = await db
    .createQueryBuilder(Observation, 'o')
    .where(`o."subjectId" = :id and o."measureId" = :measure and o."periodStart" >= :from and o."periodEnd" <= :to`, {
      id,
      measure: measure.id,
      from,
      to,
    })
    .andWhere(isCurrent('o'))
    .andWhere(`o.value is not null and not ${isHidden('o')}`)
    .getMany()
  if (rows.length === 0)
    throw new BadInput(`${label} reported no value of ${measure.code} in that time: give the figures of the baseline.`, 'baseline.from')
  const sum = (column: 'value' | 'numerator' | 'denominator') => rows.reduce((all, row) => all + (row[column] ?? 0), 0)
  if (measure.denominator === null) return { value: sum('value') / rows.length, numerator: null, denominator: null }
  return {
    value: (sum('numerator') / sum('denominator')) * measure.multiplier,
    numerator: sum('numerator'),
    denominator: sum('denominator'),
  }
}

async function replaceTargets(db: EntityManager, pilotMeasureId: string, { targets }: AssignmentTerms): Promise<void> {
  await db.delete(MeasureTarget, { pilotMeasureId })
  if (targets.length > 0)
    await db.insert(
      MeasureTarget,
      targets.map(({ by, value, note }, i) => ({ pilotMeasureId, by, value, note: needNote(note, `targets.${i}.note`) })),
    )
}
