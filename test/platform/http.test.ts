import { request } from 'node:http'
import { connect } from 'node:net'

import { afterEach, expect, test } from 'vitest'

import { jsonAnswer } from '../../server/platform/http.answer.ts'

import { startTinyEdge, waiting } from './edge.ts'
import { send, sendBytes } from './hostile.send.ts'

type Tiny = Awaited<ReturnType<typeof startTinyEdge>>
const open: Tiny[] = []

const start = async (...given: Parameters<typeof startTinyEdge>): Promise<Tiny> => {
  const tiny = await startTinyEdge(...given)
  open.push(tiny)
  return tiny
}

afterEach(async () => {
  await Promise.all(open.splice(0).map(({ edge }) => edge.close()))
})

const signal = () => {
  let ring: () => void = () => undefined
  const rung = new Promise<void>((resolve) => (ring = resolve))
  return { ring, rung }
}

// Makes the field `wait` hold its request until `release`, and says when it began and when it was told to stop.
const holdRequest = () => {
  const [started, aborted, release] = [signal(), signal(), signal()]
  Object.assign(waiting, { started: started.ring, aborted: aborted.ring, release: release.rung })
  return { started: started.rung, aborted: aborted.rung, release: release.ring }
}

test('every answer to a program forbids scripts, frames, guesses of its type, and keeping', async () => {
  const { ask } = await start()
  expect(Object.fromEntries((await ask({ query: '{ __typename }' })).headers)).toMatchObject({
    'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
    'content-type': 'application/json; charset=utf-8',
    'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
  })
})

test('https is announced for two years where people use https, and not where they do not', async () => {
  const [plain, secure] = [await start(), await start({ publicUrl: 'https://careweave.example' })]
  expect((await plain.ask({ query: '{ __typename }' })).headers.get('strict-transport-security')).toBeNull()
  expect((await secure.ask({ query: '{ __typename }' })).headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains')
})

test('no other origin may read anything', async () => {
  const { url } = await start()
  const answer = await fetch(`${url}/graphql`, {
    method: 'OPTIONS',
    headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' },
  })
  expect(answer.status).toBe(204)
  expect(answer.headers.get('allow')).toBe('GET, POST, HEAD, OPTIONS')
  expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
})

test('a session’s cookies and those that a command sets reach the browser', async () => {
  const { url, ask } = await start()
  const answer = await ask({ query: 'mutation { rename(id: 1, name: "x") { name } }' }, { Cookie: 'session=ADMIN', Origin: url })
  expect(await answer.json()).toMatchObject({ data: { rename: { name: 'x' } } })
  expect(answer.headers.getSetCookie()).toEqual(['session=rotated; Path=/; HttpOnly', 'renamed=1; Path=/'])
})

test('HEAD answers as GET does, without the body', async () => {
  const { port } = await start()
  const path = `/graphql?query=${encodeURIComponent('{ __typename }')}`
  const [head, get] = [await send(port, { method: 'HEAD', path }), await send(port, { method: 'GET', path })]
  expect(head).toMatchObject({ status: 200, text: '', headers: { 'content-length': get.headers['content-length'] } })
})

test('a client that takes long over its headers or its body is cut off with a reason', async () => {
  const { port } = await start({ times: { headers: 100, request: 200, check: 20 } })
  const slow = await Promise.all([
    sendBytes(port, 'POST /graphql HTTP/1.1\r\nHost: a\r\n'),
    sendBytes(port, 'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"query"'),
  ])
  expect(slow.map(({ status }) => status)).toEqual([408, 0])
  expect(JSON.parse(slow[0].text)).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] })
})

test('a connection on which nothing happens is closed', async () => {
  const { port } = await start({ times: { keepAlive: 50, idle: 100, check: 20 } })
  expect((await sendBytes(port, 'GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n')).status).toBe(200)
  expect((await sendBytes(port)).status).toBe(0)
})

test('when the client leaves, its work is told to stop', async () => {
  const { port } = await start()
  const held = holdRequest()
  const outgoing = request({ port, method: 'POST', path: '/graphql', headers: { 'Content-Type': 'application/json' } })
  outgoing.on('error', () => undefined)
  outgoing.end(JSON.stringify({ query: '{ wait }' }))
  await held.started
  outgoing.destroy()
  await held.aborted
  held.release()
})

test('work that takes too long is told to stop, and the client why', async () => {
  const { ask } = await start({ times: { answer: 50 } })
  const held = holdRequest()
  const answer = await ask({ query: '{ wait }' })
  await held.aborted
  held.release()
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('1')
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'TIMEOUT' } }] })
})

test('closing lets what is in flight finish and takes nothing new', async () => {
  const { ask, edge, port } = await startTinyEdge()
  const held = holdRequest()
  const flying = ask({ query: '{ wait }' })
  await held.started
  const closed = edge.close()
  const refused = await new Promise((resolve) => connect(port, '127.0.0.1').on('error', (error: NodeJS.ErrnoException) => resolve(error.code)))
  held.release()
  const answer = await flying
  expect(await answer.json()).toEqual({ data: { wait: 'done' } })
  expect([refused, answer.headers.get('connection')]).toEqual(['ECONNREFUSED', 'close'])
  await closed
})

test('closing waits for nobody for ever', async () => {
  const { ask, edge } = await startTinyEdge({ times: { close: 50 } })
  const held = holdRequest()
  const flying = ask({ query: '{ wait }' }).then(
    () => 'answered',
    () => 'cut',
  )
  await held.started
  await edge.close()
  expect(await flying).toBe('cut')
  held.release()
})

test('a module’s own address is answered, by its methods only, and its errors are described', async () => {
  const path = '/sign-in/*'
  const { url } = await start({
    routes: [
      {
        path,
        name: 'sign-in',
        methods: ['GET'],
        answer: (arrival) => Promise.resolve({ ...jsonAnswer(302, arrival.path, { Location: '/' }), setCookies: ['a=1', 'b=2'] }),
      },
      { path: '/broken', name: 'broken', methods: ['POST'], answer: () => Promise.reject(new Error('/secret/place is missing')) },
    ],
  })
  const found = await fetch(`${url}/sign-in/link`, { redirect: 'manual' })
  expect([found.status, found.headers.get('location'), found.headers.getSetCookie()]).toEqual([302, '/', ['a=1', 'b=2']])
  expect((await fetch(`${url}/sign-in/link`, { method: 'POST' })).status).toBe(405)
  const broken = await fetch(`${url}/broken`, { method: 'POST' })
  expect([broken.status, await broken.text()]).toEqual([500, expect.not.stringContaining('secret')])
})

test('health tells a turning process from a ready one', async () => {
  let isReady = () => Promise.resolve(true)
  const { url } = await start({ isReady: () => isReady() })
  const statuses = async () => [(await fetch(`${url}/health/live`)).status, (await fetch(`${url}/health/ready`)).status]
  expect(await statuses()).toEqual([200, 200])
  isReady = () => Promise.reject(new Error('no database'))
  expect(await statuses()).toEqual([200, 503])
})

test('the metrics count requests, outcomes and cost', async () => {
  const { url, ask } = await start()
  await ask({ query: '{ pilots { totalCount } }' })
  await ask({ query: '{ nothing }' })
  const text = await (await fetch(`${url}/metrics`)).text()
  expect(text).toContain('careweave_requests_total{route="graphql",status="200"} 1')
  expect(text).toContain('careweave_requests_total{route="graphql",status="400"} 1')
  expect(text).toContain('careweave_outcomes_total{outcome="ok"} 1')
  expect(text).toContain('careweave_outcomes_total{outcome="GRAPHQL_VALIDATION_FAILED"} 1')
  expect(text).toContain('careweave_operation_points_count 1')
  expect(text).toMatch(/careweave_gate_requests\{state="running"\} 0/)
})
