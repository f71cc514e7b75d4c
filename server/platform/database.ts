import pg from 'pg'
import { DataSource, type MixedList } from 'typeorm'
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js'

import type { Log } from './log.ts'
import type { Module } from './module.ts'
import { PlainNames } from './naming.ts'
import { platformMigrations } from './migrations/index.ts'
import { claimTables } from './shape.ts'

const DAY = 1082
const WHOLE_64 = 20
const NUMERIC_LIST = [1700]

// Days stay text and counts become numbers: nothing is turned into a Date only to be written as text again.
const parsers: Record<number, (text: string) => unknown> = {
  [DAY]: (text) => text,
  [WHOLE_64]: Number,
  ...Object.fromEntries(NUMERIC_LIST.map((oid) => [oid, Number])),
}
const types = { getTypeParser: (oid: number, format?: never) => parsers[oid] ?? pg.types.getTypeParser(oid, format) }

// Compiling a statement's expressions pays for reports over millions of rows, not for answers of a few.
const LIMITS = '-c jit=off -c statement_timeout=4000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=5000'

/** The one connection pool with TypeORM over it: schema, migrations and commands by TypeORM, reads straight from the pool. */
export function createDatabase(url: string, modules: readonly Module[], log: Log, { pool = 10, limited = true } = {}): DataSource {
  modules.forEach(claimTables)
  return new DataSource({
    type: 'postgres',
    url,
    applicationName: 'careweave',
    entities: modules.flatMap(({ entities }) => entities) as MixedList<never>,
    migrations: [...platformMigrations, ...modules.flatMap(({ migrations }) => migrations)],
    migrationsTableName: 'platform_migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new PlainNames(),
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    poolErrorHandler: (error) => log.warn({ error }, 'a database connection was lost'),
    extra: { max: pool, connectionTimeoutMillis: 3000, types, ...(limited && { options: LIMITS }) },
  })
}

/** The pool under the data source, for reads. A connection that is lost while in use must not end the process. */
export function poolOf(database: DataSource): pg.Pool {
  return (database.driver as PostgresDriver).master as pg.Pool
}

/** Keeps the process alive when PostgreSQL goes away under a connection that is in use. */
export function surviveLostConnections(pool: pg.Pool, log: Log): void {
  pool.on('connect', (client) => client.on('error', (error) => log.warn({ error }, 'a database connection was lost in use')))
}
