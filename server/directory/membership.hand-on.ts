import type { EntityManager } from 'typeorm'

import type { Organisation } from './organisation.ts'

/**
 * Hands memberships on from a day. What is the heir's already on those days is not given twice, what was to begin later is simply the heir's, and what is
 * handed on ends with the heir.
 */
export async function handOn(db: EntityManager, predecessorId: string, heir: Organisation, effectiveOn: string): Promise<void> {
  const running = `m."organisationId" = $1 and (m."endsOn" is null or m."endsOn" >= $3)`
  await db.query(
    `insert into directory.membership ("organisationId", "partnershipId", role, "startsOn", "endsOn", note, "sourceId", illustrative)
     select $2, m."partnershipId", m.role, greatest(m."startsOn", $3::date), least(m."endsOn", $4::date), m.note, m."sourceId", m.illustrative from directory.membership m
     where ${running} and ($4::date is null or greatest(m."startsOn", $3::date) <= $4::date) and not exists (select 1 from directory.membership k where k."organisationId" = $2 and k."partnershipId" = m."partnershipId" and k.role = m.role
       and daterange(k."startsOn", k."endsOn", '[]') && daterange(greatest(m."startsOn", $3::date), least(m."endsOn", $4::date), '[]'))`,
    [predecessorId, heir.id, effectiveOn, heir.closedOn],
  )
  await db.query(`delete from directory.membership m where m."organisationId" = $1 and m."startsOn" >= $2`, [predecessorId, effectiveOn])
  await db.query(`update directory.membership m set "endsOn" = $3::date - 1, "leavingReason" = $2, version = version + 1 where ${running}`, [
    predecessorId,
    `${heir.name} took its place.`,
    effectiveOn,
  ])
}
