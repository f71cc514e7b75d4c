import DataLoader from 'dataloader'
import type { DataSource } from 'typeorm'

import { appendAudit } from './audit.ts'
import type { Context } from './context.ts'
import { poolOf } from './database.ts'
import { decide } from './decide.ts'
import { Forbidden } from './errors.ts'
import type { Module } from './module.ts'
import { allows, type Policy } from './policy.ts'
import { readDay } from './day.ts'
import { createReader } from './prepared.ts'
import type { Tracing } from './tracing.ts'
import { nothingUsed } from './use.ts'
import { createVersions } from './versions.ts'
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

interface Options {
  onStatement?: () => void
  /** Told what went wrong behind an answer that was given already. */
  onFailure?: (error: unknown, requestId: string) => void
  tracing?: Tracing
}

/** Makes the contexts of requests over one database and the policies of all modules. */
export function createContexts(
  database: DataSource,
  modules: readonly Module[],
  { onStatement = () => {}, onFailure = () => {}, tracing }: Options = {},
): (facts: RequestFacts) => Request {
  const policy: Policy = Object.assign({}, ...modules.map((module) => module.policy))
  const pool = poolOf(database)
  const today = readDay(pool)
  const read = createReader(pool, tracing)
  const versions = createVersions(pool)
  const importKinds = modules.flatMap(({ imports = [] }) => imports)
  return (facts) => {
    const cookies: string[] = []
    const now = facts.now ?? new Date()
    const loaders = new Map<string, DataLoader<never, never, string>>()
    const context: Context = {
      ...facts,
      now,
      versions,
      validator: { known: null, anew: false, versions: null, etag: null },
      use: nothingUsed(),
      statements: 0,
      today: () => today(now),
      moment: async () => new Date(`${await today(now)}${now.toISOString().slice(10)}`),
      query: (text, values, gone = facts.signal) => {
        context.statements += 1
        onStatement()
        return read(text, values, gone)
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
        if (context.viewer.role !== 'PUBLIC' && !context.viewer.canWrite) throw new Forbidden('This token may only read.')
        decide(policy[action], context.viewer, subject)
      },
      permit: (action) => decide(policy[action], context.viewer),
      may: (action) => allows(policy[action], context.viewer),
      audit: (db, change) => appendAudit(db, context.viewer, facts.requestId, now, change),
      importKinds,
      inBackground: (work) => void work().catch((error: unknown) => onFailure(error, facts.requestId)),
      setCookie: (line) => void cookies.push(line),
    }
    return { context, cookies }
  }
}
