import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'

import { StartProblem } from '../problem.ts'
import type { Binaries } from './binaries.ts'
import { canEnter, type Owner } from './owner.ts'

// Where PostgreSQL’s user can always reach, unlike a clone under root's home.
const SHARED = '/var/lib/careweave'

/** Makes DATA_DIR; only its names can be passed by PostgreSQL’s user where that is another. */
export function makeDataDir(dataDir: string): void {
  try {
    if (mkdirSync(dataDir, { recursive: true })) chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700)
  } catch (cause) {
    throw new StartProblem(`The folder of DATA_DIR, ${dataDir}, cannot be made: ${(cause as Error).message}.`, { cause })
  }
}

/** Says where in DATA_DIR, or by a link outside it, the database’s files are. */
export function placeCluster(dataDir: string, owner: Owner | null, say: (line: string) => void): string {
  const inside = join(dataDir, 'postgres')
  if (lstatSync(inside, { throwIfNoEntry: false })?.isSymbolicLink()) return followLink(inside)
  if (canEnter(dataDir, owner)) return join(realpathSync(dataDir), 'postgres')
  const outside = join(mkdtempSync(join(makeShared(dataDir), 'data-')), 'postgres')
  chmodSync(dirname(outside), 0o711)
  symlinkSync(outside, inside)
  say(`PostgreSQL’s user may not enter ${dataDir}, so the database’s files are in ${outside}.`)
  return outside
}

/** The programs where their user can reach them: as npm put them, or a copy. */
export function placeBinaries(binaries: Binaries, owner: Owner | null): Binaries {
  if (canEnter(join(binaries.folder, 'bin'), owner)) return binaries
  const folder = join(makeShared(binaries.folder), `postgresql-${binaries.version}`)
  if (!existsSync(folder)) {
    const copy = mkdtempSync(`${folder}.`)
    for (const part of ['bin', 'lib', 'share']) cpSync(join(binaries.folder, part), join(copy, part), { recursive: true, verbatimSymlinks: true })
    openToAll(copy)
    rename(copy, folder)
  }
  return { ...binaries, folder }
}

function followLink(link: string): string {
  const target = resolve(dirname(link), readlinkSync(link))
  if (existsSync(dirname(target))) return target
  throw new StartProblem(`${link} points to ${target}, which is not there: bring it back, or remove the link to begin with an empty database.`)
}

function makeShared(unreachable: string): string {
  try {
    mkdirSync(SHARED, { recursive: true, mode: 0o755 })
    return SHARED
  } catch (cause) {
    throw new StartProblem(
      `PostgreSQL’s user may not enter ${unreachable} and ${SHARED} cannot be made: move the clone, or let others pass its folders.`,
      { cause },
    )
  }
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory() || path.includes('/bin/')) chmodSync(path, 0o755)
    else if (entry.isFile()) chmodSync(path, 0o644)
  }
}

// Another start may have made the same copy meanwhile; either will do.
function rename(copy: string, folder: string): void {
  try {
    renameSync(copy, folder)
  } catch (error) {
    rmSync(copy, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}
