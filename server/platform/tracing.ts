import type { Log } from './log.ts'

export type SpanFacts = Readonly<Record<string, string | number | boolean>>

/** Spans around pieces of work, for an OpenTelemetry collector. */
export interface Tracing {
  /** Runs the work inside a span, beneath the span that is open around it; `parent` is a caller's traceparent header. */
  span<T>(name: string, facts: SpanFacts, work: () => Promise<T>, parent?: string): Promise<T>
  /** Sends what has not been sent yet. */
  stop(): Promise<void>
}

/** No tracing: the work and nothing else. */
export const noTracing: Tracing = { span: (_name, _facts, work) => work(), stop: () => Promise.resolve() }

/** Traces to the collector at the endpoint; without one, nothing is loaded. */
export async function startTracing(endpoint: string | null, log: Log): Promise<Tracing> {
  if (endpoint === null) return noTracing
  const { createTracing } = await import('./tracing.spans.ts')
  return createTracing(endpoint, log)
}
