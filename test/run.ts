import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { generateDocuments } from '../schema/documents.ts'
import { buildAdmin } from '../server/start/admin.ts'
import { ensureChromium } from './support/chromium.ts'

// `npm test`: what can be told without running anything first, then every test. The last line is the sum.
const root = fileURLToPath(new URL('..', import.meta.url))
const results = join(root, 'test', '.artifacts', 'results.json')
const say = (line: string) => void process.stdout.write(`${line}\n`)

// The program of a package, by the package's name and the file in it, and what it is told.
const types = () => runTool('typescript', 'bin/tsc', '--noEmit')
const lint = () => runTool('oxlint', 'bin/oxlint', '--deny-warnings')
const format = () => runTool('prettier', 'bin/prettier.cjs', '--check', '--log-level=warn', 'server', 'admin', 'schema', 'test', '*.ts', '*.json')

const count = { passed: 0, failed: 0, skipped: 0 }

await check('a browser is there', () => Promise.resolve(say(`Chromium: ${ensureChromium(say)}`)))
await check('the admin’s operations fit the schema', async () => void (await generateDocuments()))
await Promise.all([check('types', types), checkTheRest()])
await runTests()

say('')
say(`${count.passed} passed, ${count.failed} failed${count.skipped ? `, ${count.skipped} skipped` : ''}`)
process.exitCode = count.failed ? 1 : 0

// Beside the types, which take a core for themselves.
async function checkTheRest(): Promise<void> {
  await check('lint', lint)
  await check('format', format)
  await check('the admin builds', () => buildAdmin(say))
}

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
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`, ...process.argv.slice(2)]
  const failure = await run(programOf('vitest', 'vitest.mjs'), args, 'inherit').catch((error: Error) => error)
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

async function runTool(name: string, file: string, ...args: string[]): Promise<void> {
  await run(programOf(name, file), args, 'pipe')
}

function run(program: string, args: string[], output: 'inherit' | 'pipe'): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: root, stdio: ['ignore', output, output] })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
    child.once('error', reject)
    child.once('close', (code, signal) => (code === 0 ? resolve() : reject(new Error(`${signal ?? `exit code ${code}`}\n${text}`))))
  })
}

function programOf(name: string, file: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file)
}

function seconds(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`
}
