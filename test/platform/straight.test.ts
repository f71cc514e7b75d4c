import { execute } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { JsonData } from '../../server/platform/compile/json-data.ts'
import type { Operation } from '../../server/platform/execute.ts'
import { startTinyEdge, tinySchema } from './edge.ts'

const run: Operation[] = []
const rootValue = {
  pilot: ({ id }: { id: string }) => {
    if (id === 'broken') throw new Error('broken')
    return { id, name: 'Falls “and” more', theme: 'FALLS' }
  },
  rename: ({ id, name }: { id: string; name: string }) => ({ id, name, theme: 'FALLS' }),
}

// Answers as the compiler does: data without errors is one text.
const executeAsText = async (operation: Operation) => {
  run.push(operation)
  const { document, operationName, variables } = operation
  const { data, errors } = await execute({ schema: tinySchema, document, operationName, variableValues: variables, rootValue })
  return errors ? { data, errors } : { data: new JsonData(JSON.stringify(data)) as never }
}

let tiny: Awaited<ReturnType<typeof startTinyEdge>>
beforeAll(async () => {
  tiny = await startTinyEdge({ gateway: { schema: tinySchema, execute: executeAsText } })
})
afterAll(() => tiny.edge.close())

const varying = new Set(['date', 'x-request-id', 'ratelimit'])

async function ask(body: object, role: string | null) {
  const answer = await tiny.ask(body, role ? { Authorization: `Bearer ${role}` } : {})
  const headers = [...answer.headers].filter(([name]) => !varying.has(name))
  const text = (await answer.text()).replace(/"(remaining|resetSeconds|reference)":("[^"]*"|\d+)/g, '"$1":0').replace(/reference [\w-]+/, 'reference')
  return { status: answer.status, headers, text }
}

const query = 'query Pilot($id: ID!) { pilot(id: $id) { id name theme } }'
const dear = `{ pilots(first: 200) { nodes { partners(first: 200) { nodes { name } } } } }`

test.each([
  ['a question', { query, variables: { id: '7' } }, 'ANALYST'],
  ['a question of somebody unknown', { query, variables: { id: '7' } }, null],
  ['one of several operations', { query: `${query} query Other { __typename }`, operationName: 'Other' }, 'MEMBER'],
  ['a question that fails', { query, variables: { id: 'broken' } }, 'ANALYST'],
  ['a question with a wrong variable', { query, variables: { id: null } }, 'ANALYST'],
  ['a question that costs too much', { query: dear }, 'ANALYST'],
  ['a question for the schema', { query: '{ __schema { queryType { name } } }' }, 'MEMBER'],
  ['no such operation', { query, operationName: 'Nothing' }, 'MEMBER'],
])('%s has the same answer each time it is asked', async (_, body, role) => {
  const first = await ask(body, role)
  for (const again of [1, 2]) expect([again, await ask(body, role)]).toEqual([again, first])
})

test('what was asked before is executed once each time, with what its sender may see', async () => {
  await ask({ query, variables: { id: '1' } }, 'ADMIN')
  run.length = 0
  for (const [id, role] of [
    ['2', 'ADMIN'],
    ['broken', 'MEMBER'],
    ['3', null],
  ] as const)
    await ask({ query, variables: { id } }, role)
  expect(run.map(({ variables, context }) => [variables.id, context.viewer.role])).toEqual([
    ['2', 'ADMIN'],
    ['broken', 'MEMBER'],
    ['3', 'PUBLIC'],
  ])
})

test('a change is never asked past Apollo, also not by GET', async () => {
  const change = { query: 'mutation { rename(id: "1", name: "x") { name } }' }
  await ask(change, 'ADMIN')
  run.length = 0
  const answer = await fetch(`${tiny.url}/graphql?query=${encodeURIComponent(change.query)}`, { headers: { Authorization: 'Bearer ADMIN' } })
  expect([answer.status, run.length]).toEqual([405, 0])
})

test('what it costs is taken from the budget once', async () => {
  const left = async () => {
    const answer = await tiny.ask({ query, variables: { id: '1' } }, { Authorization: 'Bearer PILOT_LEAD' })
    return Number(/"minute";r=(\d+)/.exec(answer.headers.get('ratelimit') ?? '')?.[1])
  }
  const [first, second, third] = [await left(), await left(), await left()]
  expect(first - second).toBe(second - third)
  expect(first - second).toBeGreaterThan(0)
})
