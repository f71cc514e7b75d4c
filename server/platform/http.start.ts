import { createAdmission } from './admission.ts'
import { startApollo } from './apollo.ts'
import { createEstimate } from './cost.estimate.ts'
import type { Prices } from './cost.ts'
import { createGate, gateSizes, watchLag } from './gate.ts'
import type { Gateway } from './gateway.ts'
import { createCostRoute } from './http.cost.ts'
import { createEntrance, createInvite, type Enter, type EntranceParts, type Invite } from './http.entrance.ts'
import { createGraphqlRoute } from './http.graphql.ts'
import { createHealthRoutes, createMetricsRoute, type Route } from './http.routes.ts'
import { createHttp, type Http, type HttpParts } from './http.ts'
import type { Persisted } from './persisted.ts'
import { createRate } from './rate.ts'
import { createStraight } from './straight.ts'

export interface EdgeParts
  extends Omit<HttpParts, 'routes' | 'https'>, Pick<EntranceParts, 'authenticate' | 'openRequest' | 'publicUrl' | 'noteUse'> {
  gateway: Pick<Gateway, 'schema' | 'execute'>
  prices: Prices
  /** What modules answer beside the graph, such as signing in by OpenID Connect. */
  routes: readonly Route[]
  /** Further addresses, which ask the graph themselves. */
  beside?: (enter: Enter) => readonly Route[]
  /** Whether the database is migrated and answers. */
  isReady(): Promise<boolean>
  rateLimitFactor: number
  persisted: Persisted
}

export interface Edge extends Pick<Http, 'listen'> {
  /** The door for what is done without a request. */
  invite: Invite
  /** Lets requests in flight finish, ten seconds at most, then ends. */
  close(): Promise<void>
}

/** Puts the graph, the application and the modules' own addresses behind one HTTP server with all its defences. */
export async function startEdge({
  gateway,
  prices,
  authenticate,
  openRequest,
  isReady,
  publicUrl,
  rateLimitFactor,
  noteUse,
  persisted,
  beside = () => [],
  ...parts
}: EdgeParts): Promise<Edge> {
  const { log, metrics, tracing } = parts
  const lag = watchLag()
  const gate = createGate(lag.milliseconds, gateSizes(rateLimitFactor))
  metrics.watchGate(gate)
  const rate = createRate(rateLimitFactor)
  const estimate = createEstimate(gateway.schema, prices)
  const admit = createAdmission(estimate, rate, metrics)
  const straight = createStraight(gateway.execute, admit, metrics)
  const apollo = await startApollo({ gateway, admit, straight, rate, metrics, log })
  const door = { apollo, authenticate, openRequest, publicUrl, gate, rate, noteUse }
  const enter = createEntrance(door)
  const health = createHealthRoutes({ isReady, isClosing: () => http.isClosing() })
  const graphql = createGraphqlRoute({ apollo, straight, enter, persisted, tracing })
  const http: Http = createHttp({
    ...parts,
    https: publicUrl?.startsWith('https:') ?? false,
    routes: [
      graphql,
      createCostRoute({ schema: gateway.schema, estimate, enter, persisted }),
      ...health,
      createMetricsRoute(metrics),
      ...parts.routes,
      ...beside(enter),
    ],
  })
  return {
    listen: http.listen,
    invite: createInvite(door),
    close: async () => {
      await http.close()
      await apollo.stop()
      lag.stop()
    },
  }
}
