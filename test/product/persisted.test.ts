import { Kind, print, type DocumentNode } from 'graphql'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { createClient as createAdminClient } from '../../admin/app/client.ts'
import * as generated from '../../admin/graphql.generated.ts'
import { useProduct } from '../support/product.ts'

const { as, product } = useProduct({ admin: true, env: { ONLY_PERSISTED: 'public' } })

interface Hashed extends DocumentNode {
  hash: string
}
const operations = Object.values(generated as unknown as Record<string, DocumentNode>).flatMap((document) => {
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)
  return operation ? [{ document: document as Hashed, operation }] : []
})
const asked = (hash: string, variables: object = {}) =>
  `/graphql?${new URLSearchParams({ extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } }), variables: JSON.stringify(variables) })}`
const post = (path: string, body: object, who: 'PUBLIC' | 'ANALYST' = 'PUBLIC') =>
  as(who).fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code,
]

// The admin's own client, as in a browser: what it sends is noted.
const sent: Record<string, unknown>[] = []
beforeEach(() => {
  sent.length = 0
  vi.stubGlobal('window', new EventTarget())
  const send = globalThis.fetch
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    if (typeof init?.body === 'string') sent.push(JSON.parse(init.body) as Record<string, unknown>)
    return send(new URL(url, product().address), init)
  })
})
afterEach(() => vi.unstubAllGlobals())

test('every operation of the admin is known by its hash', async () => {
  expect(operations.length).toBeGreaterThan(100)
  expect(operations.filter(({ document }) => !/^[0-9a-f]{64}$/.test(document.hash)).map(({ operation }) => operation.name?.value)).toEqual([])
  const unknown = await Promise.all(
    operations.map(async ({ document, operation }) => {
      const response = await post('/graphql', { extensions: { persistedQuery: { version: 1, sha256Hash: document.hash } } })
      const [status, code] = await codeOf(response)
      return status === 404 || code === 'OPERATION_NOT_LISTED' || code === 'GRAPHQL_VALIDATION_FAILED' ? [operation.name?.value, code] : []
    }),
  )
  expect(unknown.flat()).toEqual([])
})

test('the admin sends hashes alone, and the whole operation only where the server does not know it', async () => {
  const client = createAdminClient()
  const { data } = await client.query({ query: generated.SourcesDocument })
  expect(data?.sources.totalCount).toBeGreaterThan(5)
  await client.mutate({ mutation: generated.SignOutDocument })
  expect(sent.map((body) => [body.operationName, 'query' in body])).toEqual([
    ['Sources', false],
    ['SignOut', false],
  ])
  // Nothing beside the hash: what else a request says in its extensions keeps the server from its short way.
  expect(sent.map(({ extensions }) => Object.keys(extensions as object))).toEqual([['persistedQuery'], ['persistedQuery']])
  sent.length = 0
  const stale = { ...generated.SourcesDocument, hash: 'f'.repeat(64) }
  await client.query({ query: stale, fetchPolicy: 'network-only' }).catch(() => undefined)
  expect(sent.map((body) => 'query' in body)).toEqual([false, true])
})

test('a hash asks by GET too, and an answer that still stands is not sent again', async () => {
  const { hash } = generated.SourcesDocument as unknown as Hashed
  const first = await as('PUBLIC').fetch(asked(hash))
  expect([first.status, await first.json()]).toEqual([200, { data: { sources: expect.anything() as object } }])
  const again = await as('PUBLIC').fetch(asked(hash), { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
  expect(again.status).toBe(304)
  expect(await codeOf(await as('PUBLIC').fetch(asked('0'.repeat(64))))).toEqual([404, 'PERSISTED_QUERY_NOT_FOUND'])
  expect(await codeOf(await as('PUBLIC').fetch(asked('no hash')))).toEqual([400, 'BAD_USER_INPUT'])
  expect(await codeOf(await post('/graphql', { query: '{ __typename }', extensions: { persistedQuery: { sha256Hash: hash } } }))).toEqual([
    400,
    'BAD_USER_INPUT',
  ])
})

test('locked down, the public asks nothing else by any way, and whoever is known asks anything', async () => {
  const query = '{ pilots { totalCount } }'
  for (const path of ['/graphql', '/graphql/cost', '/exports']) {
    expect([path, ...(await codeOf(await post(path, { query })))]).toEqual([path, 403, 'OPERATION_NOT_LISTED'])
    expect([path, (await post(path, { query }, 'ANALYST')).status]).toEqual([path, 200])
  }
  expect((await as('PUBLIC').fetch(`/graphql?query=${encodeURIComponent(query)}`)).status).toBe(403)
  expect((await post('/graphql', { query: print(generated.SourcesDocument) })).status).toBe(403)
  await as('ANALYST').run('mutation S($input: SaveOperationInput!) { saveOperation(input: $input) { id } }', {
    input: { name: 'counted', operation: query, audience: 'PUBLIC' },
  })
  expect((await as('PUBLIC').fetch('/ops/counted.csv')).status).toBe(200)
  expect((await as('PUBLIC').fetch('/standards/catalogue.jsonld')).status).toBe(200)
})
