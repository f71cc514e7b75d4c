import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput } from '../platform/errors.ts'

import type { MarkReadInput } from './inbox.ts'
import { needAccount } from './saved-search.commands.ts'

const MOST = 200

/** Notes what of the inbox its owner has read; nobody else sees it, so no line of history is written. */
export async function markRead(context: Context, { entries, until }: MarkReadInput): Promise<void> {
  context.authorise('inbox:mark')
  const accountId = needAccount(context)
  if (!entries && !until) throw new BadInput('Say what has been read.', 'entries')
  if (entries && entries.length > MOST) throw new BadInput(`At most ${MOST} entries at a time; this names ${entries.length}.`, 'entries')
  if (until && new Date(until) > context.now) throw new BadInput('What has not happened yet cannot have been read.', 'until')
  await context.transaction(async (db) => {
    if (entries?.length)
      await db.query(
        `insert into network."inboxMark" ("accountId", "activityId") select $1, a.id from network.activity a where a.id = any($2::uuid[]) on conflict do nothing`,
        [accountId, entries.filter(isUuid)],
      )
    if (!until) return
    await db.query(
      `insert into network."inboxReader" ("accountId", "readUntil") values ($1, $2)
       on conflict ("accountId") do update set "readUntil" = greatest(network."inboxReader"."readUntil", excluded."readUntil")`,
      [accountId, until],
    )
    // What was marked one by one before that moment needs no mark any more.
    await db.query(`delete from network."inboxMark" m using network.activity a where a.id = m."activityId" and m."accountId" = $1 and a."at" <= $2`, [
      accountId,
      until,
    ])
  })
}
