import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

/** Who holds a data folder: the server, or a command that opened its database meanwhile. */
export interface Holder {
  pid: number
  role: 'server' | 'command'
  host: string
  /** Tells the process from a later one with the same number, where the system can. */
  born: string | null
}

const fileOf = (dataDir: string) => join(dataDir, 'lock')

/** Takes the folder for this process; the holder if there is one that lives, else null. */
export function takeLock(dataDir: string, role: Holder['role']): Holder | null {
  const file = fileOf(dataDir)
  const own = `${file}.${process.pid}`
  writeFileSync(own, JSON.stringify({ pid: process.pid, role, host: hostname(), born: bornAt(process.pid) } satisfies Holder))
  try {
    for (;;) {
      if (linked(own, file)) return null
      const text = read(file)
      const holder = text && parse(text)
      if (holder && lives(holder)) return holder
      if (text !== null) removeStale(file, text)
    }
  } finally {
    rmSync(own, { force: true })
  }
}

/** Gives the folder back. */
export function releaseLock(dataDir: string): void {
  if (parse(read(fileOf(dataDir)) ?? '')?.pid === process.pid) rmSync(fileOf(dataDir), { force: true })
}

/** Whether a process of that number runs on this machine; one that ended and was not yet cleared away does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return statusOf(pid)?.[0] !== 'Z'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

// A process of another machine (or container) cannot be seen from here: it is taken to live.
function lives({ pid, host, born }: Holder): boolean {
  if (host !== hostname()) return true
  if (pid === process.pid) return born === bornAt(pid)
  return isAlive(pid) && (born === null || born === bornAt(pid))
}

const bornAt = (pid: number): string | null => statusOf(pid)?.[19] ?? null

// The fields of /proc/<pid>/stat after the name: the state first, the start twentieth. See proc(5).
function statusOf(pid: number): string[] | undefined {
  const status = read(`/proc/${pid}/stat`)
  return status?.slice(status.lastIndexOf(')') + 2).split(' ')
}

// Linking is one step for the system: of several starts one wins, and nobody sees half a file.
function linked(own: string, file: string): boolean {
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

// Moved away first: if another start took the folder since we read, its lock goes back.
function removeStale(file: string, text: string): void {
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return // somebody else was faster
  }
  if (read(aside) !== text) linked(aside, file)
  rmSync(aside, { force: true })
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function parse(text: string): Holder | null {
  try {
    return JSON.parse(text) as Holder
  } catch {
    return null
  }
}
