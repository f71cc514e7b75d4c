import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { ensureChromium } from './support/chromium.ts'

// `npm test`: what can be told without running anything first, then every test. The last line is the sum.
const root = fileURLToPath(new URL('..', import.meta.url))
const results = join(root, 'test', '.artifacts', 'results.json')
const say = (line: string) => void process.stdout.write(`${line}\n`)

interface Gate {
  name: string
  /** The package whose program is run, and the program's file in it. */
  program: [name: string, file: string]
  args: string[]
}

const gates: Gate[] = [
  { name: 'types', program: ['typescript', 'bin/tsc'], args: ['--noEmit'] },
  { name: 'lint', program: ['oxlint', 'bin/oxlint'], args: ['--deny-warnings'] },
  {
    name: 'format',
    program: ['prettier', 'bin/prettier.cjs'],
    args: ['--check', '--log-level=warn', 'server', 'admin', 'schema', 'test', '*.ts', '*.json'],
  },
]

const count = { passed: 0, failed: 0, skipped: 0 }

await check('browser', () => Promise.resolve(say(`Chromium: ${ensureChromium(say)}`)))
await check('typed documents', () => run(process.execPath, ['--import', 'tsx', 'schema/documents.cli.ts']))
for (const { name, program, args } of gates) await check(name, () => run(process.execPath, [programOf(...program), ...args]))
await runTests()

say('')
say(`${count.passed} passed, ${count.failed} failed${count.skipped ? `, ${count.skipped} skipped` : ''}`)
process.exitCode = count.failed ? 1 : 0

async function check(name: string, work: () => Promise<void>): Promise<void> {
  const began = performance.now()
  try {
    await work()
    count.passed += 1
    say(`✓ ${name} (${seconds(began)})`)
  } catch (error) {
    count.failed += 1
    say(`✗ ${name}: ${(error as Error).message}`)
  }
}

interface Results {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

/** Runs Vitest; a file that did not load and an error outside any test count as failures too. */
async function runTests(): Promise<void> {
  mkdirSync(dirname(results), { recursive: true })
  rmSync(results, { force: true })
  const failure = await run(process.execPath, [
    programOf('vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}`,
    ...process.argv.slice(2),
  ]).catch((error: Error) => error)
  const found = readResults()
  const unloaded = found?.testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.length).length ?? 0
  const failed = (found?.numFailedTests ?? 0) + unloaded
  count.passed += found?.numPassedTests ?? 0
  count.failed += failed || (failure ? 1 : 0)
  count.skipped += (found?.numPendingTests ?? 0) + (found?.numTodoTests ?? 0)
}

function readResults(): Results | null {
  try {
    return JSON.parse(readFileSync(results, 'utf8')) as Results
  } catch {
    return null // Vitest did not get as far as writing them
  }
}

function run(command: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', reject)
    child.once('exit', (code, signal) => (code === 0 ? resolve() : reject(new Error(signal ?? `exit code ${code}`))))
  })
}

function programOf(name: string, file: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file)
}

function seconds(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`
}
