import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'

import { DefaultSettings, TaskUtils } from '@microsoft/powerquery-parser'
import { beforeAll, describe, expect, test } from 'vitest'

import { snippetsFor } from '../../admin/queries/snippets.ts'
import { createTokenFor } from '../../server/identity/index.ts'
import { useProduct } from '../support/product.ts'

const { as, product } = useProduct()
const hasPython = spawnSync('python3', ['-c', 'import requests']).status === 0
const hasR = spawnSync('Rscript', ['-e', 'library(httr2)']).status === 0

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

const textOf = (name: string, values: Record<string, unknown>): string =>
  snippetsFor(product().address, '/ops/place', values).find((one) => one.name === name)?.text ?? ''
const newToken = () => createTokenFor(product().database, { role: 'ANALYST', name: 'Snippet', days: 1 })

// What the scripts must give: the place and the number of figures.
async function known(): Promise<Record<string, string>> {
  const [{ name, count }] = await product().database.query<[{ name: string; count: number }]>(
    `select (select name from directory.organisation where "odsCode" = '5CC') as name,
      (select count(*)::int from evaluation.observation where "recordedTo" is null and "periodStart" >= '2011-01-01') as count`,
  )
  return { 'organisation.name': name, 'organisation.odsCode': '5CC', 'observations.totalCount': String(count) }
}

async function runPython(name: string, more: string, change: (text: string) => string = (text) => text): Promise<unknown> {
  const text = change(textOf(name, { code: '5CC', from: '2011-01-01' }))
  const { stdout } = await promisify(execFile)('python3', ['-c', `${text}\nimport json\n${more}`], {
    env: { ...process.env, CAREWEAVE_TOKEN: await newToken() },
    maxBuffer: 64 * 1024 * 1024,
  })
  return JSON.parse(stdout) as unknown
}

test('curl as it is shown has the rows', async () => {
  const { stdout } = await promisify(execFile)('sh', ['-c', textOf('curl', { code: '5CC', from: '2011-01-01' })], {
    env: { ...process.env, CAREWEAVE_TOKEN: await newToken() },
  })
  expect(stdout.split('\r\n').slice(0, 2)).toEqual([Object.keys(await known()).join(), expect.stringContaining(',5CC,') as string])
})

test('values of every kind reach the query as they are', async () => {
  const operation =
    'query K($codes: [String!]!, $order: [OrganisationOrder!], $filter: OrganisationFilter!, $none: Int) { organisations(filter: { and: [{ odsCode: { in: $codes } }, $filter] }, orderBy: $order, first: $none) { nodes { odsCode } } }'
  await as('ANALYST').run('mutation S($input: SaveOperationInput!) { saveOperation(input: $input) { id } }', { input: { name: 'kinds', operation } })
  const values = {
    codes: ['TAL', '5CC', '5QN'],
    order: [
      { field: 'ODS_CODE', direction: 'DESC' },
      { field: 'NAME', direction: 'ASC' },
    ],
    filter: { not: { odsCode: { eq: '5QN' } } },
    none: null,
  }
  const [curl] = snippetsFor(product().address, '/ops/kinds', values)
  const { stdout } = await promisify(execFile)('sh', ['-c', curl?.text ?? ''], { env: { ...process.env, CAREWEAVE_TOKEN: await newToken() } })
  expect(stdout).toBe('odsCode\r\nTAL\r\n5CC\r\n')
})

// Power Query itself runs in Excel and Power BI only: its language's own parser reads what is shown.
test('Power Query’s parser takes what is shown, with values that need care', async () => {
  for (const values of [{}, { code: '5CC' }, { type: 'say "so", #(lf) and\nmore', list: [{ a: 1 }, { a: 2 }], words: ['A', 'B'] }]) {
    const task = await TaskUtils.tryLexParse(DefaultSettings, textOf('Power Query', values))
    expect([task.stage, task.resultKind, 'error' in task ? task.error.message : null]).toEqual(['Parse', 'Ok', null])
  }
  const broken = await TaskUtils.tryLexParse(DefaultSettings, textOf('Power Query', {}).replace('in\n', ''))
  expect(broken.resultKind).toBe('Error')
})

// Where R with httr2 is not installed this says that it was skipped; on Debian: apt-get install r-base-core r-cran-httr2.
describe.skipIf(!hasR)('with R and httr2', () => {
  test('the script for a saved query has its rows, codes as text', async () => {
    const script = `${textOf('R', { code: '5CC', from: '2011-01-01' })}\ncat(jsonlite::toJSON(rows))`
    const { stdout } = await promisify(execFile)('Rscript', ['-e', script], { env: { ...process.env, CAREWEAVE_TOKEN: await newToken() } })
    expect(JSON.parse(stdout)).toEqual([await known()])
  })
})

describe.skipIf(!hasPython)('with Python and requests', () => {
  test('the script for a saved query has its rows', async () => {
    expect(await runPython('Python', 'print(json.dumps(rows))')).toEqual([await known()])
  })

  test('the script that reads page by page has every row once', async () => {
    const one = (text: string) => text.replace('first: 200,', 'first: 200, filter: { measure: { code: { eq: "MAR_DAYCASE_SHARE" } } },')
    const rows = (await runPython('Python, page by page', 'print(json.dumps(rows))', one)) as { periodStart: string; value: number }[]
    const [all] = await product().database.query<[{ count: number; sum: number }]>(
      `select count(*)::int as count, sum(o.value)::float8 as sum from evaluation.observation o
       join evaluation.measure m on m.id = o."measureId" where m.code = 'MAR_DAYCASE_SHARE' and o."recordedTo" is null`,
    )
    expect(rows).toHaveLength(all.count)
    expect(rows.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBeCloseTo(all.sum, 4)
  })
})
