import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { startTinyEdge } from './edge.ts'

let tiny: Awaited<ReturnType<typeof startTinyEdge>>

beforeAll(async () => {
  tiny = await startTinyEdge()
})

afterAll(() => tiny.edge.close())

const asAnalyst: typeof fetch = (address, options) =>
  fetch(address, { ...options, headers: { ...options?.headers, Authorization: 'Bearer ANALYST' } })

const audits = serverAudits({ url: () => `${tiny.url}/graphql`, fetchFn: asAnalyst })

test('there are audits to pass', () => {
  expect(audits.length).toBeGreaterThanOrEqual(61)
})

test.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_, audit) => {
  expect(await audit.fn()).toMatchObject({ status: 'ok' })
})
