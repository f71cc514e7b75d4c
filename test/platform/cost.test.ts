import { getOperationAST, parse } from 'graphql'
import { expect, test } from 'vitest'

import { createEstimate, tooExpensive } from '../../server/platform/cost.estimate.ts'
import { JsonData } from '../../server/platform/compile/json-data.ts'
import { measureAnswer } from '../../server/platform/cost.actual.ts'
import type { Prices } from '../../server/platform/cost.ts'

import { tinySchema } from './edge.ts'

function estimate(query: string, variables: Record<string, unknown> = {}, prices: Prices = {}) {
  const document = parse(query)
  const operation = getOperationAST(document)
  if (!operation) throw new Error('the test has no operation')
  return createEstimate(tinySchema, prices)(document, operation, variables)
}

test.each([
  ['a value costs a tenth, and nothing costs less than a point', '{ echo }', 1],
  ['an object costs a point', '{ pilot(id: 1) { lead { id } pilot: lead { id } } }', 4],
  ['a connection has 25 nodes unless it is told how many', '{ pilots { nodes { lead { id } } } }', 54],
  ['a connection has as many nodes as are asked for', '{ pilots(first: 100) { nodes { lead { id } } } }', 211],
  ['from the back too', '{ pilots(last: 100) { edges { cursor } } }', 111],
  ['lists within lists multiply', '{ pilots(first: 10) { nodes { partners(first: 10) { nodes { id } } } } }', 131],
  ['a plain list has 25 entries when nobody said otherwise', '{ measures { code } }', 28],
  ['a list asked for by name is as long as the names', '{ measures(codes: ["A", "B"]) { code } }', 3],
  [
    'fragments cost what is in them, each time',
    '{ pilots(first: 10) { nodes { ...F } } x: pilots(first: 10) { nodes { ...F } } } fragment F on Pilot { lead { ... { id } } }',
    44,
  ],
  ['the schema costs a flat hundred', '{ __schema { types { name fields { name } } } }', 100],
])('%s', (_, query, points) => {
  expect(estimate(query).points).toBe(points)
})

test('a variable counts by its value, and by its default where it is not given', () => {
  const query = 'query ($n: Int = 50, $codes: [String!]) { pilots(first: $n) { nodes { id } } measures(codes: $codes) { code } }'
  expect(estimate(query, { n: 10, codes: ['A'] }).points).toBe(14)
  expect(estimate(query, { codes: [] }).points).toBe(56)
  expect(estimate(query, { n: 'many', codes: [] }).points).toBe(29)
})

test('one document asked again with other sizes is priced again', () => {
  const document = parse('query ($n: Int) { pilots(first: $n) { nodes { id } } }')
  const operation = getOperationAST(document)
  if (!operation) throw new Error('the test has no operation')
  const price = createEstimate(tinySchema, {})
  expect([10, 20, 10].map((n) => price(document, operation, { n }).points)).toEqual([12, 23, 12])
})

test('a price list says how long lists are at most and what their objects cost', () => {
  const prices = { 'Organisation.pilots': { listSize: 2, points: 0.5 }, 'Query.pilot': { points: 500 }, 'Query.pilots': { listSize: 16 } }
  expect(estimate('{ pilot(id: 1) { lead { pilots { id name } } } }', {}, prices).points).toBe(503)
  expect(estimate('{ pilots(first: 200) { nodes { id } } }', {}, prices).points).toBe(19)
  expect(estimate('{ pilots(first: 3) { nodes { id } } }', {}, prices).points).toBe(5)
})

test('the refusal of what costs too much names the largest list on the dearest branch', () => {
  const dear = estimate(
    '{ pilot(id: 1) { id } pilots(first: 5) { nodes { partners(first: 200) { nodes { partners(first: 3) { nodes { id } } } } } } }',
  )
  expect(tooExpensive(dear, 1_000).extensions).toEqual({
    code: 'QUERY_TOO_EXPENSIVE',
    cost: 5_313,
    budget: 1_000,
    mostExpensiveField: 'pilots.nodes.partners',
    cheaper: 'pilots.nodes.partners(first: 37)',
  })
})

test('the cheaper variant it names is within the budget', () => {
  const advised = estimate(
    '{ pilot(id: 1) { id } pilots(first: 5) { nodes { partners(first: 37) { nodes { partners(first: 3) { nodes { id } } } } } } }',
  )
  expect(advised.points).toBeLessThanOrEqual(1_000)
})

const pilots = '{ pilot(id: 1) { id name } pilots(first: 20) { totalCount nodes { id ...F } } } fragment F on Pilot { theme lead { id name } }'

test('an answer costs what was estimated, with the lists as long as they are', () => {
  const lead = { id: '9', name: 'Newcastle' }
  const nodes = [
    { id: '1', theme: 'FALLS', lead },
    { id: '2', theme: null, lead: null },
  ]
  const { fields } = estimate(pilots)
  const data = { pilot: null, pilots: { totalCount: 2, nodes } }
  const size = { points: 5, objects: 4 }
  expect(measureAnswer(fields, data)).toEqual(size)
  expect(measureAnswer(fields, new JsonData(JSON.stringify(data)))).toEqual(size)
  expect(measureAnswer(fields, null)).toEqual({ points: 0, objects: 0 })
})

test('text that looks like an object is only text', () => {
  expect(measureAnswer([], new JsonData(JSON.stringify({ pilot: { name: '{"a":{"b":1}}' } })))).toEqual({ points: 2, objects: 1 })
})
