import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

import { StartProblem } from '../platform/problem.ts'
import type { Say } from './progress.ts'
import { onStop } from './stop.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Where the built application is. */
export const adminFolder = join(root, 'dist', 'admin')

// What the build reads, besides the packages that the lock file names.
const SOURCES = ['admin', 'vite.config.ts', 'schema/documents.ts', 'schema/supergraph.graphql', 'tsconfig.json', 'package-lock.json']
const MARK = '.sources'

/** Builds the admin when it is not there or its sources are not those it was built from. */
export async function buildAdmin(say: Say): Promise<void> {
  const sources = digestSources()
  if (isBuiltFrom(sources)) return
  say('Building the admin…')
  // Built beside and exchanged at the end, so that a killed build leaves the former one.
  const fresh = `${adminFolder}.${process.pid}`
  try {
    await runVite(fresh)
    if (isBuiltFrom(sources)) return // another process was quicker, and may be serving it already
    writeFileSync(join(fresh, MARK), sources)
    exchange(fresh, sources)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

// Another process may exchange its own at the same moment, built from the same; either will do.
function exchange(fresh: string, sources: string): void {
  rmSync(adminFolder, { recursive: true, force: true })
  try {
    renameSync(fresh, adminFolder)
  } catch (error) {
    if (!isBuiltFrom(sources)) throw error
  }
}

/** The admin's own operations by their SHA-256, as it was built with them; none before it is built. */
export function readPersisted(): Map<string, string> {
  const file = join(adminFolder, '.persisted.json')
  return new Map(existsSync(file) ? Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : [])
}

function isBuiltFrom(sources: string): boolean {
  const mark = join(adminFolder, MARK)
  return existsSync(mark) && readFileSync(mark, 'utf8') === sources
}

function digestSources(): string {
  const digest = createHash('sha256')
  for (const source of SOURCES) for (const file of filesOf(source)) digest.update(`${file}\n`).update(readFileSync(join(root, file)))
  return digest.digest('hex')
}

function filesOf(source: string): string[] {
  const path = join(root, source)
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return existsSync(path) ? [source] : []
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.generated.'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort()
}

// A process of its own: it uses the second core while the database is prepared, and its memory goes when it ends.
function runVite(folder: string): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vite, 'build', '--outDir', folder, '--logLevel', 'error'], {
      cwd: root,
      // Whatever this process is run for, people are served the packages' production builds, which are a third smaller.
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    onStop(() => void child.kill())
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new StartProblem(`The admin could not be built:\n${output.trim()}`))))
  })
}
