import { AsyncLocalStorage } from 'node:async_hooks'

import { isSpanContextValid, ROOT_CONTEXT, SpanStatusCode, trace, TraceFlags, type Context } from '@opentelemetry/api'
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base'

import type { Log } from './log.ts'
import type { Tracing } from './tracing.ts'
import { OtlpExporter } from './tracing.exporter.ts'

/** Spans by the OpenTelemetry SDK, sent in batches. */
export function createTracing(endpoint: string, log: Log): Tracing {
  const provider = new BasicTracerProvider({ spanProcessors: [new BatchSpanProcessor(new OtlpExporter(endpoint, log))] })
  const tracer = provider.getTracer('careweave')
  const open = new AsyncLocalStorage<Context>()
  return {
    span(name, facts, work, parent) {
      const around = open.getStore() ?? contextOf(parent)
      const span = tracer.startSpan(name, { attributes: { ...facts } }, around)
      return open.run(trace.setSpan(around, span), async () => {
        try {
          return await work()
        } catch (error) {
          span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' })
          throw error
        } finally {
          span.end()
        }
      })
    },
    stop: () => provider.shutdown().catch(() => undefined), // what could not be sent is in the log
  }
}

// W3C trace context: version, trace, parent span, flags.
function contextOf(traceparent: string | undefined): Context {
  const [, traceId = '', spanId = '', flags = ''] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(traceparent ?? '') ?? []
  const parent = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & TraceFlags.SAMPLED, isRemote: true }
  return isSpanContextValid(parent) ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT
}
