import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'

import { beforeAll, expect, test } from 'vitest'

import { snippetsFor } from '../../admin/queries/snippets.ts'
import { createTokenFor } from '../../server/identity/index.ts'
import { useProduct } from '../support/product.ts'

const { as, product } = useProduct()

const MANY = 100_000

// A hundred thousand days of one measure at one organisation.
beforeAll(async () => {
  await product().database.query(
    `insert into evaluation.observation ("subjectId", "subjectKind", "measureId", "periodStart", "periodEnd", value)
     select s.id, s.kind, m.id, day::date, day::date, extract(day from day)
     from evaluation.subject s, evaluation.measure m, generate_series('1700-01-01'::date, '1700-01-01'::date + $1::int - 1, '1 day') day
     where s.code = 'TAL' and m.code = 'MAR_ELECTIVE'`,
    [MANY],
  )
  await product().database.query('analyze evaluation.observation')
})

const write = (from: string) =>
  product().database.query(
    `insert into evaluation.observation ("subjectId", "subjectKind", "measureId", "periodStart", "periodEnd", value)
     select s.id, s.kind, m.id, $1::date, $1::date + 1, 1 from evaluation.subject s, evaluation.measure m where s.code = 'TAL' and m.code = 'MAR_ELECTIVE'`,
    [from],
  )

test('a hundred thousand observations are read to the end, none twice and none left out, while others write', async () => {
  const query = `{ observations(filter: { measure: { code: { eq: "MAR_ELECTIVE" } }, periodStart: { lt: "1990-01-01" } }, orderBy: [{ field: PERIOD_START }]) { nodes { periodStart periodEnd } } }`
  const response = await as('ANALYST').fetch('/exports', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  let writes = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value
    if (writes < 40 && text.length > writes * 50_000) {
      // Before where the reader is, and far behind it.
      await write(`1650-01-${String((writes % 28) + 1).padStart(2, '0')}`).catch(() => undefined)
      await write(`1${String(700 + writes * 7)}-06-15`).catch(() => undefined)
      writes += 1
    }
  }
  const lines = text.trimEnd().split('\r\n').slice(1)
  const days = lines.filter((line) => line.slice(0, 10) === line.slice(11)).map((line) => line.slice(0, 10))
  expect(writes).toBeGreaterThan(5)
  expect(new Set(lines).size).toBe(lines.length)
  expect(days).toHaveLength(MANY)
  expect(days.every((day, at) => at === 0 || days[at - 1]! < day)).toBe(true)
}, 240_000)

test.skipIf(spawnSync('curl', ['--version']).status !== 0)('the line for curl is the answer of the address', async () => {
  await as('ANALYST').run('mutation S($input: SaveOperationInput!) { saveOperation(input: $input) { id } }', {
    input: { name: 'place', operation: 'query P($code: String!) { organisation(odsCode: $code) { name } }', audience: 'ANALYST' },
  })
  const token = await createTokenFor(product().database, { role: 'ANALYST', name: 'Snippet', days: 1 })
  const [curl] = snippetsFor(product().address, '/ops/place', { code: 'TAL' })
  const { stdout } = await promisify(execFile)('sh', ['-c', curl?.text ?? ''], { env: { ...process.env, CAREWEAVE_TOKEN: token } })
  expect(stdout).toBe('organisation.name\r\nTorbay Care Trust\r\n')
})
