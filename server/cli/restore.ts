import { once } from 'node:events'
import { finished } from 'node:stream/promises'

import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

import { modules } from '../modules.ts'
import type { Config } from '../platform/config.ts'
import { createDatabase } from '../platform/database.ts'
import { createLog } from '../platform/log.ts'
import { migrate } from '../platform/migrate.ts'
import { StartProblem } from '../platform/problem.ts'
import { createStorage } from '../platform/storage.ts'
import { closeDatabase } from '../start/close.ts'
import { openDatabase } from '../start/database.ts'
import { quiet } from '../start/progress.ts'
import { onStop } from '../start/stop.ts'
import { onlyArgument, runCommand } from './command.ts'
import { openCopy, type Copy } from './copy.ts'
import { listTables, type Table } from './tables.ts'

const USAGE = 'npm run restore -- <file>'

await runCommand({
  usage: USAGE,
  options: {},
  async run({ positionals }, config) {
    const file = onlyArgument(positionals, USAGE)
    const copy = await openCopy(file)
    await restore(config, copy, file)
    process.stdout.write(
      `The data is as it was at ${copy.header.at}, with the sign-ins and tokens of that time: revoke those that should no longer work.\n`,
    )
  },
})

/** Loads the copy beside the present data and exchanges the two at the end: until then nothing is lost. */
async function restore(config: Config, copy: Copy, file: string): Promise<void> {
  const { url, close } = await openDatabase(config, 'server', quiet)
  onStop(close)
  const target = new URL(url).pathname.slice(1)
  const [fresh, old] = [`${target}_restored`, `${target}_replaced`]
  const server = await connect(withDatabase(url, 'postgres'))
  onStop(() => server.end())
  await server.query(`drop database if exists ${pg.escapeIdentifier(fresh)}`)
  await server.query(`create database ${pg.escapeIdentifier(fresh)}`).catch(refuseRights)
  try {
    await load(withDatabase(url, fresh), copy, file)
    const storage = createStorage(config)
    for await (const { sha256, content } of copy.files)
      if ((await storage.put(Buffer.from(content, 'base64'))) !== sha256)
        throw new StartProblem(`${file} is damaged: a file in it is not what it was.`)
    await server.query('begin')
    await server.query(`alter database ${pg.escapeIdentifier(target)} rename to ${pg.escapeIdentifier(old)}`).catch(refuseOthers)
    await server.query(`alter database ${pg.escapeIdentifier(fresh)} rename to ${pg.escapeIdentifier(target)}`)
    await server.query('commit')
  } catch (error) {
    await server.query('rollback')
    await server.query(`drop database if exists ${pg.escapeIdentifier(fresh)}`)
    throw error
  }
  await server.query(`drop database ${pg.escapeIdentifier(old)}`)
}

// The copy's own migrations first, so that its columns are there; the later ones then change its rows as they would have.
async function load(url: string, { header, tables }: Copy, file: string): Promise<void> {
  const database = await createDatabase(url, modules, createLog('warn'), { pool: 2, limited: false }).initialize()
  const client = await connect(url)
  try {
    const all = [...database.migrations]
    const known = new Set(header.migrations)
    const then = all.filter(({ name, constructor }) => known.has(name ?? constructor.name))
    if (then.length < known.size) throw new StartProblem(`${file} was made by a later version of Careweave: restore it with that one.`)
    database.migrations.splice(0, all.length, ...then)
    await migrate(database)
    await fill(client, tables, file)
    database.migrations.splice(0, then.length, ...all)
    await migrate(database)
    await client.query('analyze')
  } finally {
    await client.end()
    await closeDatabase(database)
  }
}

async function fill(client: pg.Client, tables: Copy['tables'], file: string): Promise<void> {
  const ours = (await listTables(client)).map(({ name }) => name)
  await client.query('begin')
  // Triggers wrote their share when the rows were first saved; it is in the copy.
  for (const name of ours) await client.query(`alter table ${name} disable trigger user`)
  await client.query(`truncate ${ours.join(', ')}`)
  const loaded: Record<string, number> = {}
  let next = await tables.next()
  for (; !next.done; next = await tables.next()) loaded[next.value.table.name] = await loadRows(client, next.value.table, next.value.rows)
  const { rows, sequences } = next.value
  const short = Object.keys(rows).find((name) => rows[name] !== loaded[name])
  if (short) throw new StartProblem(`${file} is damaged: ${short} should have ${rows[short]} rows and has ${loaded[short] ?? 0}.`)
  for (const [name, at] of Object.entries(sequences)) await client.query('select setval($1, $2)', [name, at])
  for (const name of ours) await client.query(`alter table ${name} enable trigger user`)
  await client.query('commit')
}

async function loadRows(client: pg.Client, { name, columns }: Table, rows: AsyncIterable<Buffer>): Promise<number> {
  const copy = client.query(copyFrom(`copy ${name} (${columns}) from stdin`))
  const ended = finished(copy)
  for await (const row of rows) if (!copy.write(row)) await Promise.race([once(copy, 'drain'), ended])
  copy.end()
  await ended
  return copy.rowCount
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

function withDatabase(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

function refuseRights(cause: unknown): never {
  throw new StartProblem(`To restore, the user of DATABASE_URL must be allowed to make databases: ${(cause as Error).message}.`, { cause })
}

function refuseOthers(cause: unknown): never {
  throw new StartProblem('Other programs are connected to the database: stop them and restore again.', { cause })
}
