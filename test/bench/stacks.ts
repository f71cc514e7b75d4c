import { fork, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { openForCommand } from '../../server/platform/embedded.ts'
import type { Target } from './load.ts'

const root = new URL('../..', import.meta.url).pathname
const peer = join(root, 'test/bench/peer')
const peersNode = join(peer, 'node_modules/node/bin/node')
const dataDirs: string[] = []
const children: ChildProcess[] = []

/**
 * The stacks that answer the same reads: `ours` computes each answer anew, `alone` is ours where no two connections ask the same and so
 * share no statement, `kept` is ours where it may give an answer it has kept.
 */
export type StackName = 'ours' | 'alone' | 'kept' | 'limit' | 'postgraphile' | 'naive'
export type Stacks = Partial<Record<StackName, Target>> & Record<'ours' | 'alone' | 'kept' | 'limit' | 'naive', Target>

/** Starts every stack on one database with the programme's record, all on the same Node; the peer's where it can be installed. */
export async function startStacks(say: (line: string) => void): Promise<Stacks> {
  const node = (await installPeer(say)) ? peersNode : process.execPath
  const { kept, url } = await startProduct(say, node)
  const stack = (file: string) => startStack(node, join(root, 'test/bench', file), url)
  const [limit, naive, postgraphile] = await Promise.all([
    stack('limit.ts'),
    stack('naive.ts'),
    node === peersNode ? startStack(node, join(peer, 'server.mjs'), url) : undefined,
  ])
  const ours = { ...kept, headers: { ...kept.headers, 'cache-control': 'no-cache' } }
  return { ours, alone: ours, kept, limit, naive, ...(postgraphile && { postgraphile }) }
}

/** Starts the product on a database of its own, with a token for an analyst unless another role is said. */
export async function startProduct(
  say: (line: string) => void,
  node = process.execPath,
  role: 'ANALYST' | 'ADMIN' = 'ANALYST',
): Promise<{ kept: Target; url: string }> {
  say(`Starting the product on a database of its own, with Node ${await outputOf(node, ['-v'], process.env)}…`)
  const dataDir = mkdtempSync(join(tmpdir(), 'careweave-bench-'))
  dataDirs.push(dataDir)
  const environment = { ...process.env, DATA_DIR: dataDir, PORT: '0', RATE_LIMIT_FACTOR: '1000000', LOG_LEVEL: 'error' }
  const product = spawn(node, ['server/run.mjs', 'main'], { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(product)
  const port = Number(await lineOf(product, /http:\/\/[^\s/]+:(\d+)/))
  const token = await outputOf(node, ['server/run.mjs', 'cli/token', '--role', role, '--name', 'bench'], environment)
  const { url, close } = await openForCommand(dataDir)
  await close()
  return { kept: { port, pid: product.pid!, headers: { authorization: `Bearer ${token}` } }, url }
}

// Its packages and the newer Node that it needs are no part of the product: they are fetched for the benchmark alone.
async function installPeer(say: (line: string) => void): Promise<boolean> {
  if (existsSync(peersNode)) return true
  say('Installing the peer…')
  const code = await new Promise((resolve) =>
    spawn('npm', ['ci'], { cwd: peer, stdio: 'ignore' })
      .once('error', () => resolve(1))
      .once('close', resolve),
  )
  if (code !== 0) say('The peer cannot be installed here, so it is left out.')
  return code === 0 && existsSync(peersNode)
}

function startStack(node: string, file: string, url: string): Promise<Target> {
  const child = fork(file, {
    execPath: node,
    execArgv: file.endsWith('.ts') ? ['--import', 'tsx'] : [],
    env: { ...process.env, DATABASE_URL: url, NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
  })
  children.push(child)
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve({ ...(message as Target), pid: child.pid! }))
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

function outputOf(node: string, args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(node, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  return new Promise((resolve, reject) =>
    child.once('close', (code) => (code === 0 ? resolve(text.trim()) : reject(new Error(`${args.join(' ')} ended with ${code}`)))),
  )
}

/** The processor time that a process has used, in milliseconds, and its memory in MB; null where the system does not tell. */
export function usageOf(pid: number): { cpuMs: number; memoryMb: number } | null {
  try {
    const [, , ...after] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) | /)
    const memory = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    const ticks = Number(after[11]) + Number(after[12])
    return { cpuMs: ticks * 10, memoryMb: Number(memory) / 1024 }
  } catch {
    return null
  }
}

/** Stops whatever was started and removes the database. */
export async function stopStacks(): Promise<void> {
  await Promise.all(
    children.map((child) => {
      if (child.exitCode !== null) return undefined
      const ended = new Promise((resolve) => child.once('exit', resolve))
      if (child.connected) child.disconnect()
      else child.kill('SIGTERM')
      return ended
    }),
  )
  for (const dataDir of dataDirs) {
    // Started by root, the product leaves a link here to where its database is, in a folder of its own.
    const files = join(dataDir, 'postgres')
    const folder = existsSync(files) ? dirname(realpathSync(files)) : dataDir
    for (const one of [folder, dataDir]) rmSync(one, { recursive: true, force: true })
  }
}
