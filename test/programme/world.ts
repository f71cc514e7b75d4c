import { parse, type ExecutionResult } from 'graphql'
import type { DataSource } from 'typeorm'
import { expect } from 'vitest'

import { directory } from '../../server/directory/index.ts'
import { network } from '../../server/network/index.ts'
import type { Context } from '../../server/platform/context.ts'
import { setCursorKey } from '../../server/platform/cursor.ts'
import { poolOf } from '../../server/platform/database.ts'
import { createGateway } from '../../server/platform/gateway.ts'
import { createContexts } from '../../server/platform/request.ts'
import { publicViewer, type Role, type Viewer } from '../../server/platform/viewer.ts'
import { programme } from '../../server/programme/index.ts'
import { openEmpty } from '../support/database.ts'
import { createMakers, type Makers } from './make.ts'

/** The modules that the record of the programme is in. */
export const recordModules = [directory, programme, network]

/** The three modules of the record over an empty database of their own; it is 17 June 2010 there. */
export interface World {
  database: DataSource
  make: Makers
  /** The context of a request by this viewer. */
  contextOf: (viewer: Viewer) => Context
  /** Answers an operation by one statement and by resolvers, alike; as nobody in particular unless a viewer is given. */
  ask: (query: string, variables?: Record<string, unknown>, viewer?: Viewer) => Promise<ExecutionResult>
  /** Answers an operation that changes something, once. */
  once: (query: string, variables?: Record<string, unknown>, viewer?: Viewer) => Promise<ExecutionResult>
  /** The data of an operation that must not fail. */
  read: <Data = Record<string, unknown>>(query: string, variables?: Record<string, unknown>, viewer?: Viewer) => Promise<Data>
  setDay: (day: string) => Promise<void>
  sql: (text: string, values?: unknown[]) => Promise<Record<string, string>[]>
  end: () => Promise<void>
}

/** Somebody with this role; a pilot lead leads the pilots given. */
export const as = (role: Role, pilotIds: string[] = []): Viewer => ({
  ...publicViewer,
  role,
  pilotIds,
  ...(role !== 'PUBLIC' && { accountId: '00000000-0000-4000-8000-000000000009', name: 'Somebody', via: 'session', canWrite: true }),
})

/** Makes a world; `name` names its database. */
export async function createWorld(name: string): Promise<World> {
  setCursorKey(Buffer.alloc(32, 1))
  const database = await openEmpty(name, recordModules)
  const { execute, executeByResolvers } = await createGateway(recordModules)
  const makeRequest = createContexts(database, recordModules)
  const facts = { requestId: 'test', address: '127.0.0.1', userAgent: null, secure: false, signal: new AbortController().signal }
  const contextOf: World['contextOf'] = (viewer) => makeRequest({ ...facts, viewer }).context
  const ask: World['ask'] = async (query, variables = {}, viewer = publicViewer) => {
    const [answer, resolved] = await Promise.all(
      [execute, executeByResolvers].map(async (run) => {
        const context = contextOf(viewer)
        // As a client gets it: through JSON.
        return JSON.parse(JSON.stringify(await run({ document: parse(query), variables, context }))) as ExecutionResult
      }),
    )
    expect(answer!.data, 'one statement and resolvers answer alike').toEqual(resolved!.data)
    return answer!
  }
  const once: World['once'] = async (query, variables = {}, viewer = publicViewer) =>
    JSON.parse(JSON.stringify(await executeByResolvers({ document: parse(query), variables, context: contextOf(viewer) }))) as ExecutionResult
  const sql: World['sql'] = async (text, values = []) => (await poolOf(database).query(text, values)).rows as Record<string, string>[]
  const setDay: World['setDay'] = async (day) => {
    await sql(`insert into platform.setting (name, value) values ('today', $1) on conflict (name) do update set value = excluded.value`, [day])
  }
  await setDay('2010-06-17')
  return {
    database,
    make: createMakers(database),
    contextOf,
    ask,
    once,
    read: async <Data>(...question: Parameters<World['ask']>) => {
      const { data, errors } = await ask(...question)
      if (errors?.length || !data) throw new Error(errors?.map(({ message }) => message).join('; '))
      return data as Data
    },
    setDay,
    sql,
    end: () => database.destroy(),
  }
}
