import type { EntityManager } from 'typeorm'

import { RuleError } from '../platform/errors.ts'

import { isClosed, type DataReturn } from './data-return.ts'
import type { Observation } from './observation.ts'
import { monthName } from './period.ts'

/** That figures stand while their return is being looked at or has been accepted. */
export const closedReturn = ({ periodStart, acceptedAt }: Pick<DataReturn, 'periodStart' | 'acceptedAt'>): RuleError =>
  new RuleError(
    'RETURN_CLOSED',
    `The return for ${monthName(periodStart)} has been ${acceptedAt ? 'accepted: have it opened again first' : 'sent in: ask to have it back first'}.`,
  )

/** Refuses to touch figures whose return is being looked at or has been accepted. */
export async function refuseClosed(db: EntityManager, places: readonly Pick<Observation, 'subjectId' | 'periodEnd'>[]): Promise<void> {
  const [found] = await db.query<Pick<DataReturn, 'periodStart' | 'acceptedAt'>[]>(
    `select r."periodStart", r."acceptedAt" from evaluation."dataReturn" r join unnest($1::uuid[], $2::date[]) p(pilot, ends)
      on r."pilotId" = p.pilot and p.ends between r."periodStart" and r."periodEnd" where ${isClosed('r')} limit 1`,
    [places.map(({ subjectId }) => subjectId), places.map(({ periodEnd }) => periodEnd)],
  )
  if (found) throw closedReturn(found)
}
