import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import { isAlive } from './lock.ts'

interface RunningPostmaster {
  pid: number
  port: number
  isReady: boolean
}

/** What PostgreSQL wrote about itself in the folder that it runs on; null when none does. */
export function readPostmaster(folder: string): RunningPostmaster | null {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' }
  } catch {
    return null
  }
}

/** Stops a PostgreSQL that outlived the process that started it, and clears what it left if its number is another process's now. */
export async function endOrphan(folder: string): Promise<void> {
  const left = readPostmaster(folder)
  if (!left) return
  const patience = Date.now() + 20_000
  for (let signal: NodeJS.Signals | 0 = 'SIGINT'; ; signal = Date.now() > patience ? 'SIGQUIT' : 0) {
    const running = postgresOn(folder, left.pid)
    if (running.length === 0) break
    if (running.includes(left.pid) && isAlive(left.pid)) process.kill(left.pid, signal)
    await wait(25)
  }
  rmSync(join(folder, 'postmaster.pid'), { force: true })
}

// PostgreSQL's processes work in its data folder. Without /proc only the first of them can be asked for, by its number.
function postgresOn(folder: string, first: number): number[] {
  if (process.platform !== 'linux') return isAlive(first) && commandOf(first).includes('postgres') ? [first] : []
  const target = realpathSync(folder)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && worksIn(name, target))
    .map(Number)
}

const commandOf = (pid: number): string => execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })

function worksIn(pid: string, folder: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres') && readlinkSync(`/proc/${pid}/cwd`) === folder
  } catch {
    return false // it ended meanwhile, or belongs to somebody else
  }
}
