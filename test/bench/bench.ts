import { fork, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual, parseArgs } from 'node:util'

import { openForCommand } from '../../server/platform/embedded.ts'
import { load, type Measured, type Target } from './load.ts'
import { reads, type Read } from './reads.ts'

const { values: options } = parseArgs({ options: { json: { type: 'boolean', default: false }, seconds: { type: 'string', default: '2' } } })
const root = new URL('../..', import.meta.url).pathname
const dataDir = mkdtempSync(join(tmpdir(), 'careweave-bench-'))
const ROUNDS = 3
const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!
const children: ChildProcess[] = []
const say = (line: string): void => void (options.json || console.log(line))

try {
  const results = await measureAll(await startAll())
  if (options.json) console.log(JSON.stringify({ reads: results }))
} finally {
  await stopAll()
  rmSync(dataDir, { recursive: true, force: true })
}

interface Stacks {
  ours: Target
  limit: Target
  naive: Target
}

async function startAll(): Promise<Stacks> {
  say('Starting the product on a database of its own…')
  const environment = { ...process.env, DATA_DIR: dataDir, PORT: '0', RATE_LIMIT_FACTOR: '1000000', LOG_LEVEL: 'error' }
  const product = spawn(process.execPath, ['server/run.mjs', 'main'], { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(product)
  const port = Number(await lineOf(product, /http:\/\/[^\s/]+:(\d+)/))
  const token = await outputOf(['server/run.mjs', 'cli/token', '--role', 'ANALYST', '--name', 'bench'], environment)
  const { url, close } = await openForCommand(dataDir)
  await close()
  const [limit, naive] = await Promise.all(['limit.ts', 'naive.ts'].map((file) => startStack(file, url)))
  return { ours: { port, headers: { authorization: `Bearer ${token}` } }, limit: limit!, naive: naive! }
}

function startStack(file: string, url: string): Promise<Target> {
  const child = fork(join(root, 'test/bench', file), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, DATABASE_URL: url, NODE_ENV: 'production' },
  })
  children.push(child)
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Target))
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)))
  })
}

function lineOf(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      const found = pattern.exec(text)?.[1]
      if (found) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`the product ended with ${code}\n${text}`)))
  })
}

function outputOf(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  return new Promise((resolve, reject) =>
    child.once('close', (code) => (code === 0 ? resolve(text.trim()) : reject(new Error(`${args.join(' ')} ended with ${code}`)))),
  )
}

async function answerOf({ port, headers = {} }: Target, body: string): Promise<{ data: unknown }> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  return (await response.json()) as { data: unknown }
}

async function measureAll(stacks: Stacks): Promise<object[]> {
  const results: object[] = []
  for (const read of reads) {
    const body = JSON.stringify({ query: read.query, variables: read.variables })
    await checkAlike(stacks, read, body)
    const statements = await statementsOf(stacks.ours, body)
    for (const connections of [1, 32]) {
      const perSecond: Record<keyof Stacks, Measured[]> = { ours: [], limit: [], naive: [] }
      for (let round = 0; round < ROUNDS; round += 1) {
        const order: (keyof Stacks)[] = ['ours', 'limit', 'naive']
        for (const stack of round % 2 ? order.toReversed() : order) {
          await load(stacks[stack], body, connections, 300)
          perSecond[stack].push(await load(stacks[stack], body, connections, Number(options.seconds) * 1000))
        }
      }
      const [ours, limit, naive] = (['ours', 'limit', 'naive'] as const).map((stack) => median(perSecond[stack].map((one) => one.perSecond)))
      const at = (share: 'p50' | 'p99'): string => median(perSecond.ours.map((one) => one[share])).toFixed(1)
      results.push({ name: read.name, connections, ours, limit, naive, statements })
      const ratios = `${(ours! / limit!).toFixed(2)} of the limit, ${(ours! / naive!).toFixed(1)} × the usual stack`
      say(
        `${read.name.padEnd(30)} ${String(connections).padStart(2)} connections: ${Math.round(ours!)}/s, ${ratios}; p50 ${at('p50')} ms, p99 ${at('p99')} ms; statements: ${statements}`,
      )
    }
  }
  return results
}

async function checkAlike(stacks: Stacks, { name }: Read, body: string): Promise<void> {
  const [ours, limit, naive] = await Promise.all([stacks.ours, stacks.limit, stacks.naive].map((stack) => answerOf(stack, body)))
  if (!isDeepStrictEqual(ours!.data, limit!.data) || !isDeepStrictEqual(ours!.data, naive!.data))
    throw new Error(`${name}: the answers differ\n${[ours, limit, naive].map((answer) => JSON.stringify(answer).slice(0, 700)).join('\n')}`)
}

// The product's own count, from its metrics.
async function statementsOf(target: Target, body: string): Promise<number> {
  const count = async (): Promise<number> => {
    const text = await (await fetch(`http://127.0.0.1:${target.port}/metrics`)).text()
    return Number(/^careweave_statements_total (\d+)/m.exec(text)?.[1] ?? NaN)
  }
  const before = await count()
  await answerOf(target, body)
  return (await count()) - before
}

async function stopAll(): Promise<void> {
  await Promise.all(
    children.map((child) => {
      if (child.exitCode !== null) return undefined
      const ended = new Promise((resolve) => child.once('exit', resolve))
      if (child.connected) child.disconnect()
      else child.kill('SIGTERM')
      return ended
    }),
  )
}
