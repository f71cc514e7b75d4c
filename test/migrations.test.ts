import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DataSource } from 'typeorm'

import { modules } from '../server/modules.ts'
import { createDatabase } from '../server/platform/database.ts'
import { createLog } from '../server/platform/log.ts'
import { findDifference, migrate } from '../server/platform/migrate.ts'
import { closeDatabase } from '../server/start/close.ts'
import { makeDatabase, type TestDatabase } from './support/database.ts'

let made: TestDatabase
let database: DataSource

beforeAll(async () => {
  made = await makeDatabase('empty')
  database = await createDatabase(made.url, modules, createLog('error'), { pool: 4, limited: false }).initialize()
})
afterAll(async () => {
  await closeDatabase(database)
  await made.drop()
})

test('the migrations say all that the classes say', async () => {
  await expect(findDifference(database)).resolves.toEqual({ up: [], down: [] })
})

test('every migration can be undone, and done again to the same schema', async () => {
  const before = await describeSchema()
  expect(before.length).toBeGreaterThan(300)
  for (const _ of database.migrations) await database.undoLastMigration({ transaction: 'each' })
  await expect(describeSchema()).resolves.toEqual([])
  await expect(migrate(database)).resolves.toHaveLength(database.migrations.length)
  await expect(describeSchema()).resolves.toEqual(before)
})

test('a database that is up to date is left as it is', async () => {
  await expect(migrate(database)).resolves.toEqual([])
})

test('of several starts at once one migrates and the others wait', async () => {
  const { url, drop } = await makeDatabase('nothing')
  const several = await Promise.all([1, 2, 3].map(() => createDatabase(url, modules, createLog('error'), { pool: 2, limited: false }).initialize()))
  const done = await Promise.all(several.map(migrate))
  expect(done.map(({ length }) => length).sort((a, b) => a - b)).toEqual([0, 0, database.migrations.length])
  await Promise.all(several.map(closeDatabase))
  await drop()
})

test('a database of a later version is refused by the names it has and we have not', async () => {
  await database.query(`insert into platform_migration (timestamp, name) values (1999999999999, 'Tomorrow1999999999999')`)
  await expect(migrate(database)).rejects.toThrow(
    'The database was made by a later version of Careweave (it has Tomorrow1999999999999): run that one.',
  )
})

// Columns, constraints, indexes, functions, triggers and types of ours, each as one line that says all about it.
async function describeSchema(): Promise<string[]> {
  const rows = await database.query<{ line: string }[]>(`
    with ours as (select oid, nspname from pg_namespace where nspname <> 'information_schema' and nspname !~ '^pg_' and nspname <> 'public')
    select format('column %s.%s %s: %s not null %s default %s', nspname, relname, attname, format_type(atttypid, atttypmod), attnotnull, pg_get_expr(adbin, adrelid)) as line
      from pg_attribute join pg_class c on c.oid = attrelid join ours on ours.oid = relnamespace left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attnum > 0 and not attisdropped
    union all select format('constraint %s %s: %s', conrelid::regclass, conname, pg_get_constraintdef(c.oid)) from pg_constraint c join ours on ours.oid = connamespace
    union all select format('index %s', indexdef) from pg_indexes join ours on schemaname = nspname
    union all select format('function %s', pg_get_functiondef(p.oid)) from pg_proc p join ours on ours.oid = pronamespace
    union all select format('trigger %s', pg_get_triggerdef(t.oid)) from pg_trigger t join pg_class c on c.oid = tgrelid join ours on ours.oid = relnamespace where not tgisinternal
    union all select format('type %s: %s', enumtypid::regtype, string_agg(enumlabel, ', ' order by enumsortorder)) from pg_enum group by enumtypid
    order by 1`)
  return rows.map(({ line }) => line)
}
