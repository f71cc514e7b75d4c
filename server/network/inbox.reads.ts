import type { Context } from '../platform/context.ts'
import type { Where } from '../platform/declare.ts'
import { BadInput } from '../platform/errors.ts'
import { loadOne } from '../platform/loader.ts'
import { shapeOf } from '../platform/shape.ts'
import { Parameters, viewerSql, visibleTo } from '../platform/statement.ts'

import { Activity } from './activity.ts'
import { Follow } from './follow.ts'
import type { Digest, InboxSummary } from './inbox.ts'
import { needAccount } from './saved-search.commands.ts'

const MOST_COUNTED = 100
const MOST_IN_DIGEST = 200
const DAY_MS = 86_400_000
const MOST_DAYS = 31

/** What of all that happens is for the viewer: the part of the answer that depends on what they follow, lead and are told. */
export const inInbox: Where = (t, viewer) =>
  `${t}."id" in (select i.id from network.inbox_of(${viewer.accountId}, ${viewer.pilotIds}, ${viewer.role}) i)`

const isUnread = (t: string, account: string): string =>
  `(${t}."at" > coalesce((select r."readUntil" from network."inboxReader" r where r."accountId" = ${account}), '-infinity')
    and not exists (select from network."inboxMark" m where m."accountId" = ${account} and m."activityId" = ${t}."id"))`

/** Counts what the viewer has not read. */
export async function readSummary(context: Context): Promise<InboxSummary> {
  const accountId = needAccount(context)
  const parameters = new Parameters()
  const viewer = viewerSql(context.viewer, parameters)
  const unread = `${visibleTo(shapeOf(Activity), 't', context.viewer, parameters)} and ${inInbox('t', viewer)} and ${isUnread('t', parameters.add(accountId, 'uuid'))}`
  const [row] = await context.query<InboxSummary>(
    `select (select count(*)::int from (select from network.activity t where ${unread} limit ${MOST_COUNTED}) u) as unread,
      (select count(*)::int from network.follow f where f."accountId" = ${parameters.add(accountId, 'uuid')}) as follows`,
    parameters.values,
  )
  return row!
}

/** Which of these entries the viewer has not read. */
export async function readUnread(context: Context, ids: readonly string[]): Promise<boolean[]> {
  const { accountId } = context.viewer
  if (accountId === null) return ids.map(() => false)
  const rows = await context.query<{ id: string }>(
    `select t.id from network.activity t where t.id = any($1::uuid[]) and t."actorId" is distinct from $2::uuid and ${isUnread('t', '$2::uuid')}`,
    [ids, accountId],
  )
  const unread = new Set(rows.map(({ id }) => id))
  return ids.map((id) => unread.has(id))
}

interface Entry {
  id: string
  followId: string | null
}

/** Works out from the record what a time, the last seven days unless said, brought that the viewer has not read. An entry that several things led to stands under the nearest of them. */
export async function readDigest(context: Context, since: string | null, until: string | null): Promise<Digest> {
  const accountId = needAccount(context)
  const to = until ? new Date(until) : context.now
  const from = since ? new Date(since) : new Date(to.getTime() - 7 * DAY_MS)
  if (to > context.now) throw new BadInput('What has not happened yet cannot be told.', 'until')
  if (from > to) throw new BadInput('It must begin before it ends.', 'since')
  if (to.getTime() - from.getTime() > MOST_DAYS * DAY_MS) throw new BadInput(`A digest is of at most ${MOST_DAYS} days.`, 'since')
  const parameters = new Parameters()
  const viewer = viewerSql(context.viewer, parameters)
  const conditions = [
    visibleTo(shapeOf(Activity), 't', context.viewer, parameters),
    isUnread('t', parameters.add(accountId, 'uuid')),
    `t."at" > ${parameters.add(from, 'timestamptz')} and t."at" <= ${parameters.add(to, 'timestamptz')}`,
  ]
  const entries = await context.query<Entry>(
    `select t.id, i."followId" from network.inbox_of(${viewer.accountId}, ${viewer.pilotIds}, ${viewer.role}) i
     join network.activity t on t.id = i.id where ${conditions.join(' and ')} order by t."at" desc, t.id limit ${MOST_IN_DIGEST}`,
    parameters.values,
  )
  const parts = new Map<string | null, string[]>()
  for (const { id, followId } of entries) parts.set(followId, [...(parts.get(followId) ?? []), id])
  return {
    from,
    to,
    count: entries.length,
    parts: await Promise.all(
      [...parts].map(async ([followId, ids]) => ({
        follow: followId && (await loadOne(context, Follow, 'id', followId)),
        entries: (await Promise.all(ids.map((id) => loadOne(context, Activity, 'id', id)))).filter((row) => row !== null),
      })),
    ),
  } as Digest
}
