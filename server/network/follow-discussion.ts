import type { EntityManager } from 'typeorm'

import type { Context } from '../platform/context.ts'

import { Follow } from './follow.ts'

/** How many things somebody may follow: the list of them is read whole. */
export const MOST_FOLLOWS = 200

/** Has somebody who takes part in a discussion follow it; who keeps it silent goes on doing so. */
export async function followDiscussion(context: Context, db: EntityManager, discussionId: string): Promise<void> {
  const { accountId } = context.viewer
  if (accountId === null || (await db.countBy(Follow, { accountId })) >= MOST_FOLLOWS) return
  const row = { accountId, discussionId, thing: `discussionId:${discussionId}`, since: context.now }
  await db.createQueryBuilder().insert().into(Follow).values(row).orIgnore().execute()
}
