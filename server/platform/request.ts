import { createHash } from 'node:crypto'

import DataLoader from 'dataloader'
import type { Pool } from 'pg'
import type { DataSource } from 'typeorm'

import { appendAudit } from './audit.ts'
import type { Context } from './context.ts'
import { poolOf } from './database.ts'
import { decide } from './decide.ts'
import { Forbidden } from './errors.ts'
import type { Module } from './module.ts'
import type { Policy } from './policy.ts'
import { readDay } from './day.ts'
import type { Viewer } from './viewer.ts'

/** What the HTTP layer knows of a request. */
export interface RequestFacts {
  viewer: Viewer
  requestId: string
  address: string
  userAgent: string | null
  secure: boolean
  signal: AbortSignal
  now?: Date
}

/** A context and the cookies that its commands have set. */
export interface Request {
  context: Context
  cookies: string[]
}

/** Makes the contexts of requests over one database and the policies of all modules. */
export function createContexts(
  database: DataSource,
  modules: readonly Module[],
  onStatement: () => void = () => {},
): (facts: RequestFacts) => Request {
  const policy: Policy = Object.assign({}, ...modules.map((module) => module.policy))
  const pool = poolOf(database)
  const today = readDay(pool)
  return (facts) => {
    const cookies: string[] = []
    const now = facts.now ?? new Date()
    const loaders = new Map<string, DataLoader<never, never, string>>()
    const context: Context = {
      ...facts,
      now,
      statements: 0,
      today: () => today(now),
      query: (text, values) => {
        context.statements += 1
        onStatement()
        return run(pool, text, values)
      },
      loader: (name, batch) => {
        const known = loaders.get(name) as never
        if (known) return known
        const made = new DataLoader<never, never, string>(batch as never, {
          cacheKeyFn: (key: unknown) => (typeof key === 'object' ? (JSON.stringify(key) as string) : String(key)),
        })
        loaders.set(name, made)
        return made as never
      },
      transaction: (work) => database.transaction(work),
      authorise: (action, subject) => {
        if (facts.viewer.role !== 'PUBLIC' && !facts.viewer.canWrite) throw new Forbidden('This token may only read.')
        decide(policy[action], facts.viewer, subject)
      },
      audit: (db, change) => appendAudit(db, facts.viewer, facts.requestId, now, change),
      setCookie: (line) => void cookies.push(line),
    }
    return { context, cookies }
  }
}

const NAMED_AT_MOST = 500
const names = new Map<string, string>()

/** Runs a read as a prepared statement; past 500 different texts as an unnamed one, so that the server's memory stays bounded. */
async function run<Row>(pool: Pool, text: string, values: readonly unknown[]): Promise<Row[]> {
  let name = names.get(text)
  if (!name && names.size < NAMED_AT_MOST) names.set(text, (name = createHash('sha256').update(text).digest('base64url').slice(0, 24)))
  const { rows } = await pool.query({ ...(name && { name }), text, values: values as unknown[] })
  return rows as Row[]
}
