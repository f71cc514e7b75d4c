import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'

import { beforeAll, describe, expect, test } from 'vitest'

import { snippetsFor } from '../../admin/queries/snippets.ts'
import { createTokenFor } from '../../server/identity/index.ts'
import { useProduct } from '../support/product.ts'

const { as, product } = useProduct()
const hasPython = spawnSync('python3', ['-c', 'import requests']).status === 0

// A text with what spreadsheets and scripts stumble over.
beforeAll(async () => {
  await as('ANALYST').run('mutation S($input: SaveOperationInput!) { saveOperation(input: $input) { id } }', {
    input: {
      name: 'place',
      operation:
        'query P($code: String!, $from: Date) { organisation(odsCode: $code) { name odsCode } observations(filter: { periodStart: { gte: $from } }, first: 1) { totalCount } }',
      audience: 'ANALYST',
    },
  })
})

async function runPython(name: string, more: string, change: (text: string) => string = (text) => text): Promise<unknown> {
  const token = await createTokenFor(product().database, { role: 'ANALYST', name: 'Snippet', days: 1 })
  const snippet = snippetsFor(product().address, '/ops/place', { code: '5CC', from: '2011-01-01' }).find((one) => one.name === name)
  const { stdout } = await promisify(execFile)('python3', ['-c', `${change(snippet?.text ?? '')}\nimport json\n${more}`], {
    env: { ...process.env, CAREWEAVE_TOKEN: token },
    maxBuffer: 64 * 1024 * 1024,
  })
  return JSON.parse(stdout) as unknown
}

describe.skipIf(!hasPython)('with Python and requests', () => {
  test('the script for a saved query has its rows', async () => {
    const [{ name, count }] = await product().database.query<[{ name: string; count: number }]>(
      `select (select name from directory.organisation where "odsCode" = '5CC') as name,
        (select count(*)::int from evaluation.observation where "recordedTo" is null and "periodStart" >= '2011-01-01') as count`,
    )
    expect(await runPython('Python', 'print(json.dumps(rows))')).toEqual([
      { 'organisation.name': name, 'organisation.odsCode': '5CC', 'observations.totalCount': String(count) },
    ])
  })

  test('the script that reads page by page has every row once', async () => {
    const one = (text: string) => text.replace('first: 200,', 'first: 200, filter: { measure: { code: { eq: "MAR_DAYCASE_SHARE" } } },')
    const rows = (await runPython('Python, page by page', 'print(json.dumps(rows))', one)) as { periodStart: string; value: number }[]
    const [known] = await product().database.query<[{ count: number; sum: number }]>(
      `select count(*)::int as count, sum(o.value)::float8 as sum from evaluation.observation o
       join evaluation.measure m on m.id = o."measureId" where m.code = 'MAR_DAYCASE_SHARE' and o."recordedTo" is null`,
    )
    expect(rows).toHaveLength(known.count)
    expect(rows.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBeCloseTo(known.sum, 4)
  })
})
