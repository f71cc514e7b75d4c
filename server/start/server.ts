import { modules } from '../modules.ts'
import { createAuthenticate, createFindActor, createIsActive, createRoutes, createUseLog } from '../identity/index.ts'
import { createCalendarRoutes } from '../network/index.ts'
import { createDocumentRoutes } from '../ops/documents.ts'
import { graphOf } from '../ops/answer.ts'
import { createImportRoutes } from '../ops/imports.ts'
import { createOpsRoutes } from '../ops/routes.ts'
import { takeSnapshots } from '../ops/snapshots.ts'
import { createHub } from '../ops/stream.hub.ts'
import { createStreamRoute } from '../ops/stream.routes.ts'
import { createStandardsRoutes } from '../ops/standards.ts'
import type { Config } from '../platform/config.ts'
import { setCursorKey } from '../platform/cursor.ts'
import { createDatabase, poolOf, surviveLostConnections } from '../platform/database.ts'
import { createGateway } from '../platform/gateway.ts'
import { startEdge, type Edge } from '../platform/http.start.ts'
import { noteFailure, type Log } from '../platform/log.ts'
import { createMetrics } from '../platform/metrics.ts'
import { createPersisted } from '../platform/persisted.ts'
import { createContexts } from '../platform/request.ts'
import { secretOf } from '../platform/secret.ts'
import { createStorage } from '../platform/storage.ts'
import { loadAssets } from '../platform/static.ts'
import { startTracing } from '../platform/tracing.ts'
import { prices } from '../prices.ts'
import { closeDatabase } from './close.ts'
import { adminFolder, readPersisted } from './admin.ts'
import { createLetters } from './letters.ts'
import type { Subgraphs } from './subgraphs.ts'
import { watchSnapshots, watchWaiting } from './watch.ts'

interface Order {
  config: Config
  url: string
  log: Log
  /** The processes of the subgraphs, when they have their own. */
  subgraphs?: Subgraphs | null
}

export interface Server extends Pick<Edge, 'listen' | 'close'> {
  /** Takes the snapshots that are due at that moment; answers how many. The server does it by itself every minute. */
  takeSnapshots(now: Date): Promise<number>
}

/** Puts the product together over a database that is up to date. */
export async function startServer({ config, url, log, subgraphs }: Order): Promise<Server> {
  const database = await createDatabase(url, modules, log).initialize()
  const pool = poolOf(database)
  surviveLostConnections(pool, log)
  setCursorKey(await secretOf(pool, 'cursor'))
  const metrics = createMetrics()
  metrics.watchPool(pool)
  const gateway = await createGateway(modules, {
    onPath: (path) => metrics.countOperation(path),
    onFallback: (reason) => metrics.countFallback(reason),
    ...(subgraphs && { placeOf: ({ module }) => subgraphs.placeOf(module.name) }),
  })
  const graph = graphOf(gateway.schema, gateway.publicSdl)
  const hub = createHub(url, log)
  const tracing = await startTracing(config.otelEndpoint, log)
  const persisted = createPersisted(readPersisted(), config.onlyPersisted)
  const uses = createUseLog(pool, log)
  const openRequest = createContexts(database, modules, { onStatement: metrics.countStatement, onFailure: noteFailure(log), tracing })
  const letters = await createLetters(config, database, { execute: gateway.execute, openRequest, log, metrics })
  const edge = await startEdge({
    gateway,
    prices,
    authenticate: createAuthenticate(pool),
    noteUse: uses.note,
    routes: [...createRoutes(config, database, log), ...createCalendarRoutes(pool, createIsActive(pool)), ...letters.routes],
    openRequest,
    beside: (enter) => [
      createStreamRoute(gateway.schema, hub, enter),
      ...createOpsRoutes(graph, persisted, enter),
      ...createImportRoutes(enter),
      ...createDocumentRoutes(createStorage(config), enter),
      ...createStandardsRoutes(gateway.schema, config.publicUrl, enter),
    ],
    assets: await loadAssets(adminFolder),
    isReady: async () => (await pool.query('select 1')).rowCount === 1,
    log,
    metrics,
    tracing,
    trustedProxies: config.trustedProxies,
    publicUrl: config.publicUrl,
    rateLimitFactor: config.rateLimitFactor,
    persisted,
  })
  const stopWatching = watchWaiting(database, log)
  const stopLetters = letters.watch()
  const takers = { database, graph, invite: edge.invite, findActor: createFindActor(pool), noteFailure: noteFailure(log) }
  const snapshots = watchSnapshots((now, signal) => takeSnapshots(takers, now, signal), log)
  return {
    listen: edge.listen,
    takeSnapshots: (now) => takeSnapshots(takers, now),
    async close() {
      stopWatching()
      await stopLetters()
      await snapshots.stop()
      await hub.close()
      await edge.close()
      await uses.close()
      await tracing.stop()
      await closeDatabase(database)
    },
  }
}
