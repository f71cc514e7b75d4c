import { parse } from 'graphql'
import pg from 'pg'
import type { DataSource } from 'typeorm'
import { inject } from 'vitest'

import { modules } from '../../server/modules.ts'
import { setCursorKey } from '../../server/platform/cursor.ts'
import { createDatabase } from '../../server/platform/database.ts'
import { createGateway } from '../../server/platform/gateway.ts'
import { createLog } from '../../server/platform/log.ts'
import { migrate } from '../../server/platform/migrate.ts'
import { createContexts } from '../../server/platform/request.ts'
import { publicViewer, type Viewer } from '../../server/platform/viewer.ts'

/** Asks the graph as somebody who is not signed in, unless told otherwise, and answers the data or fails with the first error. */
export type Ask = <Data = Record<string, never>>(query: string, variables?: Record<string, unknown>, viewer?: Viewer) => Promise<Data>

/** An empty database of its own with the schema of every module. */
export async function emptyDatabase(name: string): Promise<DataSource> {
  const server = inject('postgres')
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`create database "record_${name}"`)
  await client.end()
  const url = new URL(server)
  url.pathname = `/record_${name}`
  const database = await createDatabase(url.href, modules, createLog('error'), { pool: 4, limited: false }).initialize()
  await migrate(database)
  return database
}

/** The graph of all modules over a database. */
export async function openGraph(database: DataSource): Promise<Ask> {
  setCursorKey(Buffer.alloc(32, 1))
  const { executeByResolvers: execute } = await createGateway([...modules])
  const openRequest = createContexts(database, [...modules])
  return async <Data>(query: string, variables: Record<string, unknown> = {}, viewer: Viewer = publicViewer) => {
    const facts = { requestId: 'test', address: '192.0.2.1', userAgent: 'Test', secure: false, signal: new AbortController().signal, now: new Date() }
    const { context } = openRequest({ ...facts, viewer })
    const { data, errors } = await execute({ document: parse(query), variables, context })
    if (errors?.length) throw errors[0]
    return data as Data
  }
}

/** The rows of every table of the record with all they hold, as text that can be compared. */
export async function everything(database: DataSource): Promise<string> {
  const tables = await database.query<{ name: string }[]>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('platform', 'directory', 'programme', 'evaluation', 'network') order by 1`,
  )
  const digests = []
  for (const { name } of tables) {
    const [{ digest }] = await database.query<[{ digest: string }]>(
      `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as digest from ${name} t`,
    )
    digests.push(`${name} ${digest}`)
  }
  return digests.join('\n')
}
