import type { EntityManager } from 'typeorm'

import type { MembershipRole } from './membership-role.ts'
import { asRole, checkMembershipDays, doOverlap } from './membership.rules.ts'

/** A membership with what its guards look at. */
export interface BulkMember {
  id: string
  version: number
  organisationId: string
  partnershipId: string
  role: MembershipRole
  startsOn: string
  endsOn: string | null
  organisation: string
  partnership: string
  openedOn: string | null
  closedOn: string | null
  partnershipEndsOn: string | null
  /** What the same organisation is in the same partnership besides. */
  others: { id: string; role: MembershipRole; startsOn: string; endsOn: string | null }[]
}

/** The memberships of these ids, with what else their organisations are in their partnerships. */
export const readBulkMembers = (db: EntityManager, ids: readonly string[]): Promise<BulkMember[]> =>
  db.query<BulkMember[]>(
    `select m.id, m.version, m."organisationId", m."partnershipId", m.role, m."startsOn", m."endsOn", o.name as organisation, p.name as partnership,
       o."openedOn", o."closedOn", p."endsOn" as "partnershipEndsOn",
       (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'role', x.role, 'startsOn', x."startsOn", 'endsOn', x."endsOn")), '[]') from directory.membership x
        where x."organisationId" = m."organisationId" and x."partnershipId" = m."partnershipId" and x.id <> m.id) as others
     from directory.membership m join directory.organisation o on o.id = m."organisationId" join directory.partnership p on p.id = m."partnershipId"
     where m.id = any($1::uuid[]) order by m.id`,
    [ids],
  )

/** Why one of many memberships cannot be made so; null when it can. `all` are the others of the change as they would be. */
export function whyNotBulk(row: BulkMember, after: { role: MembershipRole; endsOn: string | null }, all: readonly BulkMember[]): string | null {
  const { organisation, partnership, role, startsOn, endsOn } = row
  if (after.role === role && after.endsOn === endsOn) return 'It is so already.'
  if (role === 'LEAD' || after.role === 'LEAD') return 'Who leads is changed in the partnership itself, so that it is never without a lead.'
  const days = { startsOn, endsOn: after.endsOn }
  const problem = checkMembershipDays(
    days,
    { name: organisation, openedOn: row.openedOn, closedOn: row.closedOn },
    { name: partnership, endsOn: row.partnershipEndsOn },
  )
  if (problem) return problem.reason
  const changed = new Map(all.map((other) => [other.id, other]))
  const others = row.others.map((other) => changed.get(other.id) ?? other)
  const taken = others.some((other) => other.role === after.role && doOverlap(other, days))
  return taken ? `${organisation} belongs to it ${asRole(after.role)} already on some of these days.` : null
}
