import type { Attributes, AttributeValue, HrTime } from '@opentelemetry/api'
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base'

import type { Log } from './log.ts'

const PATIENCE_MS = 5_000

/** Sends spans to a collector as OTLP over HTTP, in JSON. A collector that is away costs its spans and nothing else. */
export class OtlpExporter implements SpanExporter {
  private readonly url: string

  constructor(
    endpoint: string,
    private readonly log: Log,
  ) {
    this.url = `${endpoint.replace(/\/$/, '')}/v1/traces`
  }

  export(spans: ReadableSpan[], done: Parameters<SpanExporter['export']>[1]): void {
    this.send(spans).then(
      () => done({ code: 0 }),
      (error: unknown) => {
        this.log.warn({ error }, 'spans could not be sent')
        done({ code: 1 })
      },
    )
  }

  shutdown(): Promise<void> {
    return Promise.resolve()
  }

  private async send(spans: ReadableSpan[]): Promise<void> {
    const body = JSON.stringify(describeSpans(spans))
    const answer = await fetch(this.url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    await answer.body?.cancel()
    if (!answer.ok) throw new Error(`the collector answered ${answer.status}`)
  }
}

// https://opentelemetry.io/docs/specs/otlp/#otlphttp: the protobuf messages in JSON, ids in hexadecimal, times as decimal text.
const describeSpans = (spans: ReadableSpan[]) => ({
  resourceSpans: [
    {
      resource: { attributes: describeAttributes({ 'service.name': 'careweave' }) },
      scopeSpans: [{ scope: { name: 'careweave' }, spans: spans.map(describeSpan) }],
    },
  ],
})

const describeSpan = (span: ReadableSpan) => ({
  traceId: span.spanContext().traceId,
  spanId: span.spanContext().spanId,
  ...(span.parentSpanContext && { parentSpanId: span.parentSpanContext.spanId }),
  name: span.name,
  kind: span.kind + 1, // OTLP counts kinds from 1, with 0 for unspecified
  startTimeUnixNano: nanoseconds(span.startTime),
  endTimeUnixNano: nanoseconds(span.endTime),
  attributes: describeAttributes(span.attributes),
  status: { code: span.status.code, ...(span.status.message && { message: span.status.message }) },
})

const nanoseconds = ([seconds, rest]: HrTime): string => String(BigInt(seconds) * 1_000_000_000n + BigInt(rest))

const describeAttributes = (attributes: Attributes) => Object.entries(attributes).map(([key, value]) => ({ key, value: describeValue(value) }))

function describeValue(value: AttributeValue | undefined): object {
  if (typeof value === 'boolean') return { boolValue: value }
  if (typeof value === 'number') return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value }
  return { stringValue: String(value) }
}
