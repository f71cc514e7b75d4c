import type { DataSource } from 'typeorm'

import { StartProblem } from './problem.ts'

// Any number will do, as long as every start of Careweave on this database uses the same.
const LOCK = 4_208_150_617

/** Brings the database to this version's schema and answers what was run. Of several processes one does it and the others wait. */
export async function migrate(database: DataSource): Promise<string[]> {
  const runner = database.createQueryRunner()
  try {
    await runner.query('select pg_advisory_lock($1)', [LOCK])
    await refuseLater(database)
    const run = await database.runMigrations()
    if (run.length) await runner.query('select platform.watch_tables()') // the tables that are new among them
    return run.map(({ name }) => name)
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [LOCK])
    await runner.release()
  }
}

/** Refuses a database that may lose what it has confirmed. */
export async function checkDurable(database: DataSource): Promise<void> {
  const settings = await database.query<{ name: string; setting: string }[]>(
    `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'`,
  )
  const off = settings.map(({ name }) => name).join(' and ')
  if (off) throw new StartProblem(`PostgreSQL runs with ${off} off, so a crash could lose what was saved: turn it on and start again.`)
}

async function refuseLater(database: DataSource): Promise<void> {
  const [{ there }] = await database.query<[{ there: boolean }]>(`select to_regclass('platform_migration') is not null as there`)
  if (!there) return
  const known = new Set(database.migrations.map((migration) => migration.name ?? migration.constructor.name))
  const done = await database.query<{ name: string }[]>(`select name from platform_migration order by id`)
  const later = done.filter(({ name }) => !known.has(name))
  if (later.length)
    throw new StartProblem(
      `The database was made by a later version of Careweave (it has ${later.map(({ name }) => name).join(', ')}): run that one.`,
    )
}

/** What would have to be run for the tables to be as the classes say, and to undo it. */
export interface Difference {
  up: string[]
  down: string[]
}

/** Compares the tables with the classes; both lists are empty when the migrations say all that the classes say. */
export async function findDifference(database: DataSource): Promise<Difference> {
  const { upQueries, downQueries } = await database.driver.createSchemaBuilder().log()
  const text = ({ query }: { query: string }) => query
  return { up: upQueries.map(text), down: downQueries.map(text).reverse() }
}
