import type { DataSource } from 'typeorm'

import type { Role, Viewer } from '../platform/viewer.ts'

import { dailyUntil, nextTry, weeklyUntil } from './letter.rules.ts'

/** A letter that is to be written now, and to whom. */
export interface DueLetter {
  id: string
  tries: number
  since: Date
  until: Date
  pace: 'DAILY' | 'WEEKLY'
  name: string
  email: string
  /** The person, as the graph is asked for them. */
  reader: Viewer & { accountId: string }
  /** The ids of what waited for them when they were last told. */
  told: string[]
}

export type LetterEnd = 'SENT' | 'EMPTY' | 'UNSURE'

/** The letters that are due. Several processes may work on it at the same time: each letter is in the hands of one. */
export interface LetterQueue {
  /** Notes the letters that have become due. Answers how many were cut off while they were sent: of those nobody knows, and they are not sent again. */
  prepare(now: Date): Promise<{ unsure: number }>
  /** Takes the next letter that is to be written; null when there is none. */
  take(now: Date): Promise<DueLetter | null>
  /** Says that it is about to be sent; false when it may not be: its reader wants none any more, or somebody else has it. */
  begin(letter: DueLetter, now: Date): Promise<boolean>
  /** Says what became of it; what waited for its reader is not told as new again. */
  end(letter: DueLetter, state: LetterEnd, now: Date, waiting: readonly string[]): Promise<void>
  /** Puts it back, to be tried later. */
  postpone(letter: DueLetter, now: Date): Promise<void>
}

// Longer than a letter can take: after it, whoever had the letter is gone.
const PATIENCE = `interval '15 minutes'`
const KEPT = `interval '100 days'`

const WANTS = `a.letters <> 'NONE' and a."disabledAt" is null and a.kind = 'PERSON' and (a."secondFactorSince" is not null or not a."secondFactorRequired")`

// A letter begins where the last one that is known to have been sent ended, so that nothing falls between two.
const PREPARE = `with told as (
    select "accountId", coalesce(max(until) filter (where state in ('SENT', 'EMPTY')), min(since)) as until from identity.letter group by "accountId"
  )
  insert into identity.letter ("accountId", since, until, at)
  select a.id, greatest(coalesce(t.until, b.until - b.span), a."lettersSince" - b.span, b.until - interval '31 days'), b.until, $1
  from identity.account a join (values ('DAILY', $2::timestamptz, interval '1 day'), ('WEEKLY', $3, interval '7 days')) b (pace, until, span) on b.pace = a.letters::text
  left join told t on t."accountId" = a.id
  where ${WANTS} and a."lettersSince" < b.until and not exists (select from identity.letter l where l."accountId" = a.id and l.until >= b.until)
  on conflict do nothing`

const TAKE = `update identity.letter l set at = $1 + ${PATIENCE}, tries = l.tries + 1 from identity.account a
  where a.id = l."accountId" and l.id = (
    select w.id from identity.letter w where w.state = 'WAITING' and w.at <= $1 order by w.at, w.id limit 1 for update skip locked)
  returning l.id, l.tries, l.since, l.until, a.letters as pace, a.name, a.email, a.id as "accountId", a.role, a."pilotIds", (${WANTS}) as wanted,
    coalesce((select p.waiting from identity.letter p where p."accountId" = a.id and p.state in ('SENT', 'EMPTY') order by p.until desc limit 1), '{}') as told`

interface Taken extends Omit<DueLetter, 'reader'> {
  accountId: string
  role: Role
  pilotIds: string[]
  wanted: boolean
}

/** The queue of letters in the database. */
export function createLetterQueue(database: DataSource): LetterQueue {
  // TypeORM answers an update with its rows and their number.
  const change = async <Row>(sql: string, values: unknown[]): Promise<Row[]> => (await database.query<[Row[], number]>(sql, values))[0]
  return {
    async prepare(now) {
      const unsure = await change(
        `update identity.letter set state = 'UNSURE' where state = 'SENDING' and at < $1::timestamptz - ${PATIENCE} returning id`,
        [now],
      )
      await database.query(PREPARE, [now, dailyUntil(now), weeklyUntil(now)])
      await database.query(
        `update identity.letter w set state = 'GIVEN_UP', at = $1 where w.state = 'WAITING'
         and exists (select from identity.letter l where l."accountId" = w."accountId" and l.until > w.until)`,
        [now],
      )
      await database.query(`delete from identity.letter where until < $1::timestamptz - ${KEPT}`, [now])
      return { unsure: unsure.length }
    },
    async take(now) {
      for (;;) {
        const [taken] = await change<Taken>(TAKE.replaceAll('$1', '$1::timestamptz'), [now])
        if (!taken) return null
        const { accountId, role, pilotIds, wanted, ...letter } = taken
        if (wanted) return { ...letter, reader: { accountId, name: letter.name, role, pilotIds, via: 'system', canWrite: false } }
        await change(`update identity.letter set state = 'GIVEN_UP', at = $2 where id = $1 returning id`, [taken.id, now])
      }
    },
    async begin({ id, tries }, now) {
      const begun = await change(
        `update identity.letter l set state = 'SENDING', at = $3 from identity.account a
         where l.id = $1 and l.state = 'WAITING' and l.tries = $2 and a.id = l."accountId" and ${WANTS} returning l.id`,
        [id, tries, now],
      )
      return begun.length > 0
    },
    async end({ id, tries }, state, now, waiting) {
      await database.query(`update identity.letter set state = $3, at = $4, waiting = $5 where id = $1 and tries = $2`, [
        id,
        tries,
        state,
        now,
        waiting,
      ])
    },
    async postpone({ id, tries }, now) {
      await database.query(`update identity.letter set state = 'WAITING', at = $3 where id = $1 and tries = $2`, [id, tries, nextTry(now, tries)])
    },
  }
}
