import { In, IsNull } from 'typeorm'

import type { Context } from '../platform/context.ts'
import { BadInput, RuleError } from '../platform/errors.ts'

import { EventPlace } from './event-place.ts'
import { findEvent, MOST_SEATS } from './learning-event.commands.ts'
import { LearningEvent, type AttendanceInput } from './learning-event.ts'
import { needId, refuseStale } from './text.rules.ts'

/** Marks who came to an event, once it has begun. Nobody is told: it is for who invites. */
export async function recordAttendance(context: Context, { id, version, came, walkIns }: AttendanceInput): Promise<string> {
  const marked = [...new Set(came.map((place, at) => needId(place, `came.${at}`)!))]
  if (walkIns < 0 || walkIns > MOST_SEATS) throw new BadInput(`From 0 to ${MOST_SEATS} people.`, 'walkIns')
  return context.transaction(async (db) => {
    const event = await findEvent(db, id)
    context.authorise('event:edit', event)
    refuseStale(event, version)
    if (event.calledOffAt) throw new RuleError('EVENT_STATUS', 'This event was called off.')
    if (event.startsAt > (await context.moment())) throw new RuleError('EVENT_STATUS', 'Nobody can have come yet: it has not begun.')
    const places = { eventId: event.id, givenUpAt: IsNull() }
    const known = marked.length > 0 ? await db.countBy(EventPlace, { ...places, id: In(marked) }) : 0
    if (known < marked.length) throw new BadInput('Some of these are not on the list of this event.', 'came')
    await db.update(EventPlace, places, { attended: false })
    if (marked.length > 0) await db.update(EventPlace, { id: In(marked) }, { attended: true })
    await db.update(LearningEvent, { id: event.id }, { markedAt: context.now, walkIns, version: version + 1 })
    await context.audit(db, {
      action: 'event:attendance',
      subjectKind: 'Event',
      subjectId: event.id,
      sentence: `${context.viewer.name} marked who came to “${event.title}”: ${marked.length + walkIns}.`,
      illustrative: event.illustrative,
      after: { came: marked.length, walkIns },
    })
    return event.id
  })
}
