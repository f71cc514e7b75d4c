import { In, IsNull, type EntityManager } from 'typeorm'

import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, NotFound, RuleError } from '../platform/errors.ts'

import { tell } from './activity.tell.ts'
import { Place } from './place.ts'
import { policy } from './policy.ts'
import { need, needId, needReason, refuseStale, tidy } from './text.rules.ts'
import type { AcceptTwinningInput, DeclineTwinningInput, EndTwinningInput, ProposeTwinningInput } from './twinning.input.ts'
import { TWINNING_STEPS, type TwinningStep } from './twinning.rules.ts'
import { isAgreed } from './twinning-seen.ts'
import { Twinning } from './twinning.ts'

const LONGEST = 2000
const NO_TWINNING = 'There is no such twinning.'

/** Proposes to another place to learn from each other; between two places one proposal or twinning is open at most. */
export async function proposeTwinning(context: Context, input: ProposeTwinningInput): Promise<string> {
  const [proposerId, invitedId] = [needId(input.proposer, 'proposer')!, needId(input.invited, 'invited')!]
  if (proposerId === invitedId) throw new BadInput('Choose another place: none twins with itself.', 'invited')
  const said = {
    hopes: need(input.hopes, LONGEST, 'hopes', 'Say what you hope to learn.'),
    invitedHopes: need(input.invitedHopes, LONGEST, 'invitedHopes', 'Say what they could learn from you.'),
  }
  const proposedOn = await context.today()
  return context.transaction(async (db) => {
    const { proposer, invited } = await lockPlaces(db, { proposerId, invitedId })
    context.authorise('place:edit', proposer)
    const between = [
      { proposerId, invitedId },
      { proposerId: invitedId, invitedId: proposerId },
    ]
    if (
      await db.existsBy(
        Twinning,
        between.map((pair) => ({ ...pair, closedOn: IsNull() })),
      )
    )
      throw new RuleError('TWINNING_OPEN', 'These two are twinned, or one of them has proposed it already.', 'invited')
    const twinning = await db.getRepository(Twinning).save({ proposerId, invitedId, ...said, status: 'PROPOSED', proposedOn, version: 1 } as Twinning)
    const { name } = context.viewer
    await record(context, db, twinning, 'twinning:propose', `${name} proposed that two places twin.`, said)
    await tellAt(context, db, twinning, invited, `${name} proposes to twin with this place, and hopes to learn: ${said.hopes}`)
    await tellAt(context, db, twinning, proposer, `${name} proposed to twin this place with another.`)
    return twinning.id
  })
}

/** Accepts what was proposed: the two are twinned. */
export async function acceptTwinning(context: Context, input: AcceptTwinningInput): Promise<string> {
  const [hopes, word, answeredOn] = [tidy(input.hopes, LONGEST, 'hopes'), tidy(input.word, LONGEST, 'word'), await context.today()]
  return step(context, 'acceptTwinning', input, 'twinning:accept', {
    change: { status: 'RUNNING', answeredOn, word, ...(hopes && { invitedHopes: hopes }) },
    sentence: 'accepted: this place is twinned with another now.',
    said: word,
  })
}

/** Declines what was proposed, with a word where there is one. */
export async function declineTwinning(context: Context, input: DeclineTwinningInput): Promise<string> {
  const [word, today] = [tidy(input.word, LONGEST, 'word'), await context.today()]
  return step(context, 'declineTwinning', input, 'twinning:decline', {
    change: { status: 'DECLINED', answeredOn: today, closedOn: today, word },
    sentence: 'declined: this place does not twin with the other.',
    said: word,
  })
}

/** Ends a twinning, or takes a proposal back; the other place hears why. */
export async function endTwinning(context: Context, input: EndTwinningInput): Promise<string> {
  const reason = needReason(input.why, 'TWINNING_REASON', 'Say why it ends: the other place learns from it.')
  return step(context, 'endTwinning', input, 'twinning:end', {
    change: { status: 'ENDED', closedOn: await context.today(), reason },
    sentence: 'ended the twinning of this place with another.',
    said: reason,
  })
}

interface Step {
  change: Partial<Twinning>
  sentence: string
  said: string | null
}

async function step(
  context: Context,
  name: TwinningStep,
  { id, version }: { id: string; version: number },
  action: string,
  { change, sentence, said }: Step,
): Promise<string> {
  return context.transaction(async (db) => {
    const twinning = isUuid(id) ? await db.findOne(Twinning, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null
    if (!twinning) throw new NotFound(NO_TWINNING)
    const { proposer, invited } = await findPlaces(db, twinning)
    const { viewer } = context
    const sides = { proposer: policy['place:edit'](viewer, proposer), invited: policy['place:edit'](viewer, invited) }
    // What is between two others does not exist for anybody else.
    if (!isAgreed(twinning) && !sides.proposer && !sides.invited) throw new NotFound(NO_TWINNING)
    context.authorise('place:edit', name === 'endTwinning' && sides.proposer ? proposer : invited)
    refuseStale(twinning, version)
    const reason = TWINNING_STEPS[name](twinning, sides)
    if (reason) throw new RuleError('TWINNING_STATUS', reason)
    await db.update(Twinning, { id: twinning.id }, { ...change, version: version + 1 })
    const whole = `${viewer.name} ${sentence}`
    await record(context, db, twinning, action, whole, change, said)
    for (const place of [proposer, invited]) await tellAt(context, db, twinning, place, said ? `${whole} ${said}` : whole)
    return twinning.id
  })
}

type Pair = Pick<Twinning, 'proposerId' | 'invitedId'>

// Locked in one order, so that two who propose to each other at once do not wait for each other for ever.
const lockPlaces = (db: EntityManager, pair: Pair) => findPlaces(db, pair, true)

async function findPlaces(db: EntityManager, { proposerId, invitedId }: Pair, isLocked = false): Promise<{ proposer: Place; invited: Place }> {
  const places = await db.find(Place, {
    where: { id: In([proposerId, invitedId]) },
    order: { id: 'ASC' },
    ...(isLocked && { lock: { mode: 'pessimistic_write' as const } }),
  })
  const [proposer, invited] = [proposerId, invitedId].map((id) => places.find((place) => place.id === id))
  if (!proposer || !invited) throw new NotFound('There is no such place.')
  return { proposer, invited }
}

const tellAt = (
  context: Context,
  db: EntityManager,
  { id: twinningId }: Twinning,
  { id: placeId, pilotId, organisationId, illustrative }: Place,
  sentence: string,
): Promise<void> => tell(context, db, { kind: 'TWINNING', sentence, twinningId, placeId, pilotId, organisationId, illustrative })

const record = (
  context: Context,
  db: EntityManager,
  { id: subjectId, illustrative }: Twinning,
  action: string,
  sentence: string,
  after: object,
  why: string | null = null,
): Promise<void> => context.audit(db, { action, subjectKind: 'Twinning', subjectId, sentence, why, after, illustrative })
