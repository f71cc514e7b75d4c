import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

import { describeProblem, StartProblem } from '../problem.ts'
import { program, type Binaries } from './binaries.ts'
import { endOrphan, readPostmaster } from './orphan.ts'
import type { Owner } from './owner.ts'

/** A running PostgreSQL: it is started again when it ends by itself, until it is told to stop. */
export interface Postmaster {
  port: number
  stop(): Promise<void>
}

interface Options {
  binaries: Binaries
  owner: Owner | null
  folder: string
  logFile: string
  settings: Record<string, string | number>
  /** Told when PostgreSQL ended by itself and is started again. */
  onLost: (line: string) => void
}

/** Starts PostgreSQL on the folder, on a free port of this machine only. */
export async function startPostmaster(options: Options): Promise<Postmaster> {
  await endOrphan(options.folder)
  const first = await launch(options)
  let running: ChildProcess | null = first.child
  let stopping = false
  async function keepAlive(): Promise<void> {
    while (running) {
      const [code, signal] = await exitOf(running)
      if (stopping) return
      options.onLost(`PostgreSQL ended (${signal ?? `exit code ${code}`}) and is started again.`)
      running = await relaunch(options, first.port, () => stopping)
      if (stopping) running?.kill('SIGINT')
    }
  }
  const kept = keepAlive()
  return {
    port: first.port,
    async stop() {
      stopping = true
      running?.kill('SIGINT') // PostgreSQL's "fast" shutdown: sessions end, everything is written.
      const patience = setTimeout(() => running?.kill('SIGQUIT'), 30_000)
      await kept
      clearTimeout(patience)
    },
  }
}

async function relaunch(options: Options, port: number, isStopping: () => boolean): Promise<ChildProcess | null> {
  for (let pause = 100; !isStopping(); pause = Math.min(pause * 2, 5_000)) {
    try {
      return (await launch(options, port)).child
    } catch (error) {
      options.onLost(describeProblem(error))
      await wait(pause)
    }
  }
  return null
}

// Worth another try: the processes of a PostgreSQL that was killed need a moment to notice, and a free port may be taken a moment later.
const PASSING = /is still in use|Address already in use/

async function launch(options: Options, fixedPort?: number): Promise<{ child: ChildProcess; port: number }> {
  const patience = Date.now() + 15_000
  for (;;) {
    const port = fixedPort ?? (await freePort())
    const logged = statSync(options.logFile, { throwIfNoEntry: false })?.size ?? 0
    const child = spawnPostgres(options, port)
    if (await untilReady(child, options.folder)) return { child, port }
    const complaint = readFileSync(options.logFile).subarray(logged).toString('utf8')
    if (!PASSING.test(complaint) || Date.now() > patience) throw new StartProblem(explain(complaint, options.logFile))
    await wait(100)
  }
}

function spawnPostgres({ binaries, owner, folder, logFile, settings }: Options, port: number): ChildProcess {
  const log = openSync(logFile, 'a', 0o600)
  const flags = Object.entries({ ...settings, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // In a process group of its own: Ctrl-C reaches Careweave, which stops it when the work in flight is done.
  const child = spawn(program(binaries, 'postgres'), ['-D', folder, ...flags], {
    ...owner,
    cwd: '/',
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    stdio: ['ignore', log, log],
    detached: true,
  })
  closeSync(log)
  child.once('error', ({ message }) => appendFileSync(logFile, `could not run: ${message}\n`))
  return child
}

async function untilReady(child: ChildProcess, folder: string): Promise<boolean> {
  const ended = exitOf(child).then(() => true)
  for (;;) {
    if (await Promise.race([ended, wait(20, false)])) return false
    const running = readPostmaster(folder)
    if (running?.pid === child.pid && running?.isReady) return true
  }
}

async function exitOf(child: ChildProcess): Promise<[number | null, NodeJS.Signals | null]> {
  if (!child.pid)
    await wait(0) // it could not be run at all; the error follows
  else if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return [child.exitCode, child.signalCode]
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await once(server.close(), 'close')
  return port
}

function explain(complaint: string, logFile: string): string {
  if (complaint.includes('No space left on device')) return 'There is no room left on the disk that holds DATA_DIR: free some and start again.'
  const older = /initialized by PostgreSQL version (\d+)/.exec(complaint)
  if (older)
    return `DATA_DIR holds a database of PostgreSQL ${older[1]}, which this version cannot read: back it up with the version that made it and restore it here.`
  const line = complaint.match(/(?:FATAL|PANIC|could not).*/)?.[0]
  return `PostgreSQL did not start${line ? `: ${line}` : ''}. Its log is ${logFile}.`
}
