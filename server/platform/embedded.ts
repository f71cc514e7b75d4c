import { existsSync, rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import pg from 'pg'

import { findBinaries } from './embedded/binaries.ts'
import { checkRoom, createCluster, keepPassword } from './embedded/cluster.ts'
import { releaseLock, takeLock, type Holder } from './embedded/lock.ts'
import { readPostmaster } from './embedded/orphan.ts'
import { findOwner } from './embedded/owner.ts'
import { makeDataDir, placeBinaries, placeCluster } from './embedded/place.ts'
import { startPostmaster } from './embedded/postmaster.ts'
import { StartProblem } from './problem.ts'

/** A database to connect to, and the way to leave it: whoever started it stops it. */
export interface Database {
  url: string
  close(): Promise<void>
}

type Say = (line: string) => void

// The role and the database have one name.
const NAME = 'careweave'
const LOG_LIMIT = 10 * 1024 * 1024

// Given on the command line, where neither a file nor `alter system` can weaken them: a write that was confirmed survives a crash.
const SETTINGS = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  max_connections: 100,
  max_wal_size: '256MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Short statements only: compiling them costs more than it brings. The data fits in memory or on a fast disk.
  jit: 'off',
  random_page_cost: 1.1,
  log_min_messages: 'warning',
  log_checkpoints: 'off',
}

/** Opens the embedded PostgreSQL of a data folder for the server, which holds the folder as long as it runs. */
export async function openForServer(dataDir: string, say: Say): Promise<Database> {
  makeDataDir(dataDir)
  for (let told = false; ; told = true) {
    const holder = takeLock(dataDir, 'server')
    if (!holder) return start(dataDir, say)
    if (holder.role === 'server') throw new StartProblem(heldBy(holder, dataDir))
    if (!told) say(`Waiting for a command (process ${holder.pid}) to finish with ${dataDir}…`)
    await wait(50)
  }
}

/** Opens it for a command: beside a running server, or started for the command alone. */
export async function openForCommand(dataDir: string): Promise<Database> {
  makeDataDir(dataDir)
  const folder = join(dataDir, 'postgres')
  for (;;) {
    const holder = takeLock(dataDir, 'command')
    if (!holder) return start(dataDir, () => {})
    if (holder.host !== hostname()) throw new StartProblem(heldBy(holder, dataDir))
    const running = holder.role === 'server' ? readPostmaster(folder) : null
    if (running?.isReady) return { url: urlOf(keepPassword(dataDir, folder), running.port), close: async () => {} }
    await wait(50)
  }
}

async function start(dataDir: string, say: Say): Promise<Database> {
  try {
    const owner = findOwner()
    const folder = placeCluster(dataDir, owner, say)
    checkRoom(folder)
    const binaries = placeBinaries(findBinaries(), owner)
    const password = keepPassword(dataDir, folder)
    if (!existsSync(folder)) {
      say('Making an empty PostgreSQL database…')
      await createCluster(binaries, owner, folder, password)
    }
    const logFile = join(dataDir, 'postgres.log')
    if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) rmSync(logFile)
    const postmaster = await startPostmaster({ binaries, owner, folder, logFile, settings: SETTINGS, onLost: say })
    const close = async () => {
      await postmaster.stop()
      releaseLock(dataDir)
    }
    await createDatabase(password, postmaster.port).catch(async (error: unknown) => {
      await postmaster.stop()
      throw error
    })
    return { url: urlOf(password, postmaster.port), close }
  } catch (error) {
    releaseLock(dataDir)
    throw error
  }
}

// The product owns its database and may make others and roles, but is not the superuser.
async function createDatabase(password: string, port: number): Promise<void> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' })
  await client.connect()
  try {
    const { rows } = await client.query(`select rolname as name from pg_roles union all select datname from pg_database`)
    const names = rows.map((row: { name: string }) => row.name)
    const count = names.filter((name) => name === NAME).length
    if (count === 0) await client.query(`create role ${NAME} login createdb createrole password ${client.escapeLiteral(password)}`)
    if (count < 2) await client.query(`create database ${NAME} owner ${NAME}`)
  } finally {
    await client.end()
  }
}

const urlOf = (password: string, port: number): string => `postgresql://${NAME}:${password}@127.0.0.1:${port}/${NAME}`

const heldBy = ({ pid, host }: Holder, dataDir: string): string =>
  host === hostname()
    ? `${dataDir} is in use by process ${pid}: stop it first, or choose another DATA_DIR.`
    : `${dataDir} is in use by process ${pid} on the machine ${host}: stop it first, or remove ${join(dataDir, 'lock')} if that machine is gone.`
