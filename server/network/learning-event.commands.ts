import { IsNull, type EntityManager } from 'typeorm'

import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, NotFound, RuleError } from '../platform/errors.ts'

import { tell } from './activity.tell.ts'
import { EventPlace } from './event-place.ts'
import { LearningEvent, type CallOffEventInput, type EventInput, type UpdateEventInput } from './learning-event.ts'
import { findPractice } from './practice.commands.ts'
import { needAccount } from './saved-search.commands.ts'
import { need, needId, needReason, refuseStale, tidy } from './text.rules.ts'

/** How many are on the list of an event at most. */
export const MOST_SEATS = 200
const LONGEST_DAYS = 14

/** Invites to an event. */
export async function createEvent(context: Context, input: EventInput): Promise<string> {
  context.authorise('event:create')
  const content = settle(input, await context.moment())
  return context.transaction(async (db) => {
    if (content.practiceId) await findPractice(context, db, content.practiceId)
    const { viewer } = context
    const event = await db
      .getRepository(LearningEvent)
      .save({ ...content, organiser: viewer.name ?? '', organiserId: viewer.accountId } as LearningEvent)
    await record(context, db, event, 'event:create', `${viewer.name} invites to “${event.title}”.`)
    return event.id
  })
}

/** Changes an event; those who registered hear of it. Nobody who has a place loses it. */
export async function updateEvent(context: Context, input: UpdateEventInput): Promise<string> {
  return change(context, input, async (db, event) => {
    const content = settle(input, await context.moment())
    if (content.practiceId) await findPractice(context, db, content.practiceId)
    const confirmed = Math.min(await placesTaken(db, event.id), event.capacity ?? MOST_SEATS)
    if (content.capacity !== null && content.capacity < confirmed)
      throw new RuleError('EVENT_CAPACITY', `${confirmed} people have a place already: there cannot be fewer.`, 'capacity')
    const waiting = await waitingOf(db, event)
    Object.assign(event, content)
    const sentence = `${context.viewer.name} changed “${event.title}”.`
    await record(context, db, event, 'event:update', sentence)
    await tellComing(context, db, event, sentence)
    await tellMovedUp(context, db, event, waiting)
  })
}

/** Calls an event off; those who registered hear why. */
export async function callOffEvent(context: Context, input: CallOffEventInput): Promise<string> {
  const why = needReason(input.why, 'CALL_OFF_REASON', 'Say why it does not take place.')
  return change(context, input, async (db, event) => {
    Object.assign(event, { calledOffAt: context.now, why })
    const sentence = `${context.viewer.name} called off “${event.title}”.`
    await record(context, db, event, 'event:callOff', sentence, why)
    await tellComing(context, db, event, `${sentence} ${why}`)
  })
}

/** Registers for an event: first come, first served; who comes later waits for a place. */
export async function registerForEvent(context: Context, id: string): Promise<string> {
  context.authorise('event:register')
  const accountId = needAccount(context)
  return context.transaction(async (db) => {
    const event = await findEvent(db, id)
    refusePast(event, await context.moment())
    const known = await db.findOneBy(EventPlace, { eventId: event.id, accountId })
    if (known && !known.givenUpAt) return event.id
    // Two hundred on the list at most: it is read whole by who invites.
    if ((await placesTaken(db, event.id)) >= MOST_SEATS) throw new RuleError('EVENT_FULL', 'Too many wait for a place already.')
    const place = { eventId: event.id, accountId, name: context.viewer.name ?? '', registeredAt: context.now, givenUpAt: null }
    await (known ? db.update(EventPlace, { id: known.id }, place) : db.insert(EventPlace, place))
    return event.id
  })
}

/** Gives one's place up; who has waited longest has it then, and hears of it. */
export async function giveUpPlace(context: Context, id: string): Promise<string> {
  context.authorise('event:register')
  const accountId = needAccount(context)
  return context.transaction(async (db) => {
    const event = await findEvent(db, id)
    refusePast(event, await context.moment())
    const waiting = await waitingOf(db, event)
    const own = { eventId: event.id, accountId }
    const known = await db.findOneBy(EventPlace, own)
    if (!known || known.givenUpAt) throw new NotFound('You are not registered for this event.')
    await db.update(EventPlace, own, { givenUpAt: context.now })
    await tellMovedUp(context, db, event, waiting)
    return event.id
  })
}

function settle(input: EventInput, now: Date) {
  const [startsAt, endsAt] = [new Date(input.startsAt), new Date(input.endsAt)]
  if (startsAt <= now) throw new BadInput('Choose a time that is still to come.', 'startsAt')
  if (endsAt <= startsAt) throw new BadInput('It ends after it begins.', 'endsAt')
  if (endsAt.getTime() - startsAt.getTime() > LONGEST_DAYS * 86_400_000) throw new BadInput(`It may take ${LONGEST_DAYS} days.`, 'endsAt')
  const capacity = input.capacity ?? null
  if (capacity !== null && (capacity < 1 || capacity > MOST_SEATS)) throw new BadInput(`From 1 to ${MOST_SEATS} people can come.`, 'capacity')
  const joinUrl = tidy(input.joinUrl, 500, 'joinUrl')
  if (joinUrl && !/^https:\/\/[^\s"<>]+$/.test(joinUrl)) throw new BadInput('A web address begins with https:// and has no spaces.', 'joinUrl')
  return {
    title: need(input.title, 200, 'title', 'Give the event a name.'),
    summary: need(input.summary, 2000, 'summary', 'Say what it is for.'),
    startsAt,
    endsAt,
    venue: tidy(input.venue, 200, 'venue'),
    joinAddress: joinUrl,
    capacity,
    isPublic: input.isPublic,
    themes: [...new Set(input.themes ?? [])],
    practiceId: needId(input.practice, 'practice'),
  }
}

async function change(
  context: Context,
  { id, version }: { id: string; version: number },
  run: (db: EntityManager, event: LearningEvent) => Promise<void>,
): Promise<string> {
  return context.transaction(async (db) => {
    const event = await findEvent(db, id)
    context.authorise('event:edit', event)
    refuseStale(event, version)
    refusePast(event, await context.moment())
    event.version += 1
    await run(db, event)
    await db.save(event)
    return event.id
  })
}

/** The event of that id, locked. */
export async function findEvent(db: EntityManager, id: string): Promise<LearningEvent> {
  const event = isUuid(id) ? await db.findOne(LearningEvent, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null
  if (!event) throw new NotFound('There is no such event.')
  return event
}

function refusePast({ calledOffAt, endsAt }: LearningEvent, now: Date): void {
  if (calledOffAt) throw new RuleError('EVENT_STATUS', 'This event was called off.')
  if (endsAt <= now) throw new RuleError('EVENT_STATUS', 'This event is over.')
}

const placesTaken = (db: EntityManager, eventId: string): Promise<number> => db.countBy(EventPlace, { eventId, givenUpAt: IsNull() })

/** Who waits for a place at an event, as it stands. */
const waitingOf = async (db: EntityManager, { id, capacity }: LearningEvent): Promise<string[]> =>
  (
    await db.query<{ accountId: string }[]>(
      `select "accountId" from network."eventPlace" where "eventId" = $1 and "givenUpAt" is null order by "registeredAt", id offset $2`,
      [id, capacity ?? MOST_SEATS],
    )
  ).map(({ accountId }) => accountId)

/** Who is on an event's list, with a place or waiting for one. */
const comingTo = async (db: EntityManager, { id: eventId }: LearningEvent): Promise<string[]> =>
  (await db.findBy(EventPlace, { eventId, givenUpAt: IsNull() })).map(({ accountId }) => accountId)

async function tellMovedUp(context: Context, db: EntityManager, event: LearningEvent, before: readonly string[]): Promise<void> {
  const still = new Set(await waitingOf(db, event))
  const movedUp = (await comingTo(db, event)).filter((accountId) => before.includes(accountId) && !still.has(accountId))
  await tellEach(context, db, event, movedUp, `A place at “${event.title}” is yours now.`)
}

async function tellComing(context: Context, db: EntityManager, event: LearningEvent, sentence: string): Promise<void> {
  await tellEach(context, db, event, await comingTo(db, event), sentence)
}

const tellEach = (context: Context, db: EntityManager, event: LearningEvent, recipients: readonly string[], sentence: string): Promise<void> =>
  tell(context, db, ...recipients.map((recipientId) => ({ kind: 'EVENT' as const, sentence, recipientId, eventId: event.id })))

async function record(context: Context, db: EntityManager, event: LearningEvent, action: string, sentence: string, why: string | null = null) {
  const { id, practiceId, illustrative } = event
  await context.audit(db, { action, subjectKind: 'LearningEvent', subjectId: id, sentence, why, illustrative })
  await tell(context, db, { kind: 'EVENT', sentence: why ? `${sentence} ${why}` : sentence, practiceId, eventId: id, illustrative })
}
