import type { EntityManager } from 'typeorm'

import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, NotFound, RuleError } from '../platform/errors.ts'

import { tell } from './activity.tell.ts'
import { AdoptionEffect } from './adoption-effect.ts'
import { AdoptionStep } from './adoption-step.ts'
import type {
  LinkAdoptionMeasureInput,
  MoveAdoptionInput,
  RecordAdoptionInput,
  UnlinkAdoptionMeasureInput,
  UpdateAdoptionInput,
} from './adoption.input.ts'
import { checkMove, isUnderWay, needsReason, stageWords } from './adoption.rules.ts'
import { Adoption } from './adoption.ts'
import { findPractice } from './practice.commands.ts'
import { Practice } from './practice.ts'
import { needId, needReason, refuseStale, tidy } from './text.rules.ts'

const LONGEST_NOTE = 4000
const MOST_MEASURES = 10

/** Records that a place takes a published practice up; once for each place. */
export async function recordAdoption(context: Context, input: RecordAdoptionInput): Promise<string> {
  const [pilotId, organisationId] = [needId(input.pilot, 'pilot'), needId(input.organisation, 'organisation')]
  if ((pilotId === null) === (organisationId === null))
    throw new BadInput('Name the pilot or the organisation that takes it up, one of them.', 'pilot')
  if (needsReason(input.stage)) throw new BadInput('An adoption begins with a stage of being taken up.', 'stage')
  const today = await context.today()
  const startedOn = input.startedOn ?? (isUnderWay(input.stage) ? today : null)
  checkDay(startedOn, today, 'startedOn')
  return context.transaction(async (db) => {
    const practice = await findPractice(context, db, input.practice)
    const ownerId = context.viewer.accountId
    context.authorise('adoption:record', { pilotId, ownerId })
    if (!practice.publishedOn || practice.publishedOn > today)
      throw new RuleError('PRACTICE_STATUS', 'This practice is not published, so nobody can take it up yet.')
    const place = pilotId ? { pilotId } : { organisationId: organisationId! }
    if (await db.existsBy(Adoption, { practiceId: practice.id, ...place }))
      throw new RuleError('ALREADY_ADOPTED', 'This place has taken it up already: move that adoption on instead.')
    const adoption = await db.getRepository(Adoption).save({
      practiceId: practice.id,
      pilotId,
      organisationId,
      ownerId,
      stage: input.stage,
      startedOn,
      note: tidy(input.note, LONGEST_NOTE, 'note'),
      edition: practice.edition,
      illustrative: practice.illustrative,
    } as Adoption)
    await addStep(context, db, adoption, input.stage, startedOn ?? today, null)
    await record(context, db, practice, adoption, 'adoption:record', `took up “${practice.title}”`)
    return adoption.id
  })
}

/** Moves an adoption to another stage; pausing and giving up need a reason, which is shown to everybody who follows. */
export async function moveAdoption(context: Context, input: MoveAdoptionInput): Promise<string> {
  const today = await context.today()
  const on = input.on ?? today
  checkDay(on, today, 'on')
  return changeAdoption(context, input, async (db, adoption, practice) => {
    checkMove(adoption.stage, input.to)
    const why = needsReason(input.to)
      ? needReason(input.why, 'ADOPTION_REASON', 'Say why it stops: what you learned spares others the same way.')
      : tidy(input.why, LONGEST_NOTE, 'why')
    Object.assign(adoption, { stage: input.to, reason: needsReason(input.to) ? why : null })
    if (isUnderWay(input.to)) adoption.startedOn ??= on
    await addStep(context, db, adoption, input.to, on, why)
    await record(context, db, practice, adoption, 'adoption:move', `now has “${practice.title}” ${stageWords(input.to)}`, why)
  })
}

/** Changes what a place tells of its adoption. */
export async function updateAdoption(context: Context, input: UpdateAdoptionInput): Promise<string> {
  return changeAdoption(context, input, async (db, adoption, practice) => {
    for (const name of ['note', 'learning', 'again'] as const) adoption[name] = tidy(input[name], LONGEST_NOTE, name)
    if (input.fidelity !== undefined) adoption.fidelity = input.fidelity
    await record(context, db, practice, adoption, 'adoption:update', `told more of how it does “${practice.title}”`)
  })
}

/** Links a measure that the place reports by: its effect is shown live from then on. */
export async function linkAdoptionMeasure(context: Context, input: LinkAdoptionMeasureInput): Promise<string> {
  const measureId = needId(input.measure, 'measure')!
  const baselineNote = tidy(input.baselineNote, 1000, 'baselineNote')
  if (input.baseline == null && baselineNote === null)
    throw new BadInput('Give the baseline, or say why there is none: without it nobody can tell what changed.', 'baseline')
  return changeAdoption(context, input, async (db, adoption, practice) => {
    const linked = await db.findBy(AdoptionEffect, { adoptionId: adoption.id })
    if (linked.some((effect) => effect.isLive && effect.measureId === measureId))
      throw new RuleError('MEASURE_LINKED', 'This measure is linked already.', 'measure')
    if (linked.length >= MOST_MEASURES) throw new RuleError('MEASURES_ENOUGH', `An adoption may have ${MOST_MEASURES} measures.`, 'measure')
    await db.insert(AdoptionEffect, {
      adoptionId: adoption.id,
      position: Math.max(0, ...linked.map(({ position }) => position)) + 1,
      measureId,
      isLive: true,
      baseline: input.baseline ?? null,
      baselineNote,
      sentence: 'Followed by this measure.',
      status: 'BEING_MEASURED',
    })
    await db.update(
      Practice,
      { id: practice.id, evidenceLevel: 'NOT_REPORTED' },
      { evidenceLevel: 'BEING_MEASURED', evidenceSentence: 'Places that took it up follow it by their own measures.' },
    )
    await record(context, db, practice, adoption, 'adoption:linkMeasure', `follows “${practice.title}” by one more measure`)
  })
}

/** Takes a linked measure away. */
export async function unlinkAdoptionMeasure(context: Context, input: UnlinkAdoptionMeasureInput): Promise<string> {
  return changeAdoption(context, input, async (db, adoption, practice) => {
    const effect = isUuid(input.effect) ? await db.findOneBy(AdoptionEffect, { id: input.effect, adoptionId: adoption.id, isLive: true }) : null
    if (!effect) throw new NotFound('No linked measure of this adoption has that id.')
    await db.delete(AdoptionEffect, { id: effect.id })
    await record(context, db, practice, adoption, 'adoption:unlinkMeasure', `no longer follows “${practice.title}” by one of its measures`)
  })
}

async function changeAdoption(
  context: Context,
  { id, version }: { id: string; version: number },
  change: (db: EntityManager, adoption: Adoption, practice: Practice) => Promise<void>,
): Promise<string> {
  return context.transaction(async (db) => {
    const adoption = isUuid(id) ? await db.findOne(Adoption, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null
    if (!adoption) throw new NotFound('There is no such adoption.')
    context.authorise('adoption:change', adoption)
    refuseStale(adoption, version)
    adoption.version += 1
    await change(db, adoption, await db.findOneByOrFail(Practice, { id: adoption.practiceId }))
    await db.save(adoption)
    return adoption.id
  })
}

function checkDay(day: string | null, today: string, field: string): void {
  if (day !== null && day > today) throw new BadInput(`${day} has not come yet: a step is recorded when it is taken.`, field)
}

async function addStep(
  context: Context,
  db: EntityManager,
  { id }: Adoption,
  stage: Adoption['stage'],
  on: string,
  reason: string | null,
): Promise<void> {
  const position = (await db.countBy(AdoptionStep, { adoptionId: id })) + 1
  await db.insert(AdoptionStep, { adoptionId: id, position, stage, on, reason, by: context.viewer.name })
}

// One line in the history, and one for those who follow the practice or the place.
async function record(
  context: Context,
  db: EntityManager,
  practice: Practice,
  adoption: Adoption,
  action: string,
  what: string,
  why: string | null = null,
) {
  const { illustrative, pilotId, organisationId, stage } = adoption
  const sentence = `${context.viewer.name} recorded that a place ${what}.`
  await context.audit(db, {
    action,
    subjectKind: 'Adoption',
    subjectId: adoption.id,
    sentence,
    why,
    after: { stage, practice: practice.slug },
    illustrative,
  })
  await tell(context, db, {
    kind: 'ADOPTION',
    sentence: why ? `${sentence} ${why}` : sentence,
    practiceId: practice.id,
    pilotId,
    organisationId,
    adoptionId: adoption.id,
    illustrative,
  })
}
