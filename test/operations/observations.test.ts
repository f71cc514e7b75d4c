import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { makeDataDir, runToEnd } from './program.ts'

const dataDir = makeDataDir()
const env = { DATA_DIR: dataDir }
const file = join(dataDir, 'observations.csv')

test('a measure is printed as CSV, its header first, and nothing else', async () => {
  const { code, output, errors } = await runToEnd('cli/export', ['MAR_ELECTIVE'], env)
  expect([code, errors]).toEqual([0, ''])
  const [header, ...lines] = output.trimEnd().split('\n')
  expect(header).toContain('subject,')
  expect(lines).toHaveLength(152 * 48)
}, 180_000)

test('everything goes to a file, and back in it changes nothing', async () => {
  await expect(runToEnd('cli/export', ['all', '--out', file], env)).resolves.toMatchObject({ code: 0, output: '' })
  const { code, output } = await runToEnd('cli/import', [file], env)
  expect(code).toBe(0)
  expect(output).toMatch(/^65664 rows: 0 added, 0 revised, 65664 unchanged, 0 refused\.\n$/)
}, 120_000)

test('rows that are wrong are told one by one, and the exit code is 1', async () => {
  const wrong = join(dataDir, 'wrong.csv')
  const [header, first = '', second = ''] = readFileSync(file, 'utf8').split('\n')
  writeFileSync(wrong, [header, first.replace(/\d{4}-\d{2}-\d{2}/, 'April'), second].join('\n'))
  const { code, output } = await runToEnd('cli/import', [wrong, '--dry-run'], env)
  expect(code).toBe(1)
  expect(output).toMatch(/^row 2, period_start "April": .+\n2 rows: 0 added, 0 revised, 1 unchanged, 1 refused; a dry run, nothing is kept\.\n$/)
}, 60_000)

test.for([
  ['cli/export', 'NO_SUCH_MEASURE', 'No measure has the code NO_SUCH_MEASURE.'],
  ['cli/export', '', 'Usage: npm run --silent export'],
  ['cli/import', '/no/such/file.csv', '/no/such/file.csv cannot be read.'],
] as const)('%s %s is refused in one line', async ([program, argument, sentence]) => {
  const { code, output, errors } = await runToEnd(program, argument ? [argument] : [], env)
  expect([code, output]).toEqual([1, ''])
  expect(errors).toMatch(/^[^\n]+\n$/)
  expect(errors).toContain(sentence)
})
