import type { EntityManager } from 'typeorm'

import { isUuid } from '../platform/condition.ts'
import { BadInput, RuleError } from '../platform/errors.ts'

import { asRole, checkMembershipDays, doOverlap } from './membership.rules.ts'
import { Membership } from './membership.ts'
import { Organisation } from './organisation.ts'
import { Partnership } from './partnership.ts'
import { periodInWords } from './words.ts'

type New = Pick<Membership, 'partnershipId' | 'role' | 'startsOn' | 'endsOn' | 'note'>

/** The organisation that an input names. */
export async function findOrganisation(db: EntityManager, id: string, field: string): Promise<Organisation> {
  const organisation = isUuid(id) ? await db.findOneBy(Organisation, { id }) : null
  if (!organisation) throw new BadInput('No organisation has this id.', field)
  return organisation
}

/** Enters a membership after the rules that hold for each: within the lives of both, and no role twice on a day. */
export async function insertMember(db: EntityManager, member: New, organisation: Organisation, field: string): Promise<Membership> {
  await refuseMember(db, member, organisation, field)
  return db.save(Membership, { ...member, organisationId: organisation.id })
}

/** Refuses a membership that cannot be as it says. */
export async function refuseMember(
  db: EntityManager,
  member: Omit<New, 'note'> & { id?: string },
  organisation: Organisation,
  field: string,
): Promise<void> {
  const partnership = await db.findOneByOrFail(Partnership, { id: member.partnershipId })
  const problem = checkMembershipDays(member, organisation, partnership)
  if (problem) throw new BadInput(problem.reason, problem.field, problem.remedy)
  const { partnershipId, role } = member
  const held = await db.findBy(Membership, { organisationId: organisation.id, partnershipId, role })
  const same = held.find((other) => other.id !== member.id && doOverlap(other, member))
  if (same)
    throw new RuleError(
      'ALREADY_MEMBER',
      `${organisation.name} belongs to ${partnership.name} ${asRole(role)} already, ${periodInWords(same.startsOn, same.endsOn)}.`,
      field,
    )
}

/** Refuses to leave a partnership that is at work without a lead after a day. */
export async function refuseLeadless(db: EntityManager, partnershipId: string, after: string, without: string): Promise<void> {
  const [{ orphaned }] = await db.query<[{ orphaned: boolean }]>(
    `select exists (select 1 from directory.partnership p where p.id = $1 and p."startsOn" <= platform.today() and coalesce(p."endsOn" > $2, true))
       and not exists (select 1 from directory.membership m where m."partnershipId" = $1 and m.role = 'LEAD' and m.id <> $3
         and daterange(m."startsOn", m."endsOn", '[]') @> ($2::date + 1)) as orphaned`,
    [partnershipId, after, without],
  )
  if (orphaned) throw new RuleError('LEAD_NEEDED', 'The partnership would be without a lead. Name another lead first; this one then ends by itself.')
}
