import pg from 'pg'
import type { DataSource } from 'typeorm'

import { poolOf } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'
import { secretOf } from '../platform/secret.ts'

// What is only ever added to, and by the functions of the owner alone.
const AUDIT = ['auditEntry', 'auditHead', 'auditSubject']
const LONGEST_NAME = 63

/**
 * The address at which the server works: as a role that owns nothing, may change no table, and may neither change nor delete a line of the
 * history. Where the user of the database may not make roles, the server works as that user, and says so.
 */
export async function openForServing(database: DataSource, url: string, log: Log): Promise<string> {
  try {
    const [{ mayMakeRoles }] = await database.query<[{ mayMakeRoles: boolean }]>(
      `select rolcreaterole or rolsuper as "mayMakeRoles" from pg_roles where rolname = current_user`,
    )
    if (!mayMakeRoles) throw new Error('the user of the database may not make roles (CREATEROLE)')
    const serving = await makeRole(database, url)
    await tryRole(serving)
    return serving
  } catch (error) {
    log.warn(
      { reason: (error as Error).message },
      'the server works as the owner of its tables: the history is guarded by triggers and its hash chain, not by rights too',
    )
    return url
  }
}

async function makeRole(database: DataSource, url: string): Promise<string> {
  const address = new URL(url)
  const name = `${decodeURIComponent(address.pathname.slice(1))}_server`.slice(-LONGEST_NAME)
  const password = (await secretOf(poolOf(database), 'database role')).toString('hex')
  const role = pg.escapeIdentifier(name)
  // Of several servers that start at once one makes it and the others find it made.
  await database.transaction(async (db) => {
    await db.query(`select pg_advisory_xact_lock(hashtext('careweave role'))`)
    const [there] = await db.query<unknown[]>(`select 1 from pg_roles where rolname = $1`, [name])
    await db.query(`${there ? 'alter' : 'create'} role ${role} login password ${pg.escapeLiteral(password)}`)
    const schemas = await db.query<{ name: string }[]>(
      `select quote_ident(nspname) as name from pg_namespace where nspname <> 'information_schema' and nspname !~ '^pg_'`,
    )
    const all = schemas.map(({ name: schema }) => schema).join(', ')
    await db.query(`grant usage on schema ${all} to ${role}`)
    await db.query(`grant select, insert, update, delete on all tables in schema ${all} to ${role}`)
    await db.query(`grant usage on all sequences in schema ${all} to ${role}`)
    for (const table of AUDIT) await db.query(`revoke insert, update, delete on platform."${table}" from ${role}`)
  })
  address.username = encodeURIComponent(name)
  address.password = password
  return address.href
}

// Some servers let in only users that they have been told of.
async function tryRole(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1 from platform."auditHead"')
  } finally {
    await client.end().catch(() => {})
  }
}
