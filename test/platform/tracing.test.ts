import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterEach, expect, test } from 'vitest'

import { noTracing, startTracing } from '../../server/platform/tracing.ts'

import { keepLog, startTinyEdge } from './edge.ts'

interface Span {
  name: string
  traceId: string
  spanId: string
  parentSpanId?: string
  status: { code: number }
  attributes: { key: string; value: object }[]
  startTimeUnixNano: string
  endTimeUnixNano: string
}

const received: { path?: string; spans: Span[] } = { spans: [] }
const collector = createServer((message, response) => {
  let text = ''
  message.on('data', (part) => (text += String(part)))
  message.on('end', () => {
    const { resourceSpans } = JSON.parse(text) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] }
    Object.assign(received, { path: message.url, spans: resourceSpans[0]?.scopeSpans[0]?.spans })
    response.end('{}')
  })
})

afterEach(() => void collector.close())

test('without an endpoint there is no tracing at all', async () => {
  expect(await startTracing(null, keepLog().log)).toBe(noTracing)
})

test('a request and its operation are sent to the collector as spans of the caller’s trace', async () => {
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  const tracing = await startTracing(`http://127.0.0.1:${(collector.address() as AddressInfo).port}/`, keepLog().log)
  const { ask, edge } = await startTinyEdge({ tracing })
  const trace = '0af7651916cd43dd8448eb211c80319c'
  await ask({ query: 'query Names { pilot(id: 1) { name } }', operationName: 'Names' }, { traceparent: `00-${trace}-b7ad6b7169203331-01` })
  await ask({ query: '{' }, { Authorization: 'Bearer nobody' })
  await edge.close()
  await tracing.stop()
  const [operation, request, refused] = received.spans
  expect(received.path).toBe('/v1/traces')
  expect(request).toMatchObject({ name: 'request', traceId: trace, parentSpanId: 'b7ad6b7169203331' })
  expect(operation).toMatchObject({ name: 'graphql', traceId: trace, parentSpanId: request?.spanId })
  expect(operation?.attributes).toContainEqual({ key: 'graphql.operation.name', value: { stringValue: 'Names' } })
  expect(BigInt(operation?.endTimeUnixNano ?? 0) >= BigInt(operation?.startTimeUnixNano ?? 1)).toBe(true)
  expect(refused).toMatchObject({ name: 'request', status: { code: 2 } })
})

test('a collector that is away costs its spans and nothing else', async () => {
  const { log, lines } = keepLog()
  const tracing = await startTracing('http://127.0.0.1:9', log)
  expect(await tracing.span('work', { part: 1, whole: 0.5, done: true }, () => Promise.resolve('done'))).toBe('done')
  await tracing.stop()
  expect(lines.join()).toContain('spans could not be sent')
})
