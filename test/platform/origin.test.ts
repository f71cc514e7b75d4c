import { afterAll, beforeAll, expect, test } from 'vitest'

import { startTinyEdge } from './edge.ts'

let tiny: Awaited<ReturnType<typeof startTinyEdge>>

beforeAll(async () => {
  tiny = await startTinyEdge({ publicUrl: 'https://careweave.example' })
})

afterAll(() => tiny.edge.close())

const session = { Cookie: 'session=ADMIN' }

test.each([
  ['our own page', { ...session, Origin: 'https://careweave.example' }, 200],
  ['another site', { ...session, Origin: 'https://evil.example' }, 403],
  ['a site whose name begins like ours', { ...session, Origin: 'https://careweave.example.evil.example' }, 403],
  ['our own name without encryption', { ...session, Origin: 'http://careweave.example' }, 403],
  ['a page without an origin', { ...session, Origin: 'null' }, 403],
  ['our own page, in a browser that says only that', { ...session, 'Sec-Fetch-Site': 'same-origin' }, 200],
  ['another host of the same owner', { ...session, 'Sec-Fetch-Site': 'same-site' }, 403],
  ['a program that was given the cookie', session, 200],
  ['another site, without cookies', { Origin: 'https://evil.example' }, 200],
])('a request from %s', async (_, headers: Record<string, string>, status) => {
  expect((await tiny.ask({ query: '{ __typename }' }, headers)).status).toBe(status)
})
