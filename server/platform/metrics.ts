import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** The part of a connection pool that is worth watching. */
export interface PoolGauge {
  totalCount: number
  idleCount: number
  waitingCount: number
}

/** What the process counts about itself, for Prometheus. */
export interface Metrics {
  /** One HTTP request: which kind of address, how it was answered, how long it took. */
  countRequest(route: string, status: number, seconds: number): void
  /** One GraphQL answer: `ok`, or the code of its first error. */
  countOutcome(outcome: string): void
  /** One operation, by the way it was answered. */
  countOperation(path: string): void
  /** One operation that was not answered by one statement, by the reason. */
  countFallback(reason: string): void
  /** One statement that an operation ran. */
  countStatement(): void
  /** What an operation was estimated to cost, in points. */
  measureCost(points: number): void
  /** One letter by e-mail, by what became of it. */
  countLetter(outcome: string): void
  watchPool(pool: PoolGauge): void
  watchGate(gate: { running: number; waiting: number }): void
  /** All of it, in Prometheus' text format. */
  print(): Promise<string>
  contentType: string
}

/** Counters, gauges and histograms, in a register of their own. */
export function createMetrics(): Metrics {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  const requests = new Counter({
    name: 'careweave_requests_total',
    help: 'HTTP requests, by kind of address and status.',
    labelNames: ['route', 'status'],
    registers,
  })
  const seconds = new Histogram({
    name: 'careweave_request_seconds',
    help: 'How long HTTP requests took, by kind of address.',
    labelNames: ['route'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
    registers,
  })
  const outcomes = new Counter({
    name: 'careweave_outcomes_total',
    help: 'GraphQL answers: ok, or the code of the first error.',
    labelNames: ['outcome'],
    registers,
  })
  const operations = new Counter({
    name: 'careweave_operations_total',
    help: 'GraphQL operations, by the way they were answered.',
    labelNames: ['path'],
    registers,
  })
  const statements = new Counter({ name: 'careweave_statements_total', help: 'Statements that operations ran.', registers })
  const fallbacks = new Counter({
    name: 'careweave_fallbacks_total',
    help: 'GraphQL operations that were not answered by one statement, by the reason.',
    labelNames: ['reason'],
    registers,
  })
  const cost = new Histogram({
    name: 'careweave_operation_points',
    help: 'What operations were estimated to cost.',
    buckets: [10, 100, 500, 1_000, 2_500, 5_000, 10_000, 20_000],
    registers,
  })
  const letters = new Counter({
    name: 'careweave_letters_total',
    help: 'Letters by e-mail: sent, empty (nothing new, so none was sent), failed (and tried again later), unsure (cut off, and not sent again).',
    labelNames: ['outcome'],
    registers,
  })
  const gauge = (name: string, help: string, states: Record<string, () => number>) =>
    new Gauge({
      name,
      help,
      labelNames: ['state'],
      registers,
      collect() {
        for (const [state, read] of Object.entries(states)) this.set({ state }, read())
      },
    })
  return {
    countRequest: (route, status, took) => {
      requests.inc({ route, status })
      seconds.observe({ route }, took)
    },
    countOutcome: (outcome) => outcomes.inc({ outcome }),
    countOperation: (path) => operations.inc({ path }),
    countFallback: (reason) => fallbacks.inc({ reason }),
    countStatement: () => statements.inc(),
    measureCost: (points) => cost.observe(points),
    countLetter: (outcome) => letters.inc({ outcome }),
    watchPool: (pool) =>
      void gauge('careweave_database_connections', 'Connections of the pool, and requests that wait for one.', {
        open: () => pool.totalCount,
        idle: () => pool.idleCount,
        waited_for: () => pool.waitingCount,
      }),
    watchGate: (gate) =>
      void gauge('careweave_gate_requests', 'Requests at work, and requests that wait for their turn.', {
        running: () => gate.running,
        waiting: () => gate.waiting,
      }),
    print: () => register.metrics(),
    contentType: register.contentType,
  }
}
