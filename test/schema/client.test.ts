import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { afterAll, beforeAll, expect, test } from 'vitest'

import type * as runtime from '../../schema/client.runtime.ts'
import { createTokenFor } from '../../server/identity/index.ts'
import { useProduct } from '../support/product.ts'

const { product } = useProduct()
const artifacts = fileURLToPath(new URL('../.artifacts/', import.meta.url))
let folder = ''

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const OPERATIONS = `
  query PilotsOfTheme($theme: Theme!) { pilots(filter: { theme: { eq: $theme } }) { totalCount nodes { ...Short } } }
  query Months($code: String!, $after: String) {
    observations(first: 200, after: $after, filter: { measure: { code: { eq: $code } } }) { nodes { id value periodStart } pageInfo { hasNextPage endCursor } }
  }
  fragment Short on Pilot { slug lead { odsCode } }
`
const RIGHT = `
  import { Careweave, Months, PilotsOfTheme } from './careweave.ts'
  const careweave = new Careweave('http://127.0.0.1', 'token')
  const { pilots } = await careweave.ask(PilotsOfTheme, { theme: 'DEMENTIA' })
  export const names: string[] = pilots.nodes.map(({ slug }) => slug)
  export const code: string | null | undefined = pilots.nodes[0]?.lead.odsCode
  for await (const { value } of careweave.rows(Months, { code: 'X' }, ({ observations }) => observations)) { const number: number | null = value; void number }
`
const WRONG = [
  `import { Careweave, PilotsOfTheme } from './careweave.ts'\nawait new Careweave('', '').ask(PilotsOfTheme, { theme: 'CARE' })\nexport {}`,
  `import { Careweave, PilotsOfTheme } from './careweave.ts'\nawait new Careweave('', '').ask(PilotsOfTheme, {})\nexport {}`,
  `import { Careweave, PilotsOfTheme } from './careweave.ts'\n(await new Careweave('', '').ask(PilotsOfTheme, { theme: 'FALLS' })).pilots.nodes[0]?.name\nexport {}`,
]

// In processes of their own: what keeps this one busy keeps the product in it from answering.
const run = (...words: string[]) => promisify(execFile)(process.execPath, words)

beforeAll(async () => {
  mkdirSync(artifacts, { recursive: true })
  folder = mkdtempSync(join(artifacts, 'client-'))
  writeFileSync(join(folder, 'operations.graphql'), OPERATIONS)
  const { stdout } = await run('--import', 'tsx', 'schema/client.cli.ts', join(folder, 'operations.graphql'))
  writeFileSync(join(folder, 'careweave.ts'), stdout)
}, 120_000)

test('the client compiles strictly by itself, and what does not fit the schema does not compile', async () => {
  const uses = [RIGHT, ...WRONG].map((text, at) => {
    const file = join(folder, `use${at}.ts`)
    writeFileSync(file, text)
    return file
  })
  const options =
    '--strict --noEmit --target es2022 --module esnext --moduleResolution bundler --allowImportingTsExtensions --skipLibCheck --lib es2022,dom --types node'
  const said = await run('node_modules/typescript/bin/tsc', '--ignoreConfig', ...options.split(' '), ...uses).then(
    () => '',
    (failure: { stdout: string }) => failure.stdout,
  )
  expect([...new Set(said.match(/\w+(?=\.ts\()/g))].toSorted(), said).toEqual(['use1', 'use2', 'use3'])
}, 120_000)

interface Made {
  PilotsOfTheme: runtime.Operation<unknown, { theme: string }>
  Months: runtime.Operation<{ observations: runtime.Page<{ id: string }> }, { code: string; after?: string | null }>
}

test('it asks, reads a list to its end, and says what was refused', async () => {
  const file = join(folder, 'careweave.ts')
  const { Careweave, PilotsOfTheme, Months } = (await import(/* @vite-ignore */ file)) as typeof runtime & Made
  const careweave = new Careweave(product().address, await createTokenFor(product().database, { role: 'ANALYST', name: 'Client', days: 1 }))
  expect(await careweave.ask(PilotsOfTheme, { theme: 'DEMENTIA' })).toMatchObject({ pilots: { totalCount: 2 } })
  const ids = new Set<string>()
  for await (const { id } of careweave.rows(Months, { code: 'MAR_DAYCASE_SHARE' }, ({ observations }) => observations)) ids.add(id)
  const [{ count }] = await product().database.query<[{ count: number }]>(
    `select count(*)::int as count from evaluation.observation o join evaluation.measure m on m.id = o."measureId" where m.code = 'MAR_DAYCASE_SHARE' and o."recordedTo" is null`,
  )
  expect(ids.size).toBe(count)
  await expect(careweave.ask({ text: '{ accounts { totalCount } }' }, {})).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test('what is not in the schema makes no client', async () => {
  const file = join(folder, 'wrong.graphql')
  writeFileSync(file, 'query X { nothing }')
  await expect(run('--import', 'tsx', 'schema/client.cli.ts', file)).rejects.toThrow('Cannot query field')
}, 120_000)
