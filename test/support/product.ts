import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll } from 'vitest'
import type { DataSource } from 'typeorm'

import { createTokenFor } from '../../server/identity/index.ts'
import { modules } from '../../server/modules.ts'
import { readConfig } from '../../server/platform/config.ts'
import { createDatabase } from '../../server/platform/database.ts'
import { createLog } from '../../server/platform/log.ts'
import type { Role } from '../../server/platform/viewer.ts'
import { buildAdmin } from '../../server/start/admin.ts'
import { closeDatabase } from '../../server/start/close.ts'
import { openForServing } from '../../server/start/role.ts'
import { startServer } from '../../server/start/server.ts'
import { startSubgraphs } from '../../server/start/subgraphs.ts'
import { createClient, type Client } from './client.ts'
import { makeDatabase, type Content } from './database.ts'

/** Somebody who asks: a role, or the lead of the pilot with this slug. */
export type Who = Exclude<Role, 'PILOT_LEAD'> | { pilot: string }

/** The whole product on a database of its own, as its callers see it. */
export interface Product {
  address: string
  /** The database beneath it, to look behind the product's back. */
  database: DataSource
  as(who: Who): Client
  /** Takes the snapshots that are due at that moment, as the server does by itself every minute. */
  takeSnapshots(now: Date): Promise<number>
  close(): Promise<void>
}

interface Options {
  content?: Content
  /** The subgraphs as processes of their own. */
  split?: boolean
  /** The application too, built if need be. */
  admin?: boolean
  /** Variables of the environment. */
  env?: Record<string, string>
}

/** Starts the product on a free port. */
export async function startProduct({ content = 'record', split = false, admin = false, env = {} }: Options = {}): Promise<Product> {
  const { url, drop } = await makeDatabase(content)
  const log = createLog('error')
  const dataDir = mkdtempSync(join(tmpdir(), 'careweave-test-'))
  if (admin) await buildAdmin(() => {})
  const database = await createDatabase(url, modules, log, { pool: 2, limited: false }).initialize()
  const serving = await openForServing(database, url, log)
  const subgraphs = split ? await startSubgraphs(serving, 'error', () => {}) : null
  const server = await startServer({ config: readConfig({ RATE_LIMIT_FACTOR: '1000', DATA_DIR: dataDir, ...env }), url: serving, log, subgraphs })
  const { port } = await server.listen(0, '127.0.0.1')
  const address = `http://127.0.0.1:${port}`
  const clients = new Map<string, Client>()
  return {
    address,
    database,
    as(who) {
      const name = JSON.stringify(who)
      const client = clients.get(name) ?? createClient(address, who === 'PUBLIC' ? null : makeToken(database, who))
      clients.set(name, client)
      return client
    },
    takeSnapshots: server.takeSnapshots,
    async close() {
      await server.close()
      await subgraphs?.close()
      await closeDatabase(database)
      await drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Starts the product before the tests of a file and stops it after them. The functions answer for it once a test runs. */
export function useProduct(options: Options = {}): Pick<Product, 'as'> & { product(): Product } {
  let started: Product | null = null
  const product = (): Product => {
    if (!started) throw new Error('the product runs only while the tests of the file do')
    return started
  }
  beforeAll(async () => {
    started = await startProduct(options)
  })
  afterAll(() => started?.close())
  return { product, as: (who) => product().as(who) }
}

async function makeToken(database: DataSource, who: Exclude<Who, 'PUBLIC'>): Promise<string> {
  const wish = { name: 'Test', days: 1 }
  if (typeof who === 'string') return createTokenFor(database, { ...wish, role: who })
  const [pilot] = await database.query<{ id: string }[]>('select id from programme.pilot where slug = $1', [who.pilot])
  if (!pilot) throw new Error(`the database has no pilot ${who.pilot}`)
  return createTokenFor(database, { ...wish, role: 'PILOT_LEAD', pilotId: pilot.id })
}
