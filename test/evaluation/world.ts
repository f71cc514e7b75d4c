import { parse, type ExecutionResult } from 'graphql'
import type pg from 'pg'
import type { DataSource } from 'typeorm'

import { directory } from '../../server/directory/index.ts'
import { evaluation } from '../../server/evaluation/index.ts'
import { modules as whole } from '../../server/modules.ts'
import { JsonData } from '../../server/platform/compile/json-data.ts'
import { setCursorKey } from '../../server/platform/cursor.ts'
import { poolOf } from '../../server/platform/database.ts'
import { createGateway } from '../../server/platform/gateway.ts'
import { createContexts } from '../../server/platform/request.ts'
import { publicViewer, type Role, type Viewer } from '../../server/platform/viewer.ts'
import { programme } from '../../server/programme/index.ts'
import { openEmpty } from '../support/database.ts'
import { createMakers, type Makers } from './make.ts'

const own = [directory, programme, evaluation]

/** The modules that an observation reaches, over an empty database of their own; it is 17 June 2010 there. */
export interface World {
  database: DataSource
  make: Makers
  /** Answers an operation, as nobody in particular unless a viewer is given, with the number of statements it took. */
  ask: (query: string, variables?: Record<string, unknown>, viewer?: Viewer) => Promise<ExecutionResult & { statements: number }>
  /** The data of an operation that must not fail. */
  read: <Data = Record<string, never>>(query: string, variables?: Record<string, unknown>, viewer?: Viewer) => Promise<Data>
  /** The extensions and message of the first error of an operation that must fail. */
  refusal: (query: string, variables?: Record<string, unknown>, viewer?: Viewer) => Promise<Record<string, unknown>>
  sql: <Row = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>
  pool: pg.Pool
  end: () => Promise<void>
}

/** Somebody with this role; a pilot lead leads the pilots given. */
export const as = (role: Role, pilotIds: string[] = []): Viewer => ({
  ...publicViewer,
  role,
  pilotIds,
  ...(role !== 'PUBLIC' && { accountId: '00000000-0000-4000-8000-000000000009', name: 'Somebody', via: 'session', canWrite: true }),
})

/** Makes a world of the modules that an observation reaches, or of the whole product; `name` names its database. */
export async function createWorld(name: string, { isWhole = false } = {}): Promise<World> {
  const modules = isWhole ? whole : own
  setCursorKey(Buffer.alloc(32, 1))
  const database = await openEmpty(`evaluation_${name}`, modules, { limited: !isWhole })
  const { execute } = await createGateway(modules)
  const makeRequest = createContexts(database, modules)
  const facts = { requestId: 'test', address: '127.0.0.1', userAgent: null, secure: false, signal: new AbortController().signal }
  // Every request is a second later than the one before, so that what was known when can be told apart.
  let clock = Date.parse('2010-06-17T09:00:00Z')
  const ask: World['ask'] = async (query, variables = {}, viewer = publicViewer) => {
    const { context } = makeRequest({ ...facts, viewer, now: new Date((clock += 1000)) })
    const result = await execute({ document: parse(query), variables, context })
    const data = (result.data as unknown) instanceof JsonData ? ((result.data as unknown as JsonData).toJSON() as never) : result.data
    return { ...result, ...(data !== undefined && { data }), statements: context.statements }
  }
  const pool = poolOf(database)
  const sql: World['sql'] = async <Row>(text: string, values: unknown[] = []) => (await pool.query(text, values)).rows as Row[]
  await sql(`insert into platform.setting (name, value) values ('today', '2010-06-17')`)
  return {
    database,
    make: createMakers(database),
    ask,
    read: async <Data>(...question: Parameters<World['ask']>) => {
      const { data, errors } = await ask(...question)
      if (errors?.length || !data) throw new Error(errors?.map(({ message }) => message).join('; '))
      return data as Data
    },
    refusal: async (...question) => {
      const { errors } = await ask(...question)
      if (!errors?.length) throw new Error('It was not refused.')
      return { ...errors[0]!.extensions, message: errors[0]!.message }
    },
    sql,
    pool,
    end: () => database.destroy(),
  }
}
