import { parse, type DocumentNode, type ExecutionResult } from 'graphql'
import type pg from 'pg'
import type { DataSource } from 'typeorm'

import { JsonData } from '../../server/platform/compile/json-data.ts'
import { setCursorKey } from '../../server/platform/cursor.ts'
import { poolOf } from '../../server/platform/database.ts'
import type { Execute } from '../../server/platform/execute.ts'
import { createGateway, type Gateway } from '../../server/platform/gateway.ts'
import { createContexts } from '../../server/platform/request.ts'
import { publicViewer, type Viewer } from '../../server/platform/viewer.ts'
import { openEmpty } from '../support/database.ts'
import { miniature } from './miniature.ts'

/** An id that is the same in every run. */
export const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** Somebody with this role. */
export const someone = (role: Viewer['role']): Viewer => ({
  ...publicViewer,
  role,
  accountId: idOf(9),
  name: 'Somebody',
  via: 'session',
  canWrite: true,
})

export interface Answer extends ExecutionResult {
  data?: Record<string, never> | null
  statements: number
}

/** The miniature graph over a database of its own, in one process and by a real planner. */
export interface World {
  database: DataSource
  fused: Gateway
  planned: Gateway
  ask: (query: string, options?: { variables?: Record<string, unknown>; viewer?: Viewer; execute?: Execute }) => Promise<Answer>
}

/** Makes a world of twelve people in two houses; every third has no age, the fifth is a secret. */
export async function createWorld(name: string): Promise<World> {
  const database = await openEmpty(name, miniature)
  setCursorKey(Buffer.alloc(32, 1))
  await fill(poolOf(database))
  const fused = await createGateway(miniature)
  const planned = await createGateway(miniature, { placeOf: (subgraph) => ({ subgraph }) })
  const makeRequest = createContexts(database, miniature)
  return {
    database,
    fused,
    planned,
    ask: async (query, { variables = {}, viewer = publicViewer, execute = fused.execute } = {}) => {
      const facts = { viewer, requestId: 'test', address: '127.0.0.1', userAgent: null, secure: false, signal: new AbortController().signal }
      const { context } = makeRequest(facts)
      const result = (await execute({ document: documentOf(query), variables, context })) as Answer
      const data = (result.data as unknown) instanceof JsonData ? ((result.data as unknown as JsonData).toJSON() as Answer['data']) : result.data
      return { ...result, ...(data !== undefined && { data }), statements: context.statements }
    },
  }
}

// As the HTTP layer does, a text is parsed once.
const documents = new Map<string, DocumentNode>()
function documentOf(query: string): DocumentNode {
  const known = documents.get(query) ?? parse(query)
  documents.set(query, known)
  return known
}

async function fill(pool: pg.Pool): Promise<void> {
  for (let n = 1; n <= 12; n += 1) {
    const person = [idOf(n), `P${String.fromCharCode(65 + n)}`, n % 3 ? n * 4 : null, n % 2 ? 'RED' : 'BLUE', n === 5, idOf(100 + (n % 2))]
    await pool.query(
      `insert into directory.person (id, name, age, colour, secret, "homeId", "startsOn") values ($1, $2, $3, $4, $5, $6, '2009-04-01')`,
      person,
    )
    const ends = n % 2 ? '2010-01-01' : null
    await pool.query(`insert into directory.friendship values ($1, $2, $3, $4)`, [idOf(200 + n), idOf((n % 4) + 1), `2009-0${(n % 9) + 1}-01`, ends])
  }
  for (const n of [0, 1]) await pool.query(`insert into programme.house values ($1, $2)`, [idOf(100 + n), `Street ${n}`])
  for (let n = 1; n <= 12; n += 1) if (n !== 5) await pool.query(`insert into programme.visit values ($1, $2)`, [idOf(n), idOf(100 + (n % 2))])
}
