import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { findBinaries } from './binaries.ts'
import { createCluster } from './cluster.ts'
import { isAlive } from './lock.ts'
import { endOrphan } from './orphan.ts'
import { findOwner } from './owner.ts'
import { placeBinaries } from './place.ts'
import { startPostmaster } from './postmaster.ts'

/** A PostgreSQL to throw away: fast, because nothing in it needs to survive a crash. */
export interface Scratch {
  /** The address of one of its databases, as its superuser. */
  urlOf(database: string): string
  drop(): Promise<void>
}

const PREFIX = 'careweave-scratch-'
const PASSWORD = 'scratch'
const FAST = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  autovacuum: 'off',
  jit: 'off',
}

/** Starts an empty PostgreSQL in a folder of the system's temporary files. */
export async function openScratch(): Promise<Scratch> {
  const owner = findOwner()
  const binaries = placeBinaries(findBinaries(), owner)
  await clearLeft()
  const home = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  chmodSync(home, 0o711)
  const folder = join(home, 'postgres')
  await createCluster(binaries, owner, folder, PASSWORD, ['--no-sync'])
  const settings = {
    ...FAST,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '256MB',
    timezone: 'UTC',
  }
  const postmaster = await startPostmaster({
    binaries,
    owner,
    folder,
    logFile: join(home, 'postgres.log'),
    settings,
    onLost: (line) => console.error(line),
  })
  return {
    urlOf: (database) => `postgresql://postgres:${PASSWORD}@127.0.0.1:${postmaster.port}/${database}`,
    async drop() {
      await postmaster.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

// A run that was killed leaves its PostgreSQL behind; the number of its process is in the folder's name.
async function clearLeft(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(name.startsWith(PREFIX) && name.slice(PREFIX.length).split('-')[0])
    if (!pid || isAlive(pid)) continue
    await endOrphan(join(tmpdir(), name, 'postgres'))
    rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}
