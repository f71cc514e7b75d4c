import { expect, test } from 'vitest'

import { addressKey } from '../../server/platform/http.address.ts'
import { createRate } from '../../server/platform/rate.ts'
import { publicViewer, type Viewer } from '../../server/platform/viewer.ts'

import { startTinyEdge } from './edge.ts'

const token = (tokenId: string): Viewer => ({ role: 'ANALYST', accountId: 'a', name: 'A', pilotIds: [], via: 'token', tokenId, canWrite: false })

test('an address has sixty thousand points a minute, a token three hundred thousand', async () => {
  const rate = createRate(1)
  await rate.spend(publicViewer, '192.0.2.1', 60_000)
  await expect(rate.spend(publicViewer, '192.0.2.1', 1)).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 60 } })
  await rate.spend(token('t'), '192.0.2.1', 300_000)
  await expect(rate.spend(token('t'), '192.0.2.1', 1)).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } })
})

test('a neighbour’s budget is its own; the addresses of one IPv6 customer share theirs', async () => {
  const rate = createRate(0.001)
  await rate.spend(publicViewer, '2001:db8:1:2::1', 60)
  await rate.spend(publicViewer, '2001:db8:1:3::1', 60)
  await rate.spend(publicViewer, '192.0.2.1', 60)
  await expect(rate.spend(publicViewer, '2001:db8:1:2:ffff::9', 1)).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } })
})

test('what is refused costs nothing, so that a smaller question can still be asked', async () => {
  const rate = createRate(0.001)
  await expect(rate.spend(publicViewer, '192.0.2.1', 61)).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } })
  await expect(rate.spend(publicViewer, '192.0.2.1', 60)).resolves.toEqual([
    { name: 'minute', limit: 60, windowSeconds: 60, remaining: 0, resetSeconds: 60 },
  ])
})

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8::5', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s pays as %s', (address, key) => {
  expect(addressKey(address)).toBe(key)
})

test('a spent budget is answered 429 with the time to wait; factors of load tests lift it', async () => {
  const [mean, kind] = [await startTinyEdge({ rateLimitFactor: 0.001 }), await startTinyEdge({ rateLimitFactor: 10 })]
  const query = '{ pilots { nodes { id } } }' // 29 points and one for the request
  const statuses = async (ask: typeof mean.ask) => {
    const answers = [await ask({ query }), await ask({ query }), await ask({ query })]
    return answers.map((answer) => [answer.status, Number(answer.headers.get('retry-after')) > 0])
  }
  expect(await statuses(mean.ask)).toEqual([
    [200, false],
    [200, false],
    [429, true],
  ])
  expect(await statuses(kind.ask)).toEqual([
    [200, false],
    [200, false],
    [200, false],
  ])
  await Promise.all([mean.edge.close(), kind.edge.close()])
})

test('wrong credentials and unreadable documents use up the address’s points', async () => {
  const { ask, edge } = await startTinyEdge({ rateLimitFactor: 0.004 })
  const statuses = []
  const wrong: Record<string, string> = { Authorization: 'Bearer x' }
  for (const headers of [wrong, {}, {}, wrong]) statuses.push((await ask({ query: '{' }, headers)).status)
  expect(statuses).toEqual([401, 400, 400, 429])
  await edge.close()
})

test('every answer says what is left, in headers and to whoever is signed in in the answer too', async () => {
  const { ask, edge } = await startTinyEdge({ rateLimitFactor: 0.001 })
  const query = '{ pilots { nodes { id } } }' // 29 points and one for the request
  const stranger = await ask({ query })
  expect([stranger.headers.get('ratelimit-policy'), stranger.headers.get('ratelimit')]).toEqual(['"minute";q=60;w=60', '"minute";r=30;t=60'])
  const token = { Authorization: 'Bearer ANALYST' }
  const known = await ask({ query }, token)
  expect(known.headers.get('ratelimit-policy')).toBe('"minute";q=300;w=60, "hour";q=5000;w=3600')
  expect(await known.json()).toMatchObject({
    extensions: { cost: { estimated: 29, budget: 20_000, perMinute: { limit: 300, remaining: 270, resetSeconds: 60 } } },
  })
  const refused = await ask(
    { query: '{ pilots(first: 10) { nodes { id partners(first: 10) { nodes { id partners(first: 10) { nodes { id } } } } } } }' },
    token,
  )
  expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] })
  expect(refused.headers.get('ratelimit')).toBe('"minute";r=269;t=60, "hour";r=4969;t=3600')
  await edge.close()
})
