import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { StartProblem } from '../problem.ts'
import { program, type Binaries } from './binaries.ts'
import type { Owner } from './owner.ts'

const MEGABYTE = 1024 * 1024
// An empty cluster takes 40 MB and its log of changes up to 256 MB more.
const ROOM = { first: 400 * MEGABYTE, later: 64 * MEGABYTE }

/** Makes the database's files: all of them or none, so that a killed start is begun again. */
export async function createCluster(binaries: Binaries, owner: Owner | null, folder: string, password: string, flags: string[] = []): Promise<void> {
  const unfinished = `${folder}.unfinished`
  const passwordFile = `${folder}.password`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  rmSync(passwordFile, { force: true })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (owner) for (const path of [unfinished, passwordFile]) chownSync(path, owner.uid, owner.gid)
  try {
    // The programme is English: en-GB decides how names sort. Checksums tell a damaged page from a whole one.
    const order = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en-GB', '--data-checksums']
    const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
    await runInitdb(binaries, owner, [`--pgdata=${unfinished}`, ...order, ...access, '--no-instructions', ...flags])
    renameSync(unfinished, folder)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** The password of the embedded database: made once, readable by the user that runs Careweave. */
export function keepPassword(dataDir: string, folder: string): string {
  const file = join(dataDir, 'password')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  if (existsSync(folder))
    throw new StartProblem(`${file} is missing, and the embedded database does not open without it: bring it back from your copy of DATA_DIR.`)
  const password = randomBytes(24).toString('base64url')
  writeFileSync(`${file}.new`, password, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  return password
}

/** Refuses to begin on a disk that would be full before the start is done. */
export function checkRoom(folder: string): void {
  const { bavail, bsize } = statfsSync(dirname(folder))
  const [free, needed] = [bavail * bsize, existsSync(folder) ? ROOM.later : ROOM.first]
  if (free >= needed) return
  const megabytes = (bytes: number) => `${Math.floor(bytes / MEGABYTE)} MB`
  throw new StartProblem(
    `The disk that holds ${dirname(folder)} has ${megabytes(free)} free and ${megabytes(needed)} are needed: free some, or choose another DATA_DIR.`,
  )
}

function runInitdb(binaries: Binaries, owner: Owner | null, flags: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program(binaries, 'initdb'), flags, {
      ...owner,
      cwd: '/',
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    })
    let complaint = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
    child.once('error', (cause) =>
      reject(new StartProblem(`PostgreSQL does not run here: ${cause.message}. Set DATABASE_URL to use another server.`, { cause })),
    )
    child.once('close', (code) => (code === 0 ? resolve() : reject(new StartProblem(explain(complaint)))))
  })
}

function explain(complaint: string): string {
  if (complaint.includes('No space left on device')) return 'There is no room left on the disk that holds DATA_DIR: free some and start again.'
  const line = complaint.split('\n').find((text) => /error|fatal|cannot/i.test(text)) ?? complaint.trim().split('\n')[0]
  return `PostgreSQL could not make its files: ${line?.replace(/^initdb: error: /, '') || 'it said nothing'}.`
}
