import type { Pool } from 'pg'
import { beforeAll, expect, test } from 'vitest'

import { poolOf } from '../../server/platform/database.ts'
import { grow } from '../bench/grow.ts'
import { useProduct } from '../support/product.ts'

const { as, product } = useProduct({ content: 'record' })
const LARGE = 1_000

let large: Set<string>

beforeAll(async () => {
  await grow(poolOf(product().database), 8, { observations: false })
  const rows = await product().database.query<{ relname: string }[]>(`select relname from pg_class where reltuples > ${LARGE} and relkind = 'r'`)
  large = new Set(rows.map(({ relname }) => relname))
}, 180_000)

interface Node {
  'Node Type': string
  'Relation Name'?: string
  Plans?: Node[]
}

const scans = (node: Node): string[] => [
  ...(node['Node Type'].includes('Seq Scan') ? [node['Relation Name'] ?? ''] : []),
  ...(node.Plans ?? []).flatMap(scans),
]

async function planOf(pool: Pool, query: string, variables: object): Promise<Node> {
  const { errors, extensions } = await as('ADMIN').ask(query, variables, { plan: true })
  expect(errors).toBeUndefined()
  const { sql, parameters } = (extensions as unknown as { plan: { sql: string; parameters: unknown[] } }).plan
  const { rows } = await pool.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(`explain (format json) ${sql}`, parameters)
  return rows[0]!['QUERY PLAN'][0].Plan
}

test('there is enough for a sequential scan to be a mistake', () => {
  expect([...large]).toEqual(expect.arrayContaining(['organisation', 'observation', 'organisationMeasure']))
})

test.for([
  ['one organisation by its code', '{ organisation(odsCode: "5QN") { name kind names { name } } }', {}],
  ['a page of organisations', '{ organisations(first: 25) { nodes { name odsCode } pageInfo { hasNextPage endCursor } } }', {}],
  ['a later page', 'query ($after: String) { organisations(first: 25, after: $after) { nodes { name odsCode } } }', { after: true }],
  ['the last page', '{ organisations(last: 25) { nodes { name odsCode } } }', {}],
  [
    'organisations of a kind',
    '{ organisations(first: 25, filter: { kind: { eq: CARE_TRUST } }, orderBy: [{ field: NAME, direction: DESC }]) { nodes { name } } }',
    {},
  ],
  [
    'pilots down to their members',
    '{ pilots(first: 50) { nodes { name lead { name } partnerships { name members { role organisation { name } } } } } }',
    {},
  ],
  ['the series of a commissioner', '{ organisation(odsCode: "5QN") { measures { measure { code } observations { periodStart value } } } }', {}],
  ['its control charts', '{ organisation(odsCode: "5QN") { measures(codes: ["MAR_ELECTIVE"]) { series { variation } } } }', {}],
  ['a page of observations', '{ observations(first: 50) { nodes { value periodStart } } }', {}],
] as const)('no large table is read from end to end for %s', async ([, query, { after }]: readonly [string, string, { after?: boolean }]) => {
  const cursor = after
    ? (await as('ADMIN').run<{ organisations: { pageInfo: { endCursor: string } } }>('{ organisations(first: 200) { pageInfo { endCursor } } }'))
        .organisations.pageInfo.endCursor
    : undefined
  const plan = await planOf(poolOf(product().database), query, cursor ? { after: cursor } : {})
  expect(scans(plan).filter((table) => large.has(table))).toEqual([])
})
