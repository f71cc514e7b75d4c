import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { startTinyEdge } from './edge.ts'

let tiny: Awaited<ReturnType<typeof startTinyEdge>>

beforeAll(async () => {
  tiny = await startTinyEdge()
})

afterAll(() => tiny.edge.close())

const as = (role: string) => ({ Authorization: `Bearer ${role}` })

interface Body {
  data?: unknown
  errors?: { message: string; extensions: Record<string, unknown> }[]
  extensions?: unknown
}

async function ask(body: object, headers: Record<string, string> = {}) {
  const answer = await tiny.ask(body, headers)
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body: (await answer.json()) as Body }
}

describe('an error in a field', () => {
  const failing = (how: string) => ask({ query: 'query ($how: String!) { fail(how: $how) __typename }', variables: { how } })

  test.each([
    ['rule', 'RULE', { rule: 'TOO_EARLY', field: 'startsOn' }],
    ['often', 'RATE_LIMITED', { retryAfterSeconds: 7 }],
    ['lost', 'UNAVAILABLE', {}],
    ['refused', 'UNAVAILABLE', {}],
    ['slow', 'TIMEOUT', {}],
    ['clash', 'CONFLICT', {}],
    ['form', 'BAD_USER_INPUT', {}],
  ])('%s is %s, and the rest of the answer stands', async (how, code, details) => {
    const { status, body } = await failing(how)
    expect([status, body.data]).toEqual([200, { fail: null, __typename: 'Query' }])
    expect(body.errors).toEqual([
      { message: expect.any(String) as string, path: ['fail'], locations: expect.any(Array) as unknown[], extensions: { code, ...details } },
    ])
    expect(JSON.stringify(body)).not.toMatch(/select|passwordHash|email/)
  })

  test.each(['surprise', 'forged'])('that nobody foresaw (%s) is a reference to the log and nothing else', async (how) => {
    const before = tiny.lines.length
    const { body } = await failing(how)
    const { code, reference, ...rest } = body.errors?.[0]?.extensions ?? {}
    expect([code, rest]).toEqual(['INTERNAL', {}])
    expect(body.errors?.[0]?.message).toContain(String(reference))
    expect(JSON.stringify(body)).not.toMatch(/passwordHash|select|stack/)
    expect(tiny.lines.slice(before).filter((line) => line.includes(String(reference)))).toHaveLength(1)
  })

  test('that leaves nothing of the answer shows in the status when trying again later would help', async () => {
    expect(await ask({ query: 'mutation { signIn(password: "x") }' })).toMatchObject({ status: 429, retryAfter: '60', body: { data: null } })
  })
})

describe('a wrong document', () => {
  const wrong = { query: '{ pilot(id: 1) { nam } }' }

  test('is 200 for a client that names application/json, and 400 for the others', async () => {
    const statuses = await Promise.all(
      ['application/json', 'application/graphql-response+json', '*/*', 'application/graphql-response+json, application/json;q=0.9'].map(
        async (Accept) => (await ask(wrong, { Accept })).status,
      ),
    )
    expect(statuses).toEqual([200, 400, 400, 400])
  })

  test('that breaks a limit is 400 for everybody', async () => {
    const many = { query: `{ ${Array.from({ length: 16 }, (_, index) => `a${index}: echo`).join(' ')} }` }
    const { status, body } = await ask(many, { Accept: 'application/json' })
    expect([status, body.errors?.[0]?.extensions]).toEqual([
      400,
      { code: 'BAD_USER_INPUT', field: 'query', limit: 'root fields', max: 15, found: 16 },
    ])
  })

  test('is met with a suggestion only for those who may read the schema', async () => {
    const messages = await Promise.all(['MEMBER', 'ANALYST'].map(async (role) => (await ask(wrong, as(role))).body.errors?.[0]?.message))
    expect(messages).toEqual(['Cannot query field "nam" on type "Pilot".', 'Cannot query field "nam" on type "Pilot". Did you mean "name"?'])
  })

  test('with a long wrong value is told the reason, not the value', async () => {
    const { body } = await ask({ query: 'query ($n: Float) { echo(number: $n) }', variables: { n: 'x'.repeat(9_000) } })
    expect(body.errors?.[0]?.message).toMatch(/^Variable "\$n" got an invalid value; Float cannot represent non numeric value: "x+…$/)
    expect(body.errors?.[0]?.message).toHaveLength(500)
  })
})

describe('the schema', () => {
  test.each([
    ['PUBLIC', false],
    ['MEMBER', false],
    ['ANALYST', true],
    ['PILOT_LEAD', false],
    ['ADMIN', true],
  ])('for %s: %s', async (role, isAllowed) => {
    const { status, body } = await ask({ query: getIntrospectionQuery({ inputValueDeprecation: true }) }, role === 'PUBLIC' ? {} : as(role))
    expect([status, body.errors?.[0]?.extensions.code]).toEqual(isAllowed ? [200, undefined] : [403, 'FORBIDDEN'])
    expect(body.data !== undefined).toBe(isAllowed)
  })
})

describe('the cost', () => {
  test('is told to whoever is signed in, on refusals too', async () => {
    const query = '{ pilots(first: 2) { nodes { id name lead { name } } } }'
    expect((await ask({ query })).body.extensions).toBeUndefined()
    expect((await ask({ query }, as('MEMBER'))).body.extensions).toMatchObject({ cost: { estimated: 6, actual: 6, budget: 10_000 } })
    expect((await ask({ query: '{' }, as('ADMIN'))).body.extensions).toMatchObject({ cost: { estimated: 0, actual: 0, budget: 20_000 } })
  })

  test('over the budget refuses before anything runs, and names what is dear and what would be affordable', async () => {
    const query = 'query ($n: Int) { mine: pilots(first: $n) { nodes { partners(first: 20) { nodes { id name } } } } }'
    const { status, body } = await ask({ query, variables: { n: 200 } }, { Accept: 'application/json' })
    expect(status).toBe(400)
    expect(body).toEqual({
      errors: [
        {
          message: expect.stringContaining('Ask for mine(first: 192) instead') as string,
          extensions: { code: 'QUERY_TOO_EXPENSIVE', cost: 5_201, budget: 5_000, mostExpensiveField: 'mine', cheaper: 'mine(first: 192)' },
        },
      ],
    })
  })
})
