import { createSignInLink } from '../identity/index.ts'
import { modules } from '../modules.ts'
import type { Config } from '../platform/config.ts'
import type { Log } from '../platform/log.ts'
import { closeDatabase } from './close.ts'
import { addressOf, portProblem } from './listen.ts'
import { bringUpToDate, enterRecord } from './migrated.ts'
import type { Say } from './progress.ts'
import { openForServing } from './role.ts'
import { startServer } from './server.ts'
import { onStop } from './stop.ts'
import { startSubgraphs } from './subgraphs.ts'

interface Order {
  config: Config
  url: string
  /** Whether each subgraph gets a process of its own. */
  split: boolean
  log: Log
  say: Say
  /** The build of the admin, which goes on meanwhile. */
  building: Promise<void>
}

/** From a running database to an address that answers. */
export async function serve({ config, url, split, log, say, building }: Order): Promise<void> {
  const database = await bringUpToDate(url, log, say)
  const serving = await openForServing(database, url, log)
  const starting = split ? startSubgraphs(serving, config.logLevel, say) : Promise.resolve(null)
  onStop(async () => (await starting.catch(() => null))?.close())
  await enterRecord(database, config, say)
  const [subgraphs] = await Promise.all([starting, building])
  const server = await startServer({ config, url: serving, log, subgraphs })
  onStop(server.close)
  const { port } = await server.listen(config.port, config.host).catch((error: unknown) => {
    throw portProblem(error, config)
  })
  const address = addressOf(config, port)
  const link = await createSignInLink(database, address)
  say(`Careweave is ready at ${address} (${process.uptime().toFixed(1)} s).`)
  if (link) say(`Sign in as the first administrator, once and within a day: ${link}`)
  await closeDatabase(database)
  for (const { warm } of modules) warm?.()
}
