import type { DataSource } from 'typeorm'

import { modules } from '../modules.ts'
import type { Config } from '../platform/config.ts'
import { createDatabase } from '../platform/database.ts'
import { createLog, type Log } from '../platform/log.ts'
import { checkDurable, migrate } from '../platform/migrate.ts'
import { loadDemonstration, loadRecord } from '../record/load.ts'
import { closeDatabase } from './close.ts'
import { openDatabase } from './database.ts'
import { quiet, showProgress, type Say } from './progress.ts'
import { onStop } from './stop.ts'

/** Brings the database up to date, and gives it without the limits that a request has: for the start and for commands. */
export async function bringUpToDate(url: string, log: Log, say: Say): Promise<DataSource> {
  const database = await createDatabase(url, modules, log, { pool: 4, limited: false }).initialize()
  onStop(() => closeDatabase(database))
  const done = await migrate(database)
  if (done.length) say(`Brought the database’s schema up to date (${done.length} ${done.length === 1 ? 'migration' : 'migrations'}).`)
  await checkDurable(database)
  return database
}

/** Opens the database for a command, whether the server runs or not: up to date and with the record, as after a start. */
export async function openForCommand(config: Config): Promise<{ url: string; database: DataSource }> {
  const { url, close } = await openDatabase(config, 'command', quiet)
  onStop(close)
  const database = await bringUpToDate(url, createLog(config.logLevel), quiet)
  await enterRecord(database, config, quiet)
  return { url, database }
}

/** Enters the programme's record, and for the demonstration its illustrative set; what is there already is left alone. */
export async function enterRecord(database: DataSource, { demo }: Pick<Config, 'demo'>, say: Say): Promise<void> {
  let told = false
  const show: typeof showProgress = (stage, done, total) => {
    if (!told) say('Entering the programme’s record…')
    told = true
    showProgress(stage, done, total)
  }
  await loadRecord(database, show)
  if (demo) await loadDemonstration(database, show)
  // What has just come, the planner knows nothing of yet: until it looked by itself, statements would take the long way.
  if (told) await database.query('analyze')
}
