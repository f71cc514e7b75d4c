import { parse } from 'graphql'
import type { DataSource } from 'typeorm'

import { modules } from '../../server/modules.ts'
import { setCursorKey } from '../../server/platform/cursor.ts'
import { createDatabase } from '../../server/platform/database.ts'
import { createGateway } from '../../server/platform/gateway.ts'
import { createLog } from '../../server/platform/log.ts'
import { createContexts } from '../../server/platform/request.ts'
import { publicViewer, type Viewer } from '../../server/platform/viewer.ts'
import { makeDatabase, type Content } from '../support/database.ts'

/** Asks the graph as somebody who is not signed in, unless told otherwise, and answers the data or fails with the first error. */
export type Ask = <Data = Record<string, never>>(query: string, variables?: Record<string, unknown>, viewer?: Viewer) => Promise<Data>

export interface World {
  database: DataSource
  close(): Promise<void>
}

/** A database of the test file's own with this content. */
export async function openWorld(content: Content): Promise<World> {
  const { url, drop } = await makeDatabase(content)
  const database = await createDatabase(url, modules, createLog('error'), { pool: 4, limited: false }).initialize()
  return {
    database,
    close: async () => {
      await database.destroy()
      await drop()
    },
  }
}

/** The graph of all modules over a database. */
export async function openGraph(database: DataSource): Promise<Ask> {
  setCursorKey(Buffer.alloc(32, 1))
  const { executeByResolvers } = await createGateway([...modules])
  const openRequest = createContexts(database, [...modules])
  return async <Data>(query: string, variables: Record<string, unknown> = {}, viewer: Viewer = publicViewer) => {
    const facts = { requestId: 'test', address: '192.0.2.1', userAgent: 'Test', secure: false, signal: new AbortController().signal, now: new Date() }
    const { context } = openRequest({ ...facts, viewer })
    const { data, errors } = await executeByResolvers({ document: parse(query), variables, context })
    if (errors?.length) throw errors[0]
    return data as Data
  }
}

/** A digest of the rows of each table; without the moments at which they were entered when two databases are compared. */
export async function everything(database: DataSource, { moments }: { moments: boolean }): Promise<string[]> {
  const counted = moments ? '' : 'dataVersion' // how often was written is another matter where a run was repaired
  const row = moments ? 't::text' : `(to_jsonb(t) - 'recordedFrom' - 'createdAt')::text`
  const tables = await database.query<{ name: string }[]>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('platform', 'identity', 'directory', 'programme', 'evaluation', 'network', 'workbench') and tablename not like 'audit%' and tablename <> $1 order by 1`,
    [counted],
  )
  const digests = []
  for (const { name } of tables) {
    const [{ digest }] = await database.query<[{ digest: string }]>(
      `select count(*) || ' ' || coalesce(md5(string_agg(h, '' order by h)), '') as digest
       from (select md5(${row}) as h from ${name} t) rows`,
    )
    digests.push(`${name} ${digest}`)
  }
  return digests
}
