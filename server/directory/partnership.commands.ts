import type { EntityManager } from 'typeorm'

import { dayBefore, dayInWords } from '../platform/calendar.ts'
import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, Conflict, NotFound, RuleError } from '../platform/errors.ts'
import { listInWords } from '../platform/words.ts'

import { makeChange } from './change.commands.ts'
import { findOrganisation, insertMember } from './membership.enter.ts'
import type { CreatePartnershipInput, SetPartnershipStageInput, UpdatePartnershipInput } from './partnership.input.ts'
import { readFacts } from './partnership.reads.ts'
import { checkDates, datesAt, stageOn, whyNotStage, type PartnershipDates } from './partnership.rules.ts'
import { Partnership, type PartnershipStatus } from './partnership.ts'
import { needText, needWhy, readId, readText, readWhy } from './text.rules.ts'
import { inWords } from './words.ts'

/** Begins a partnership, with its lead where that is known. */
export async function createPartnership(context: Context, input: CreatePartnershipInput): Promise<string> {
  const own = {
    name: needText(input.name, 'name', 'a name'),
    purpose: readText(input.purpose, 'purpose', 'the purpose'),
    kind: readText(input.kind, 'kind', 'the form', 200),
    pilotId: readId(input.pilot, 'pilot', 'pilot'),
    formingFrom: input.formingFrom ?? null,
  }
  context.authorise('partnership:create', own)
  const today = await context.today()
  return makeChange(context, async (db) => {
    const lead = input.lead ? await findOrganisation(db, input.lead, 'lead') : null
    const { id } = await db.save(Partnership, own)
    if (lead) await insertMember(db, { partnershipId: id, role: 'LEAD', startsOn: own.formingFrom ?? today, endsOn: null, note: null }, lead, 'lead')
    const sentence = `${context.viewer.name} began the partnership “${own.name}”${lead ? `, led by ${lead.name}` : ''}.`
    return { answer: id, said: { action: 'partnership:create', subjectKind: 'Partnership', subjectId: id, sentence, after: own } }
  })
}

/** Changes what is said of a partnership. Dates that move it to another stage pass the guards of that stage. */
export async function updatePartnership(context: Context, input: UpdatePartnershipInput): Promise<string> {
  const why = readWhy(input.why, 'why')
  const today = await context.today()
  return makeChange(context, async (db) => {
    const partnership = await findPartnership(context, db, input.id, input.version)
    const before = factsOf(partnership)
    const after = wanted(before, input)
    if (after.pilotId !== before.pilotId) context.authorise('partnership:change', after)
    const problem = checkDates(after)
    if (problem) throw new BadInput(problem.reason, problem.field)
    const changed = (Object.keys(before) as (keyof Facts)[]).filter((field) => before[field] !== after[field])
    if (changed.length === 0) return { answer: partnership.id, said: null }
    const [from, to] = [stageOn(before, today), stageOn(after, today)]
    if (from !== to) await refuseStage(db, partnership.id, to, today, stageField(to))
    await db.save(Partnership, { ...partnership, ...after, version: partnership.version + 1 })
    return {
      answer: partnership.id,
      said: {
        action: 'partnership:update',
        subjectKind: 'Partnership',
        subjectId: partnership.id,
        sentence: `${context.viewer.name} changed ${listInWords(changed.map((field) => WORDS[field]))} of “${before.name}”.`,
        why,
        before: pick(before, changed),
        after: pick(after, changed),
        illustrative: partnership.illustrative,
      },
    }
  })
}

/** Moves a partnership to another stage, where its guards let it. What ends, ends with its members. */
export async function setPartnershipStage(context: Context, input: SetPartnershipStageInput): Promise<string> {
  const why = needWhy(input.why, 'why')
  const today = await context.today()
  const { stage } = input
  const on = input.on ?? (stage === 'ENDED' ? dayBefore(today) : today)
  if (stage !== 'ENDED' && on > today)
    throw new BadInput('The day is still to come. Enter the day on which it happened, or plan it in the dates.', 'on')
  return makeChange(context, async (db) => {
    const partnership = await findPartnership(context, db, input.id, input.version)
    await refuseStage(db, partnership.id, stage, today, 'stage')
    const before = datesOf(partnership)
    const after = datesAt(before, stage, on)
    const problem = checkDates(after)
    if (problem) throw new BadInput(problem.reason, 'on')
    await db.save(Partnership, { ...partnership, ...after, version: partnership.version + 1 })
    if (stage === 'ENDED') await endMembersOf(db, [partnership.id], on)
    const plan = stage === 'ENDED' && on >= today
    return {
      answer: partnership.id,
      said: {
        action: 'partnership:stage',
        subjectKind: 'Partnership',
        subjectId: partnership.id,
        sentence: plan
          ? `${context.viewer.name} planned the end of “${partnership.name}” for ${dayInWords(on)}.`
          : `${context.viewer.name} moved “${partnership.name}” from ${inWords(stageOn(before, today))} to ${inWords(stage)}.`,
        why,
        before: { stage: stageOn(before, today), ...before },
        after: { stage: stageOn(after, today), ...after },
        illustrative: partnership.illustrative,
      },
    }
  })
}

/** The partnership that a command is about, locked and as its author saw it. */
export async function findPartnership(context: Context, db: EntityManager, id: string, version?: number): Promise<Partnership> {
  const partnership = isUuid(id) ? await db.findOne(Partnership, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null
  if (!partnership) throw new NotFound('There is no such partnership.')
  context.authorise('partnership:change', partnership)
  if (version !== undefined && partnership.version !== version)
    throw new Conflict(
      `Somebody changed “${partnership.name}” since you opened it: it stands at version ${partnership.version} now. Compare the two and save again.`,
      partnership.version,
    )
  return partnership
}

type Facts = Pick<Partnership, 'name' | 'purpose' | 'kind' | 'pilotId'> & PartnershipDates

const WORDS: Record<keyof Facts, string> = {
  name: 'the name',
  purpose: 'the purpose',
  kind: 'the form',
  pilotId: 'the pilot',
  formingFrom: 'the day from which it is forming',
  startsOn: 'the first day',
  underReviewFrom: 'the day of the review',
  endsOn: 'the last day',
}

const datesOf = ({ formingFrom, startsOn, underReviewFrom, endsOn }: Partnership): PartnershipDates => ({
  formingFrom,
  startsOn,
  underReviewFrom,
  endsOn,
})
const factsOf = (row: Partnership): Facts => ({ name: row.name, purpose: row.purpose, kind: row.kind, pilotId: row.pilotId, ...datesOf(row) })

function wanted(before: Facts, input: UpdatePartnershipInput): Facts {
  const { name, purpose, kind, pilot, formingFrom, startsOn, endsOn } = input
  if (name === null) throw new BadInput('Enter a name.', 'name')
  return {
    ...before,
    ...(name !== undefined && { name: needText(name, 'name', 'a name') }),
    ...(purpose !== undefined && { purpose: readText(purpose, 'purpose', 'the purpose') }),
    ...(kind !== undefined && { kind: readText(kind, 'kind', 'the form', 200) }),
    ...(pilot !== undefined && { pilotId: readId(pilot, 'pilot', 'pilot') }),
    ...(formingFrom !== undefined && { formingFrom }),
    ...(startsOn !== undefined && { startsOn }),
    ...(endsOn !== undefined && { endsOn }),
  }
}

async function refuseStage(db: EntityManager, id: string, to: PartnershipStatus, today: string, field: string): Promise<void> {
  const facts = (await readFacts((text, values) => db.query(text, values as unknown[]), [id], today)).get(id)!
  const reason = whyNotStage(facts, to)
  if (reason) throw new RuleError('PARTNERSHIP_STAGE', reason, field)
}

// The date that moved it, for the form.
const stageField = (to: PartnershipStatus): string => (to === 'ENDED' ? 'endsOn' : to === 'ACTIVE' ? 'startsOn' : 'formingFrom')

/** Ends the memberships of partnerships that end. */
export async function endMembersOf(db: EntityManager, ids: readonly string[], on: string): Promise<void> {
  await db.query(
    `update directory.membership set "endsOn" = $2, "leavingReason" = 'The partnership ended.', version = version + 1
     where "partnershipId" = any($1::uuid[]) and "startsOn" <= $2 and ("endsOn" is null or "endsOn" > $2)`,
    [ids, on],
  )
}

const pick = (facts: Facts, fields: readonly (keyof Facts)[]): Partial<Facts> =>
  Object.fromEntries(fields.map((field) => [field, facts[field]])) as Partial<Facts>
