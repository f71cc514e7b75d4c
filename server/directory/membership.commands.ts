import type { EntityManager } from 'typeorm'

import { dayBefore, dayInWords } from '../platform/calendar.ts'
import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, Conflict, NotFound, RuleError } from '../platform/errors.ts'

import { makeChange } from './change.commands.ts'
import { findOrganisation, insertMember, refuseLeadless, refuseMember } from './membership.enter.ts'
import type { AddMemberInput, EndMembershipInput, UpdateMembershipInput } from './membership.input.ts'
import { asRole } from './membership.rules.ts'
import { Membership } from './membership.ts'
import { Organisation } from './organisation.ts'
import { findPartnership } from './partnership.commands.ts'
import type { Partnership } from './partnership.ts'
import { needWhy, readText, readWhy } from './text.rules.ts'
import { periodInWords } from './words.ts'

/** An organisation joins a partnership in a role. */
export async function addMember(context: Context, input: AddMemberInput): Promise<string> {
  const note = readText(input.note, 'note', 'the note')
  const startsOn = input.startsOn ?? (await context.today())
  const { role, endsOn = null } = input
  return makeChange(context, async (db) => {
    const partnership = await findPartnership(context, db, input.partnership)
    const organisation = await findOrganisation(db, input.organisation, 'organisation')
    const { id } = await insertMember(db, { partnershipId: partnership.id, role, startsOn, endsOn, note }, organisation, 'organisation')
    return {
      answer: id,
      said: {
        ...about(partnership, 'membership:add'),
        sentence: `${context.viewer.name} added ${organisation.name} to “${partnership.name}” ${asRole(role)}, ${periodInWords(startsOn, endsOn)}.`,
        after: { organisation: organisation.name, role, startsOn, endsOn, note },
      },
    }
  })
}

/** Corrects a membership. */
export async function updateMembership(context: Context, input: UpdateMembershipInput): Promise<string> {
  const why = readWhy(input.why, 'why')
  return makeChange(context, async (db) => {
    const { membership, partnership, organisation } = await findMembership(context, db, input)
    const after = {
      role: input.role ?? membership.role,
      startsOn: input.startsOn ?? membership.startsOn,
      endsOn: input.endsOn === undefined ? membership.endsOn : input.endsOn,
      note: input.note === undefined ? membership.note : readText(input.note, 'note', 'the note'),
    }
    const { role, startsOn, endsOn, note } = membership
    const before = { role, startsOn, endsOn, note }
    if ((Object.keys(after) as (keyof typeof after)[]).every((field) => after[field] === before[field])) return { answer: membership.id, said: null }
    await refuseMember(db, { ...membership, ...after }, organisation, 'role')
    const leavesLead = role === 'LEAD' && (after.role !== 'LEAD' || (after.endsOn !== null && after.endsOn !== endsOn))
    if (leavesLead) await refuseLeadless(db, partnership.id, after.role === 'LEAD' ? after.endsOn! : dayBefore(await context.today()), membership.id)
    await db.save(Membership, { ...membership, ...after, version: membership.version + 1 })
    return {
      answer: membership.id,
      said: {
        ...about(partnership, 'membership:update'),
        sentence: `${context.viewer.name} corrected the membership of ${organisation.name} in “${partnership.name}”.`,
        why,
        before: { organisation: organisation.name, ...before },
        after: { organisation: organisation.name, ...after },
      },
    }
  })
}

/** An organisation leaves, with the reason. */
export async function endMembership(context: Context, input: EndMembershipInput): Promise<string> {
  const reason = needWhy(input.reason, 'reason')
  const endsOn = input.endsOn ?? (await context.today())
  return makeChange(context, async (db) => {
    const { membership, partnership, organisation } = await findMembership(context, db, input)
    const { role } = membership
    if (endsOn < membership.startsOn) throw new BadInput(`It began on ${dayInWords(membership.startsOn)}. Enter that day or a later one.`, 'endsOn')
    if (membership.endsOn !== null && membership.endsOn < endsOn)
      throw new RuleError('ENDED_ALREADY', `It ended on ${dayInWords(membership.endsOn)} already. Correct it if that is wrong.`, 'endsOn')
    if (role === 'LEAD') await refuseLeadless(db, partnership.id, endsOn, membership.id)
    await db.save(Membership, { ...membership, endsOn, leavingReason: reason, version: membership.version + 1 })
    return {
      answer: membership.id,
      said: {
        ...about(partnership, 'membership:end'),
        sentence: `${context.viewer.name} ended the membership of ${organisation.name} in “${partnership.name}” ${asRole(role)} on ${dayInWords(endsOn)}.`,
        why: reason,
        before: { organisation: organisation.name, role, endsOn: membership.endsOn },
        after: { organisation: organisation.name, role, endsOn },
      },
    }
  })
}

const about = ({ id, illustrative }: Partnership, action: string) => ({ action, subjectKind: 'Partnership', subjectId: id, illustrative })

interface Found {
  membership: Membership
  partnership: Partnership
  organisation: Organisation
}

async function findMembership(context: Context, db: EntityManager, { id, version }: { id: string; version: number }): Promise<Found> {
  const seen = isUuid(id) ? await db.findOneBy(Membership, { id }) : null
  if (!seen) throw new NotFound('There is no such membership.')
  const partnership = await findPartnership(context, db, seen.partnershipId)
  const membership = await db.findOne(Membership, { where: { id }, lock: { mode: 'pessimistic_write' } })
  if (!membership) throw new NotFound('There is no such membership any more.')
  const organisation = await db.findOneByOrFail(Organisation, { id: membership.organisationId })
  if (membership.version !== version)
    throw new Conflict(`Somebody changed the membership of ${organisation.name} since you opened it. Look at it again.`, membership.version)
  return { membership, partnership, organisation }
}
