import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { afterAll } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const runner = join(root, 'server', 'run.mjs')

/** A program of the product as somebody at a terminal has it: a process, its lines, its end. */
export interface Program {
  pid: number
  /** Everything it has printed so far. */
  output(): string
  errors(): string
  /** The first match in what it prints; rejects when the program ends without it. */
  until(pattern: RegExp): Promise<RegExpExecArray>
  kill(signal: NodeJS.Signals): void
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>
}

/** Runs `server/<program>.ts` with these arguments and only these variables of ours. */
export function runProgram(program: string, args: string[], env: Record<string, string>): Program {
  const child = spawn(process.execPath, [runner, program, ...args], { cwd: root, env: { PATH: process.env.PATH, LOG_LEVEL: 'error', ...env } })
  const text = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text.out += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (text.err += chunk))
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals)
  running.add(child)
  void ended.then(() => running.delete(child))
  return {
    pid: child.pid ?? 0,
    output: () => text.out,
    errors: () => text.err,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(text.out)
          if (found) resolve(found)
        }
        child.stdout.on('data', look)
        look()
        void ended.then((end) => reject(new Error(`it ended with ${end} before it printed ${pattern}:\n${text.out}${text.err}`)))
      }),
    kill: (signal) => void child.kill(signal),
    ended,
  }
}

const running = new Set<{ kill(signal: NodeJS.Signals): boolean }>()

/** Runs a program to its end. */
export async function runToEnd(
  program: string,
  args: string[],
  env: Record<string, string>,
): Promise<{ code: number | NodeJS.Signals; output: string; errors: string }> {
  const started = runProgram(program, args, env)
  return { code: await started.ended, output: started.output(), errors: started.errors() }
}

/** A data folder that is gone after the tests of the file, with whatever still runs on it. */
export function makeDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'careweave-operations-'))
  chmodSync(folder, 0o711) // as the product makes its own: PostgreSQL's user must pass
  afterAll(() => {
    for (const child of running) child.kill('SIGKILL')
    const left = postgresOf(folder)
    if (left && isAlive(left)) process.kill(left, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** The process of the folder's PostgreSQL, while it has one. */
export function postgresOf(dataDir: string): number | null {
  try {
    return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return null
  }
}

/** Whether a process of that number runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** A port that is held until it is given back. */
export async function holdPort(): Promise<{ port: number; release(): Promise<unknown> }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, release: () => once(server.close(), 'close') }
}
