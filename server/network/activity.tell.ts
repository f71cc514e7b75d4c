import type { EntityManager } from 'typeorm'

import type { Context } from '../platform/context.ts'

import { Activity } from './activity.ts'

/** What is told, and what it happened to. */
export type News = Pick<Activity, 'kind' | 'sentence'> &
  Partial<
    Pick<
      Activity,
      | 'recipientId'
      | 'forAdmins'
      | 'practiceId'
      | 'pilotId'
      | 'measureId'
      | 'partnershipId'
      | 'organisationId'
      | 'adoptionId'
      | 'discussionId'
      | 'eventId'
      | 'placeId'
      | 'twinningId'
      | 'illustrative'
    >
  >

/** Notes what happened, in the transaction of the change, for those who follow what it happened to. Who may read it is decided when it is read. */
export async function tell({ now: at, viewer }: Pick<Context, 'now' | 'viewer'>, db: EntityManager, ...news: News[]): Promise<void> {
  if (news.length === 0) return
  await db.insert(
    Activity,
    news.map((one) => ({ ...one, at, actorId: viewer.accountId })),
  )
}
