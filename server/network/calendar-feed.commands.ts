import { createHash, randomBytes } from 'node:crypto'

import type { Context } from '../platform/context.ts'

import { CalendarFeed } from './calendar-feed.ts'
import { needAccount } from './saved-search.commands.ts'

/** What is kept of the secret of a calendar address. A fast digest is right for 256 random bits (ASVS 6.5.2). */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** Makes a calendar address and answers its path, once; an earlier one ends. */
export async function makeCalendarAddress(context: Context): Promise<string> {
  context.authorise('event:register')
  const accountId = needAccount(context)
  const secret = randomBytes(32).toString('base64url')
  return context.transaction(async (db) => {
    await db.upsert(CalendarFeed, { accountId, secretHash: digestOf(secret), madeAt: context.now }, ['accountId'])
    return `/calendar/${secret}.ics`
  })
}

/** Ends one's calendar address. */
export async function revokeCalendarAddress(context: Context): Promise<boolean> {
  context.authorise('event:register')
  const accountId = needAccount(context)
  return context.transaction(async (db) => Boolean((await db.delete(CalendarFeed, { accountId })).affected))
}
