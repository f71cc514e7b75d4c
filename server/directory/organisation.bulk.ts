import type { EntityManager } from 'typeorm'

import { checkCode, checkPeriods } from './organisation.rules.ts'
import type { Organisation } from './organisation.ts'

type Facts = Pick<
  Organisation,
  'id' | 'version' | 'name' | 'kind' | 'odsCode' | 'regionCode' | 'openedOn' | 'closedOn' | 'operatesFrom' | 'operatesUntil' | 'mergedIntoId'
>

/** An organisation with what its guards look at. */
export interface BulkOrganisation extends Facts {
  closedSourceId: string | null
  /** To how many partnerships it belongs after the day with which it is to close. */
  after: number
}

/** The organisations of these ids, with what they belong to after a day. */
export const readBulkOrganisations = (db: EntityManager, ids: readonly string[], closedOn: string | null): Promise<BulkOrganisation[]> =>
  db.query<BulkOrganisation[]>(
    `select o.id, o.version, o.name, o.kind, o."odsCode", o."regionCode", o."openedOn", o."closedOn", o."operatesFrom", o."operatesUntil", o."mergedIntoId",
       o."closedSourceId", (select count(distinct m."partnershipId")::int from directory.membership m
         where m."organisationId" = o.id and (m."endsOn" is null or m."endsOn" > $2::date)) as after
     from directory.organisation o where o.id = any($1::uuid[]) order by o.id`,
    [ids, closedOn],
  )

/** Why one of many organisations cannot be made so; null when it can. */
export function whyNotChanged(row: BulkOrganisation, after: BulkOrganisation): string | null {
  const closes = after.closedOn !== row.closedOn
  if (after.kind === row.kind && after.regionCode === row.regionCode && !closes && after.closedSourceId === row.closedSourceId)
    return 'It is so already.'
  if (row.mergedIntoId) return 'It was merged into another entry. Change that one.'
  const wrong = row.odsCode && after.kind !== row.kind ? checkCode(row.odsCode, after.kind) : null
  if (wrong) return wrong
  if (closes && row.after > 0)
    return `It belongs to ${row.after === 1 ? 'a partnership' : `${row.after} partnerships`} after that day. End its memberships, or record what took its place.`
  return checkPeriods(after)?.reason ?? null
}
