import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { loadOne } from '../platform/loader.ts'
import { ReadOne, ReadPage } from '../platform/read.ts'

import { recordAttendance } from './attendance.commands.ts'
import { makeCalendarAddress, revokeCalendarAddress } from './calendar-feed.commands.ts'
import { CalendarAddress, readCalendarAddress } from './calendar-feed.ts'
import { PlaceStatus } from './event-place.ts'
import { callOffEvent, createEvent, giveUpPlace, registerForEvent, updateEvent } from './learning-event.commands.ts'
import { AttendanceInput, CallOffEventInput, EventInput, LearningEvent, UpdateEventInput } from './learning-event.ts'
import { policy } from './policy.ts'

const loaded = async (context: Context, id: Promise<string>) => loadOne(context, LearningEvent, 'id', await id)

@Resolver(() => LearningEvent)
export class LearningEvents {
  @ReadPage(() => LearningEvent, {
    order: ['startsAt'],
    description: 'The events of the learning network, earliest first; without an account the public ones.',
  })
  learningEvents!: LearningEvent[]

  @ReadOne(() => LearningEvent, { by: ['id'], description: 'One event; null where there is none.' })
  learningEvent!: LearningEvent | null

  @Query(() => CalendarAddress, {
    nullable: true,
    description: 'The viewer’s calendar address, where they have one; the address itself is shown once, when it is made.',
  })
  calendarAddress(@Ctx() context: Context): Promise<CalendarAddress | null> {
    return readCalendarAddress(context)
  }

  @Mutation(() => LearningEvent, { description: 'Invites to an event.' })
  createEvent(@Arg('input', () => EventInput) input: EventInput, @Ctx() context: Context) {
    return loaded(context, createEvent(context, input))
  }

  @Mutation(() => LearningEvent, { description: 'Changes an event; those who registered hear of it.' })
  updateEvent(@Arg('input', () => UpdateEventInput) input: UpdateEventInput, @Ctx() context: Context) {
    return loaded(context, updateEvent(context, input))
  }

  @Mutation(() => LearningEvent, { description: 'Calls an event off; those who registered hear why.' })
  callOffEvent(@Arg('input', () => CallOffEventInput) input: CallOffEventInput, @Ctx() context: Context) {
    return loaded(context, callOffEvent(context, input))
  }

  @Mutation(() => LearningEvent, {
    description: 'Marks who came to an event that has begun; marked again, it takes the place of what was marked before.',
  })
  recordAttendance(@Arg('input', () => AttendanceInput) input: AttendanceInput, @Ctx() context: Context) {
    return loaded(context, recordAttendance(context, input))
  }

  @Mutation(() => LearningEvent, { description: 'Registers for an event, or for its waiting list when it is full.' })
  registerForEvent(@Arg('id', () => ID) id: string, @Ctx() context: Context) {
    return loaded(context, registerForEvent(context, id))
  }

  @Mutation(() => LearningEvent, { description: 'Gives one’s place at an event up: who has waited longest has it then.' })
  giveUpPlace(@Arg('id', () => ID) id: string, @Ctx() context: Context) {
    return loaded(context, giveUpPlace(context, id))
  }

  @Mutation(() => String, { description: 'Makes a private address of one’s events for calendars, and shows it this once; an earlier one ends.' })
  makeCalendarAddress(@Ctx() context: Context): Promise<string> {
    return makeCalendarAddress(context)
  }

  @Mutation(() => Boolean, { description: 'Ends one’s calendar address; false where there was none.' })
  revokeCalendarAddress(@Ctx() context: Context): Promise<boolean> {
    return revokeCalendarAddress(context)
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may change it and call it off.' })
  canEdit(@Root() event: LearningEvent, @Ctx() { viewer }: Context): boolean {
    return policy['event:edit'](viewer, event)
  }

  @FieldResolver(() => PlaceStatus, { nullable: true, description: 'Whether the viewer has a place; empty where they have not registered.' })
  mine(@Root() { id }: LearningEvent, @Ctx() context: Context): Promise<PlaceStatus | null> {
    return placeOf(context, id)
  }

  @FieldResolver(() => String, { nullable: true, description: 'The web address to join by: for those who have a place and for who invites.' })
  async joinUrl(@Root() event: LearningEvent, @Ctx() context: Context): Promise<string | null> {
    if (policy['event:edit'](context.viewer, event)) return event.joinAddress
    return (await placeOf(context, event.id)) === 'CONFIRMED' ? event.joinAddress : null
  }
}

async function placeOf(context: Context, eventId: string): Promise<PlaceStatus | null> {
  const { accountId } = context.viewer
  if (accountId === null) return null
  const load = context.loader<string, PlaceStatus | null>('LearningEvent.mine', async (ids) => {
    const rows = await context.query<{ eventId: string; place: number; capacity: number | null }>(
      `select o."eventId", o.place::int, e.capacity from (
         select p."eventId", p."accountId", row_number() over (partition by p."eventId" order by p."registeredAt", p.id) as place
         from network."eventPlace" p where p."eventId" = any($1::uuid[]) and p."givenUpAt" is null) o
       join network."learningEvent" e on e.id = o."eventId" where o."accountId" = $2::uuid`,
      [ids, accountId],
    )
    const known = new Map(
      rows.map(({ eventId: id, place, capacity }) => [id, capacity === null || place <= capacity ? 'CONFIRMED' : 'WAITING'] as const),
    )
    return ids.map((id) => known.get(id) ?? null)
  })
  return load.load(eventId)
}
