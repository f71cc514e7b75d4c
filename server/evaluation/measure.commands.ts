import type { EntityManager } from 'typeorm'

import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, Conflict, NotFound, RuleError } from '../platform/errors.ts'

import type { CreateMeasureInput, MeasureDefinition, UpdateMeasureInput } from './measure.input.ts'
import { checkDefinition, checkPlace, fixedByValues, trimmed, type DefinitionProblem } from './measure.rules.ts'
import { MeasureVersion } from './measure-version.ts'
import { Measure } from './measure.ts'
import { needReason } from './note.rules.ts'
import { Observation } from './observation.ts'
import { Subject } from './subject.ts'
import { runIn, unwithhold, withhold } from './withhold.commands.ts'

/** Defines a new measure: a national one, or one that a pilot chose for itself. */
export async function createMeasure(context: Context, { code, scope, pilot = null, ...given }: CreateMeasureInput): Promise<string> {
  refuse(checkPlace(code, scope, pilot))
  refuse(checkDefinition(given))
  return context.transaction(async (db) => {
    const owner = pilot === null ? null : await findPilot(db, pilot)
    context.authorise('measure:define', owner ?? undefined)
    if (await db.existsBy(Measure, { code })) throw new BadInput(`There is a measure ${code} already: give another code.`, 'code')
    const definition = definitionOf(given)
    const measure = await db.save(Measure, { ...definition, code, scope, pilotId: owner?.id ?? null })
    await enterVersion(context, db, measure, { version: 1, changeNote: 'First defined.', effectiveFrom: null, breaksComparability: false })
    await context.audit(db, {
      action: 'measure:create',
      subjectKind: 'Measure',
      subjectId: measure.id,
      sentence: `${context.viewer.name} defined the measure “${measure.title}”${owner ? ` for ${owner.label}` : ''}.`,
      after: { code, scope, ...definition },
    })
    return measure.id
  })
}

/** Changes a definition by a new version; what it said before is kept. */
export async function updateMeasure(context: Context, input: UpdateMeasureInput): Promise<string> {
  const { id, version, changeNote, effectiveFrom, breaksComparability, retiredOn = null, ...given } = input
  const why = needReason(changeNote, 'changeNote')
  refuse(checkDefinition(given))
  const since = effectiveFrom ?? (await context.today())
  return context.transaction(async (db) => {
    const measure = isUuid(id) ? await db.findOne(Measure, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null
    if (!measure) throw new NotFound('There is no such measure.')
    context.authorise('measure:define', measure.pilotId ? await db.findOneByOrFail(Subject, { id: measure.pilotId }) : undefined)
    if (measure.version !== version) throw new Conflict('Somebody changed this definition since you opened it. Look at it again.', measure.version)
    const before = definitionOf(measure)
    const after = definitionOf(given)
    await refuseWhatValuesRestOn(db, measure, after)
    // What was loaded has no versions yet: the first change keeps what it changes.
    if (!(await db.existsBy(MeasureVersion, { measureId: id })))
      await enterVersion(context, db, measure, { version, changeNote: 'As it was entered.', effectiveFrom: null, breaksComparability: false })
    const changed = await db.save(Measure, { ...measure, ...after, retiredOn, version: version + 1 })
    await enterVersion(context, db, changed, { version: version + 1, changeNote: why, effectiveFrom: since, breaksComparability })
    if (before.suppression !== after.suppression) await (after.suppression === 'NONE' ? unwithhold : withhold)(runIn(db), id)
    await context.audit(db, {
      action: 'measure:update',
      subjectKind: 'Measure',
      subjectId: id,
      sentence: `${context.viewer.name} changed the definition of “${changed.title}”${breaksComparability ? `: values from ${since} on cannot be compared with those before` : ''}.`,
      why,
      before: { ...before, retiredOn: measure.retiredOn },
      after: { ...after, retiredOn },
      illustrative: measure.illustrative,
    })
    return id
  })
}

function refuse(problem: DefinitionProblem | null): void {
  if (problem) throw new BadInput(problem.reason, problem.field)
}

async function findPilot(db: EntityManager, id: string): Promise<Subject> {
  const subject = isUuid(id) ? await db.findOneBy(Subject, { id, kind: 'PILOT' }) : null
  if (!subject) throw new BadInput(`No pilot has the id ${id.slice(0, 50)}.`, 'pilot')
  return subject
}

type Version = Pick<MeasureVersion, 'version' | 'changeNote' | 'effectiveFrom' | 'breaksComparability'>

const enterVersion = (context: Context, db: EntityManager, measure: Measure, version: Version) =>
  db.insert(MeasureVersion, {
    ...version,
    measureId: measure.id,
    decidedBy: context.viewer.name ?? '',
    recordedFrom: context.now,
    definition: definitionOf(measure),
  })

async function refuseWhatValuesRestOn(db: EntityManager, measure: Measure, after: Definition): Promise<void> {
  const field = [...fixedByValues, 'denominator' as const].find((name) =>
    name === 'denominator' ? (measure.denominator === null) !== (after.denominator === null) : measure[name] !== after[name],
  )
  if (!field || !(await db.existsBy(Observation, { measureId: measure.id }))) return
  throw new RuleError(
    'MEASURE_HAS_VALUES',
    `${measure.code} has values that were worked out with its ${field}: it stays. Define another measure and retire this one.`,
    field,
  )
}

type Definition = ReturnType<typeof definitionOf>

/** What a definition says, in the order and spelling that is kept. */
function definitionOf(given: MeasureDefinition | Measure) {
  const { domain, direction, frequency, multiplier, decimals, reportingLagDays, suppression } = given
  return {
    title: given.title.trim(),
    summary: given.summary.trim(),
    rationale: trimmed(given.rationale),
    domain,
    kind: given.kind ?? null,
    unit: given.unit.trim(),
    multiplier,
    decimals,
    direction,
    frequency,
    reportingLagDays,
    numerator: trimmed(given.numerator),
    denominator: trimmed(given.denominator),
    exclusions: trimmed(given.exclusions),
    collection: trimmed(given.collection),
    steward: trimmed(given.steward),
    lowest: given.lowest ?? null,
    highest: given.highest ?? null,
    suppression,
    note: trimmed(given.note),
  }
}
