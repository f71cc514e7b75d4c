import type { Config } from '../platform/config.ts'
import { createLog } from '../platform/log.ts'
import { buildAdmin } from './admin.ts'
import { openDatabase } from './database.ts'
import { checkPort } from './listen.ts'
import { say } from './progress.ts'
import { onStop } from './stop.ts'

/** Starts Careweave, saying what it does: the database, its schema, the record, the admin, and then the address. */
export async function start(config: Config, split: boolean): Promise<void> {
  await checkPort(config)
  const log = createLog(config.logLevel)
  const opening = openDatabase(config, 'server', say)
  onStop(async () => (await opening.catch(() => null))?.close())
  const building = buildAdmin(say)
  building.catch(() => {}) // awaited below, when the rest is ready
  // The largest part of the program is read while PostgreSQL starts.
  const [{ url }, { serve }] = await Promise.all([opening, import('./serve.ts')])
  await serve({ config, url, split, log, say, building })
}
