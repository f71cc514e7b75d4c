import { createHmac, timingSafeEqual } from 'node:crypto'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const SIX = 6 * HOUR
// The epoch was a Thursday; weeks are counted from the Monday after it.
const FIRST_MONDAY = 4 * DAY

/** The latest six o'clock (UTC) up to which daily letters tell. */
export const dailyUntil = (now: Date): Date => latest(now, DAY, SIX)

/** The latest Monday's six o'clock (UTC) up to which weekly letters tell. */
export const weeklyUntil = (now: Date): Date => latest(now, 7 * DAY, FIRST_MONDAY + SIX)

function latest(now: Date, every: number, from: number): Date {
  return new Date(now.getTime() - ((((now.getTime() - from) % every) + every) % every))
}

/** When a letter that the mail server did not take is tried again: after five minutes, then twice as long each time, up to six hours. */
export const nextTry = (now: Date, tries: number): Date => new Date(now.getTime() + Math.min(5 * 60_000 * 2 ** Math.max(tries - 1, 0), 6 * HOUR))

// The mark says what is signed, so that a key for anything else is not a key for this.
const mark = (secret: Buffer, accountId: string): Buffer =>
  createHmac('sha256', secret).update(`stop letters to ${accountId}`).digest().subarray(0, 16)

/** What stops all letters to an account, without signing in, and is good for nothing else. */
export const stopKey = (secret: Buffer, accountId: string): string =>
  Buffer.concat([Buffer.from(accountId.replaceAll('-', ''), 'hex'), mark(secret, accountId)]).toString('base64url')

/** Whose letters a key stops; null for what is no key of ours. */
export function readStopKey(secret: Buffer, key: string): string | null {
  const bytes = Buffer.from(key, 'base64url')
  if (bytes.length !== 32 || bytes.toString('base64url') !== key) return null
  const accountId = bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  return timingSafeEqual(bytes.subarray(16), mark(secret, accountId)) ? accountId : null
}
