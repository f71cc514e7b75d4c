import { beforeAll, describe, expect, test, vi } from 'vitest'

import { createTokenFor } from '../../server/identity/index.ts'
import { createClient, type Client } from '../support/client.ts'
import { useProduct } from '../support/product.ts'

const { as, product } = useProduct()

interface Limits {
  scopes?: string[]
  onlyPilots?: string[]
}

/** An analyst's token with these limits, and its id. */
async function tokenOf({ scopes = ['READ', 'GROUPS', 'EXPORT'], onlyPilots }: Limits): Promise<Client & { id: string }> {
  const text = await createTokenFor(product().database, { role: 'ANALYST', name: 'Limited', days: 1 })
  const id = text.slice(4, 36).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  await product().database.query(
    `update identity."apiToken" set scopes = $2, "pilotsOnly" = $3, "pilotIds" = (select coalesce(array_agg(id), '{}') from programme.pilot where slug = any($4)) where id = $1`,
    [id, scopes, onlyPilots !== undefined, onlyPilots ?? []],
  )
  return { ...createClient(product().address, Promise.resolve(text)), id }
}

const READ = 'query Read { pilots(first: 2) { nodes { name } } }'
const GROUPS = 'query Count { observationGroups(by: [MEASURE]) { count } membershipGroups(by: [ROLE]) { count } }'
const post = (client: Client, path: string, body: object) =>
  client.fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

async function may(client: Client): Promise<string[]> {
  const codeOf = async (query: string) => (await client.ask(query)).errors?.[0]?.extensions.code
  const statuses = { READ: await codeOf(READ), GROUPS: await codeOf(GROUPS), EXPORT: (await client.fetch('/ops/pilots-listed.csv')).status }
  expect([undefined, 'FORBIDDEN']).toContain(statuses.READ)
  expect([undefined, 'FORBIDDEN']).toContain(statuses.GROUPS)
  expect([200, 403, 400]).toContain(statuses.EXPORT)
  return Object.entries(statuses).flatMap(([scope, answer]) => (answer === undefined || answer === 200 ? [scope] : []))
}

beforeAll(async () => {
  await as('ANALYST').run('mutation S($input: SaveOperationInput!) { saveOperation(input: $input) { id } }', {
    input: { name: 'pilots-listed', operation: READ, audience: 'ANALYST' },
  })
})

describe('a token', () => {
  test('does what it was made for and nothing else', async () => {
    expect(await may(await tokenOf({}))).toEqual(['READ', 'GROUPS', 'EXPORT'])
    expect(await may(await tokenOf({ scopes: ['READ'] }))).toEqual(['READ'])
    expect(await may(await tokenOf({ scopes: ['GROUPS'] }))).toEqual(['GROUPS'])
    expect(await may(await tokenOf({ scopes: ['EXPORT', 'READ'] }))).toEqual(['READ', 'EXPORT'])
    // A file of rows needs both: the address, and the right to what is in it.
    expect(await may(await tokenOf({ scopes: ['EXPORT'] }))).toEqual([])
  })

  test('sees of its owner’s files only what it fetched itself', async () => {
    const [one, other] = [await tokenOf({}), await tokenOf({})]
    const owners = await product().database.query<{ accountId: string }[]>(
      `select distinct "accountId" from identity."apiToken" where id = any($1)`,
      [[one.id, other.id]],
    )
    expect(owners).toHaveLength(1)
    const fetched = await one.fetch('/ops/pilots-listed.csv')
    expect(await fetched.text()).toContain('name')
    const id = fetched.headers.get('careweave-receipt')
    const statuses = async (client: Client) => [(await client.fetch(`/receipts/${id}`)).status, (await client.fetch(`/receipts/${id}/file`)).status]
    expect(await statuses(one)).toEqual([200, 200])
    expect(await statuses(other)).toEqual([404, 404])
    const listed = async (client: Client) =>
      (
        await client.run<{ exportReceipts: { nodes: { id: string }[] } }>(`{ exportReceipts(first: 200) { nodes { id } } }`)
      ).exportReceipts.nodes.some((receipt) => receipt.id === id)
    expect([await listed(one), await listed(other)]).toEqual([true, false])
  })

  test('for groups alone reads no row, by whatever way, and is told what it lacks', async () => {
    const groups = await tokenOf({ scopes: ['GROUPS'] })
    for (const query of [READ, '{ viewer { role } }', '{ programme { name } }', '{ series(subject: "x", measure: "y") { sentence } }'])
      expect((await groups.ask(query)).errors?.[0]).toMatchObject({
        message: 'This token was not made to read the graph. Make one with the scope READ.',
        extensions: { code: 'FORBIDDEN' },
      })
    expect((await groups.ask(`{ observationGroups(by: [MEASURE]) { count } pilots { totalCount } }`)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })

  test('without the scope EXPORT fetches no file at any address', async () => {
    const reader = await tokenOf({ scopes: ['READ', 'GROUPS'] })
    const answers = [
      await reader.fetch('/ops/pilots-listed.json'),
      await post(reader, '/exports', { query: READ }),
      await reader.fetch('/standards/catalogue.jsonld'),
      await reader.fetch('/receipts/00000000-0000-4000-8000-000000000000/file'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403])
    expect(await answers[1]?.json()).toMatchObject({
      errors: [{ message: 'This token was not made to fetch files. Make one with the scope EXPORT.', extensions: { code: 'FORBIDDEN' } }],
    })
  })
})

describe('a token that is limited to a pilot', () => {
  const ABOUT = `query About($slug: String!) { pilot(slug: $slug) { name risks { title } }
    observations(first: 5, filter: { about: { code: { eq: $slug } } }) { totalCount nodes { value } } }`
  const seen = (client: Client, slug: string) =>
    client.run<{ pilot: { name: string }; observations: { totalCount: number } }>(ABOUT, { slug }).then(({ observations }) => observations.totalCount)
  const grouped = (client: Client) =>
    client
      .run<{ observationGroups: { key: { value: string }[] }[] }>(
        '{ observationGroups(by: [PILOT], filter: { measure: { code: { eq: "LIMIT_TEST" } } }) { key { value } } }',
      )
      .then(({ observationGroups }) => observationGroups.map(({ key }) => key[0]?.value))

  beforeAll(async () => {
    await product().database.query(
      `with m as (insert into evaluation.measure (code, title, summary, scope, domain, unit, direction, frequency)
         select 'LIMIT_TEST', 'Limit', 'Limit', scope, domain, unit, direction, frequency from evaluation.measure limit 1 returning id)
       insert into evaluation.observation ("subjectId", "subjectKind", "measureId", "periodStart", "periodEnd", value)
       select s.id, s.kind, m.id, '2010-04-01', '2010-04-30', 50 from evaluation.subject s, m where s.code in ('torbay', 'nene')`,
    )
  })

  test('sees of others what the public sees, in lists, counts, groups and series', async () => {
    const [torbay, analyst] = [await tokenOf({ onlyPilots: ['torbay'] }), await tokenOf({})]
    expect([await seen(analyst, 'torbay'), await seen(analyst, 'nene')]).toEqual([1, 1])
    expect([await seen(torbay, 'torbay'), await seen(torbay, 'nene')]).toEqual([1, 0])
    expect([await seen(as('PUBLIC'), 'torbay'), await seen(as('PUBLIC'), 'nene')]).toEqual([0, 0])
    expect([await grouped(analyst), await grouped(torbay), await grouped(as('PUBLIC'))].map((list) => list.length)).toEqual([2, 1, 0])
    const points = async (client: Client, slug: string) => {
      const [row] = await product().database.query<[{ subject: string; measure: string }]>(
        `select s.id as subject, m.id as measure from evaluation.subject s, evaluation.measure m where s.code = $1 and m.code = 'LIMIT_TEST'`,
        [slug],
      )
      const { series } = await client.run<{ series: { points: unknown[] } }>(
        'query S($subject: ID!, $measure: ID!) { series(subject: $subject, measure: $measure) { points { segment } } }',
        row,
      )
      return series.points.length
    }
    expect([await points(torbay, 'torbay'), await points(torbay, 'nene'), await points(analyst, 'nene')]).toEqual([1, 0, 1])
  })

  test('is answered for itself, also where an answer like it was kept for somebody else', async () => {
    const ask = async (client: Client) => {
      const response = await client.fetch(
        `/graphql?query=${encodeURIComponent('{ observations(filter: { measure: { code: { eq: "LIMIT_TEST" } } }) { totalCount } }')}`,
        {
          headers: { 'apollo-require-preflight': '1' },
        },
      )
      return (await response.json()) as { data: { observations: { totalCount: number } } }
    }
    const clients = [await tokenOf({}), await tokenOf({ onlyPilots: ['torbay'] }), await tokenOf({ onlyPilots: ['nene', 'torbay'] })]
    const counts = []
    for (const client of [...clients, ...clients]) counts.push((await ask(client)).data.observations.totalCount)
    expect(counts).toEqual([2, 1, 2, 2, 1, 2])
  })
})

describe('the log of a token', () => {
  const usesOf = async (id: string) =>
    (
      await as('ADMIN').run<{
        apiToken: { uses: { nodes: { operation: string | null; points: number; rows: number; outcome: string; at: string }[] } }
      }>('query U($id: ID!) { apiToken(id: $id) { uses(first: 100) { nodes { operation points rows outcome at } } } }', { id })
    ).apiToken.uses.nodes

  test('says when what was asked, what it cost and how much it brought, refusals too', async () => {
    const token = await tokenOf({ scopes: ['READ', 'EXPORT'] })
    await token.run(READ)
    await token.ask(GROUPS)
    await (await token.fetch('/ops/pilots-listed.csv')).text()
    await token.ask('{ nonsense }')
    await vi.waitFor(async () => expect(await usesOf(token.id)).toHaveLength(4), { timeout: 10_000 })
    const uses = await usesOf(token.id)
    expect(uses.map(({ operation, outcome }) => [operation, outcome])).toEqual([
      [null, 'GRAPHQL_VALIDATION_FAILED'],
      ['pilots-listed@v1', 'ok'],
      ['Count', 'FORBIDDEN'],
      ['Read', 'ok'],
    ])
    expect(uses[1]?.rows).toBe(2)
    expect(uses[3]?.points).toBeGreaterThan(2)
    expect(Date.now() - Date.parse(uses[3]?.at ?? '')).toBeLessThan(600_000)
  })

  test('is its owner’s and the administrators’, and keeps the latest hundred', async () => {
    const token = await tokenOf({})
    expect((await as('MEMBER').run<{ apiToken: null }>('query U($id: ID!) { apiToken(id: $id) { id } }', { id: token.id })).apiToken).toBeNull()
    for (let done = 0; done < 130; done += 10) await Promise.all(Array.from({ length: 10 }, () => token.run(READ)))
    await token.run('query Last { pilots(first: 1) { nodes { name } } }')
    await vi.waitFor(
      async () => {
        const [kept] = await product().database.query<[{ count: number }]>(
          `select count(*)::int as count from identity."tokenUse" where "tokenId" = $1`,
          [token.id],
        )
        expect([(await usesOf(token.id))[0]?.operation, kept.count]).toEqual(['Last', 100])
      },
      { timeout: 10_000 },
    )
  })
})
