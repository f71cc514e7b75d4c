import { expect, test } from 'vitest'

import { jsonAnswer } from '../../server/platform/http.answer.ts'

import { startTinyEdge } from './edge.ts'

const seenBy = async (trustedProxies: number, headers: Record<string, string>) => {
  const { url, edge } = await startTinyEdge({
    trustedProxies,
    routes: [{ path: '/who', name: 'who', methods: ['GET'], answer: ({ address, secure }) => Promise.resolve(jsonAnswer(200, [address, secure])) }],
  })
  const seen: unknown = await (await fetch(`${url}/who`, { headers })).json()
  await edge.close()
  return seen
}

const claims = { 'X-Forwarded-For': '198.51.100.7, 203.0.113.5, 192.0.2.9', 'X-Forwarded-Proto': 'https' }

test.each([
  ['nobody’s word counts without a trusted proxy', 0, claims, ['127.0.0.1', false]],
  ['one proxy’s word is the last', 1, claims, ['192.0.2.9', true]],
  ['two proxies’ words are the last two', 2, claims, ['203.0.113.5', true]],
  ['a proxy that says nothing leaves the connection’s own address', 1, {}, ['127.0.0.1', false]],
  ['what is no address is not believed', 1, { 'X-Forwarded-For': 'evil<script>' }, ['127.0.0.1', false]],
  ['an IPv4 address within IPv6 is an IPv4 address', 1, { 'X-Forwarded-For': '::ffff:192.0.2.3' }, ['192.0.2.3', false]],
])('%s', async (_, trustedProxies, headers, seen) => {
  expect(await seenBy(trustedProxies, headers)).toEqual(seen)
})
