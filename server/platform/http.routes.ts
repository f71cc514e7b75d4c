import type { Answer, Arrival } from './http.answer.ts'
import { jsonAnswer } from './http.answer.ts'
import { Refused } from './failure.ts'
import type { Metrics } from './metrics.ts'

/** An address that the server answers: the platform's own, or one that a module adds. */
export interface Route {
  /** The path exactly; with `/*` at its end, everything beneath it. */
  path: string
  /** Its name in the metrics. */
  name: string
  methods: readonly ('GET' | 'POST')[]
  answer(arrival: Arrival): Promise<Answer>
}

/** Finds the route of a path. */
export function createRouter(routes: readonly Route[]): (path: string) => Route | undefined {
  const exact = new Map(routes.filter(({ path }) => !path.endsWith('/*')).map((route) => [route.path, route]))
  const beneath = routes.filter(({ path }) => path.endsWith('/*'))
  return (path) => exact.get(path) ?? beneath.find((route) => path.startsWith(route.path.slice(0, -1)))
}

/** Refuses a method that the route does not have, with those it has. HEAD goes where GET goes. */
export function checkMethod(route: Route, method: string): void {
  const methods: readonly string[] = route.methods
  if (!methods.includes(method === 'HEAD' ? 'GET' : method))
    throw new Refused(405, `Use ${methods.join(' or ')} here.`, { headers: { Allow: allowed(route) } })
}

/** The answer to OPTIONS. No other origin is allowed anything, so there is no CORS header in it. */
export const optionsAnswer = (route: Route): Answer => ({ status: 204, headers: { Allow: allowed(route) }, body: null })

const allowed = ({ methods }: Route): string => [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')

export interface HealthParts {
  /** Whether the database is migrated and answers. */
  isReady(): Promise<boolean>
  isClosing(): boolean
}

// However many ask at once, and however long the database takes, there is one question under way and nobody waits longer than this.
const READY_PATIENCE_MS = 2_000

/** `/health/live`: the process turns. `/health/ready`: it can answer from the database. */
export function createHealthRoutes({ isReady, isClosing }: HealthParts): Route[] {
  let asking: Promise<boolean> | null = null
  const ask = () => {
    asking ??= isReady()
      .catch(() => false)
      .finally(() => (asking = null))
    return Promise.race([asking, after(READY_PATIENCE_MS)])
  }
  const ready = async (): Promise<Answer> => {
    if (isClosing()) return jsonAnswer(503, { status: 'closing' })
    return (await ask()) ? jsonAnswer(200, { status: 'ready' }) : jsonAnswer(503, { status: 'not ready' }, { 'Retry-After': '1' })
  }
  return [
    { path: '/health/live', name: 'health', methods: ['GET'], answer: () => Promise.resolve(jsonAnswer(200, { status: 'live' })) },
    { path: '/health/ready', name: 'health', methods: ['GET'], answer: ready },
  ]
}

const after = (milliseconds: number) => new Promise<false>((resolve) => void setTimeout(resolve, milliseconds, false).unref())

/** `/metrics`, in Prometheus' text format. */
export const createMetricsRoute = (metrics: Metrics): Route => ({
  path: '/metrics',
  name: 'metrics',
  methods: ['GET'],
  answer: async () => ({ status: 200, headers: { 'Content-Type': metrics.contentType }, body: await metrics.print() }),
})
