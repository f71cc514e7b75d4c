import pg from 'pg'

import type { Config } from '../platform/config.ts'
import { openForCommand, openForServer, type Database } from '../platform/embedded.ts'
import { StartProblem } from '../platform/problem.ts'

/** Opens the database that the configuration names, for the server or for a command that may run beside it. */
export async function openDatabase(config: Config, role: 'server' | 'command', say: (line: string) => void): Promise<Database> {
  if (!config.databaseUrl) return role === 'server' ? openForServer(config.dataDir, say) : openForCommand(config.dataDir)
  await checkServer(config.databaseUrl)
  return { url: config.databaseUrl, close: async () => {} }
}

// The oldest that the tests were run on.
const OLDEST = 15

async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {}) // it is reported where it matters, by the next statement
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number; encoding: string }>(
      `select current_setting('server_version_num')::int / 10000 as version, current_setting('server_encoding') as encoding`,
    )
    for (const { version, encoding } of rows) {
      if (version < OLDEST) throw new StartProblem(`DATABASE_URL names a server of PostgreSQL ${version}; ${OLDEST} or later is needed.`)
      if (encoding !== 'UTF8') throw new StartProblem(`DATABASE_URL names a database with the encoding ${encoding}; UTF8 is needed.`)
    }
  } catch (error) {
    throw error instanceof StartProblem ? error : new StartProblem(explain(error, new URL(url)), { cause: error })
  } finally {
    await client.end().catch(() => {})
  }
}

function explain(error: unknown, { host, pathname, username }: URL): string {
  const { code, message } = error as Error & { code?: string }
  if (code === '3D000') return `DATABASE_URL names the database ${pathname.slice(1)}, which is not on ${host}: make it first.`
  if (code === '28P01' || code === '28000') return `DATABASE_URL: the server at ${host} does not let the user ${username} in with this password.`
  return `DATABASE_URL: no PostgreSQL answers at ${host} (${code ?? message}).`
}
