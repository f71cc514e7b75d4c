import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { poolOf } from '../../server/platform/database.ts'
import { createGateway } from '../../server/platform/gateway.ts'
import { createContexts } from '../../server/platform/request.ts'
import { createSubgraphServer } from '../../server/platform/serve.ts'
import { buildSubgraph } from '../../server/platform/subgraph.ts'
import { sealFacts } from '../../server/platform/wire.ts'
import { publicViewer } from '../../server/platform/viewer.ts'
import { miniature } from './miniature.ts'
import { createWorld, idOf, someone, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('graph_federation')
})
afterAll(() => world.database.destroy())

const OPERATIONS: [string, string][] = [
  ['relations across modules, both ways', `{ people(first: 3) { nodes { name home { id street visitors { name stage } } visited { street } } } }`],
  ['a relation from a stub', `{ house(id: "${idOf(100)}") { visitors { name friendships { startsOn person { name } } } } }`],
  ['dates', `{ people { nodes { name friendships(asOf: "2009-12-01") { startsOn endsOn } span { startsOn word } } } }`],
  [
    'nested pages',
    `{ people(first: 4) { nodes { name friendshipsConnection(first: 1) { totalCount edges { cursor node { startsOn } } pageInfo { hasNextPage } } } } }`,
  ],
  [
    'aliases, fragments, directives and type names',
    `query ($yes: Boolean = true) { a: people(first: 1) { __typename nodes { ...F ...G @include(if: $yes) ...G @skip(if: $yes) } } } fragment F on Person { n: name } fragment G on Person { home { __typename street } }`,
  ],
  ['a refusal', `{ friendships { id } people(first: 1) { nodes { name } } }`],
  ['wrong input in a nested place', `{ people(first: 2) { nodes { name friendshipsConnection(first: 300) { totalCount } } } }`],
  ['nothing found', `{ house(id: "${idOf(77)}") { street } person(name: "nobody") { name } }`],
]

const outcome = ({ data, errors }: { data?: unknown; errors?: readonly { path?: readonly unknown[]; extensions: unknown }[] }): object => ({
  data,
  errors: (errors ?? [])
    .map(({ path, extensions }) => ({ path: path?.join('.'), code: (extensions as { code: string }).code }))
    .sort((a, b) => String(a.path).localeCompare(String(b.path))),
})

describe.each(OPERATIONS)('%s', (_name, query) => {
  test('is answered alike by resolvers, hot resolvers, a planner and one statement', async () => {
    const fused = outcome(await world.ask(query, { execute: world.fused.executeByResolvers }))
    await world.ask(query, { execute: world.fused.executeByResolvers })
    expect(outcome(await world.ask(query, { execute: world.fused.executeByResolvers }))).toEqual(fused)
    expect(outcome(await world.ask(query, { execute: world.planned.execute }))).toEqual(fused)
    expect(outcome(await world.ask(query))).toEqual(fused)
    expect(outcome(await world.ask(query))).toEqual(fused)
  })
})

// Found by made-up operations: the planner made an exception of it.
test('a variable of a wrong kind is answered alike by all of them, with the reason', async () => {
  const query = 'query ($name: String) { person(name: $name) { name } }'
  const variables = { name: ['PB'] }
  const answers = await Promise.all(
    [world.fused.executeByResolvers, world.fused.execute, world.planned.execute].map((execute) => world.ask(query, { execute, variables })),
  )
  for (const { data, errors } of answers) {
    expect(data).toBeUndefined()
    expect(errors?.[0]?.message).toMatch(/Variable "\$name" got invalid value/)
  }
})

test('a list needs one statement a level, however long it is', async () => {
  const query = `{ people(first: 200) { nodes { name friendships { startsOn } home { street } } } }`
  expect((await world.ask(query, { execute: world.fused.executeByResolvers })).statements).toBe(3)
  expect((await world.ask(query)).statements).toBe(1)
})

test('a plain list past 200 is refused by name, and its connection goes on', async () => {
  const values = Array.from({ length: 201 }, (_, n) => `('${idOf(3000 + n)}', '${idOf(1)}', '2009-01-01', null)`)
  await poolOf(world.database).query(`insert into directory.friendship values ${values.join(', ')}`)
  const { data, errors } = await world.ask(
    `{ person(name: "PB") { name friendshipsConnection(first: 200) { totalCount } } many: person(name: "PB") { friendships { id } } }`,
  )
  await poolOf(world.database).query(`delete from directory.friendship where "startsOn" = '2009-01-01' and id > '${idOf(2999)}'`)
  expect(data).toMatchObject({ person: { friendshipsConnection: { totalCount: 204 } }, many: null })
  expect(errors?.[0]).toMatchObject({ message: expect.stringContaining('friendshipsConnection'), extensions: { code: 'BAD_USER_INPUT' } })
})

test('a root field without a decision stops the start', async () => {
  const [directory] = miniature
  const { people: _people, ...policy } = directory!.policy
  await expect(buildSubgraph({ ...directory!, policy })).rejects.toThrow('Query.people has no line in the policy of directory')
})

describe('split over processes', () => {
  const secret = Buffer.alloc(32, 7)

  test('subgraphs at their addresses give the same answers, and turn away whoever has no signed facts', async () => {
    const makeRequest = createContexts(world.database, miniature)
    const servers = world.planned.subgraphs.map((subgraph) => ({ subgraph, server: createSubgraphServer(subgraph, makeRequest, secret) }))
    const urls = new Map<string, string>()
    for (const { subgraph, server } of servers) {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const address = server.address()
      urls.set(subgraph.module.name, `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/graphql`)
    }
    const remote = await createGateway(miniature, { placeOf: ({ module }) => ({ url: urls.get(module.name)!, secret }) })
    for (const [, query] of OPERATIONS) expect(outcome(await world.ask(query, { execute: remote.execute }))).toEqual(outcome(await world.ask(query)))
    const facts = { viewer: someone('ADMIN'), requestId: 'x', address: '127.0.0.1', userAgent: null, secure: false }
    const now = new Date()
    const seals = [
      '',
      sealFacts(facts, 'programme', secret, now),
      sealFacts(facts, 'directory', Buffer.alloc(32, 8), now),
      sealFacts(facts, 'directory', secret, new Date(now.getTime() - 120_000)),
    ]
    for (const seal of seals) {
      const response = await fetch(urls.get('directory')!, {
        method: 'POST',
        headers: { 'x-careweave-request': seal },
        body: '{"query":"{ people { totalCount } }"}',
      })
      expect(response.status).toBe(403)
    }
    for (const { server } of servers) await new Promise((resolve) => server.close(resolve).closeAllConnections())
  })

  test('what the viewer may see is decided in the subgraph', async () => {
    const query = `{ people { totalCount } }`
    const totals = []
    for (const viewer of [publicViewer, someone('ADMIN')]) totals.push((await world.ask(query, { viewer, execute: world.planned.execute })).data)
    expect(totals).toEqual([{ people: { totalCount: 11 } }, { people: { totalCount: 12 } }])
  })
})
