import { setTimeout as pause } from 'node:timers/promises'

import type { Pool } from 'pg'

import type { Context } from '../platform/context.ts'
import type { Log } from '../platform/log.ts'
import type { TokenUse } from './token-use.ts'

/** How many uses of a token are kept. */
export const mostUses = 100

const longestName = 200
const pauseMs = 1_000

/** Writes down what tokens are used for, beside the requests and not within them. */
export interface UseLog {
  note(context: Pick<Context, 'viewer' | 'requestId' | 'now' | 'use'>): void
  /** Writes what has not been written yet. */
  close(): Promise<void>
}

/** A log over the pool. It writes at most once a second, all that has come together; of what one token did meanwhile, as much as is kept. */
export function createUseLog(pool: Pick<Pool, 'query'>, log: Pick<Log, 'warn'>): UseLog {
  const waiting = new Map<string, TokenUse[]>()
  const closing = new AbortController()
  let working: Promise<void> | null = null

  async function work(): Promise<void> {
    while (waiting.size > 0) {
      const uses = [...waiting.values()].flat()
      waiting.clear()
      await write(pool, uses).catch((error: unknown) => log.warn({ error }, 'the uses of tokens were not written down'))
      if (!closing.signal.aborted) await pause(pauseMs, undefined, { signal: closing.signal, ref: false }).catch(() => undefined)
    }
  }

  return {
    note({ viewer: { tokenId }, requestId: id, now: at, use }) {
      if (!tokenId) return
      const { operation, points, rows, outcome } = use
      const uses = waiting.get(tokenId) ?? []
      uses.push({ id, tokenId, at, operation: operation?.slice(0, longestName) ?? null, points, rows, outcome })
      waiting.set(tokenId, uses.slice(-mostUses))
      working ??= work().finally(() => (working = null))
    },
    async close() {
      closing.abort()
      await working
    },
  }
}

async function write(pool: Pick<Pool, 'query'>, uses: readonly TokenUse[]): Promise<void> {
  const column = <Name extends keyof TokenUse>(name: Name): TokenUse[Name][] => uses.map((use) => use[name])
  await pool.query(
    `insert into identity."tokenUse" (id, "tokenId", at, operation, points, "rows", outcome)
     select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::float8[], $6::int[], $7::text[]) on conflict do nothing`,
    [column('id'), column('tokenId'), column('at'), column('operation'), column('points'), column('rows'), column('outcome')],
  )
  await pool.query(
    `delete from identity."tokenUse" u using unnest($1::uuid[]) t(id) where u."tokenId" = t.id and (u.at, u.id) <
       (select l.at, l.id from identity."tokenUse" l where l."tokenId" = t.id order by l.at desc, l.id desc offset $2 limit 1)`,
    [[...new Set(column('tokenId'))], mostUses - 1],
  )
}
