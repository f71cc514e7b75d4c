import { Column, Entity, Index, PrimaryColumn, type EntityManager } from 'typeorm'

import type { Context } from '../platform/context.ts'
import { RateLimited } from '../platform/errors.ts'
import { addressKey } from '../platform/http.address.ts'

import { hashSecret } from './secret.ts'
import { areSpent, findLimit, windowMinutes } from './throttle.rules.ts'

/** A count of failed tries under one key. The key is a hash, because people type passwords where their address belongs. */
@Entity()
export class FailureCount {
  @PrimaryColumn('text')
  key!: string

  @Column('int')
  failures!: number

  @Index('failureCount_endsAt')
  @Column('timestamptz')
  endsAt!: Date
}

/** A try that has been counted. */
export interface Try {
  /** Past the account's own limit: only a right password together with a right code may pass. */
  needsBothFactors: boolean
  /** The refusal that a try meets when it needs both factors and has not got them. */
  refusal: RateLimited
  /** Takes the try back: it was no failure. */
  forgive(db: EntityManager): Promise<void>
}

/** Counts a try to sign in before it is made, so that guesses made at once are counted too; refuses it when there were too many. */
export async function countSignIn(context: Context, email: string, isKnownBrowser: boolean): Promise<Try> {
  const keys = keysOf(context, email, isKnownBrowser)
  const counts = await context.transaction((db) => count(db, context.now, Object.values(keys)))
  const of = (name: string): Count => counts.get(hashSecret(keys[name] ?? '')) ?? { failures: 0, endsAt: context.now }
  const failures = { pair: of('pair').failures, address: of('address').failures, account: of('account').failures }
  const limit = isKnownBrowser ? (areSpent(of('browser').failures) ? 'browser' : null) : findLimit(failures)
  const refusal = refuse(context.now, of(limit ?? 'account').endsAt)
  const forgive = (db: EntityManager): Promise<void> => uncount(db, [...counts.keys()])
  if (limit === null || limit === 'account') return { needsBothFactors: limit !== null, refusal, forgive }
  // A try that was not let through is no guess: it must not use up what others at the address, or the account, have left.
  await context.transaction(forgive)
  throw refusal
}

function keysOf({ address, viewer }: Context, email: string, isKnownBrowser: boolean): Record<string, string> {
  if (isKnownBrowser) return { browser: `browser ${email} ${viewer.browserHash}` }
  const place = addressKey(address)
  return { account: `account ${email}`, address: `address ${place}`, pair: `pair ${email} ${place}` }
}

/** Counts a try to prove something of one's own, such as a code; refuses it when there were too many. */
export async function countProof(context: Context, kind: 'code' | 'again', accountId: string): Promise<Pick<Try, 'forgive'>> {
  const counts = await context.transaction((db) => count(db, context.now, [`${kind} ${accountId}`]))
  const [[key, { failures, endsAt }]] = [...counts] as [[string, Count]]
  if (areSpent(failures)) throw refuse(context.now, endsAt)
  return { forgive: (db) => uncount(db, [key]) }
}

interface Count {
  failures: number
  endsAt: Date
}

// One statement, so that two guesses at once never read the same count; in the order of keys, so that they never wait for each other in a ring.
async function count(db: EntityManager, now: Date, keys: string[]): Promise<Map<string, Count>> {
  await db.query(
    `delete from identity."failureCount" where "key" in (select "key" from identity."failureCount" where "endsAt" <= $1 order by "key" limit 50 for update skip locked)`,
    [now],
  )
  const rows = await db.query<(Count & { key: string })[]>(
    `insert into identity."failureCount" as c ("key", "failures", "endsAt")
     select k, 1, $2::timestamptz + make_interval(mins => $3) from unnest($1::text[]) k order by k
     on conflict ("key") do update set
       "failures" = case when c."endsAt" <= $2 then 1 else c."failures" + 1 end,
       "endsAt" = case when c."endsAt" <= $2 then excluded."endsAt" else c."endsAt" end
     returning "key", "failures", "endsAt"`,
    [keys.map(hashSecret), now, windowMinutes],
  )
  return new Map(rows.map(({ key, failures, endsAt }) => [key, { failures, endsAt }]))
}

async function uncount(db: EntityManager, keys: string[]): Promise<void> {
  await db.query(
    `update identity."failureCount" set "failures" = greatest("failures" - 1, 0) where "key" in (select "key" from identity."failureCount" where "key" = any($1) order by "key" for update)`,
    [keys],
  )
}

function refuse(now: Date, endsAt: Date): RateLimited {
  const seconds = Math.max(1, Math.ceil((endsAt.getTime() - now.getTime()) / 1000))
  const minutes = Math.ceil(seconds / 60)
  return new RateLimited(`There were too many tries. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`} and try again.`, seconds)
}
