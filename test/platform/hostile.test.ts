import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { startTinyEdge } from './edge.ts'
import { bodies, documents, requests, values, type Attack } from './hostile.attacks.ts'

let tiny: Awaited<ReturnType<typeof startTinyEdge>>

beforeAll(async () => {
  tiny = await startTinyEdge()
})

afterAll(() => tiny.edge.close())

// Anything that tells how the service is made: stacks, paths, SQL, names of things the caller did not name.
const LEAK = /node_modules|\.ts:\d|\.js:\d|\bat [\w.]+ \(|stack|select .* from|passwordHash|Did you mean|FALLS/

const codesOf = (text: string) => (JSON.parse(text) as { errors: { extensions: { code: string } }[] }).errors.map(({ extensions }) => extensions.code)

const suites: Record<string, readonly Attack[]> = { bodies, values, documents, requests }

describe.each(Object.entries(suites))('hostile %s', (_, attacks) => {
  test.each(attacks)('%s', async (name, attack, status, code) => {
    const seen = await attack(tiny.port)
    expect(seen, name).toMatchObject({ status })
    expect(codesOf(seen.text)).toContain(code)
    expect(seen.text).not.toMatch(LEAK)
    expect(seen.text.length).toBeLessThan(4_000)
    expect(await (await tiny.ask({ query: '{ __typename }' })).json()).toEqual({ data: { __typename: 'Query' } })
  })
})

test('there are enough attacks, and none of them is an error of ours', () => {
  expect(Object.values(suites).flat().length).toBeGreaterThanOrEqual(90)
  expect(tiny.lines.filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([])
})
