import { afterAll, beforeAll, expect, test } from 'vitest'

import { findDifference } from '../../server/platform/migrate.ts'
import { createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('programme_migrations')
})
afterAll(() => world.end())

const OURS = `in ('directory', 'programme', 'network')`
const leftovers = () =>
  world.sql(`
    select relname as name from pg_class join pg_namespace n on n.oid = relnamespace where nspname ${OURS}
    union all select proname from pg_proc join pg_namespace n on n.oid = pronamespace where nspname ${OURS}
    union all select typname from pg_type join pg_namespace n on n.oid = typnamespace where nspname ${OURS}
    union all select tgname from pg_trigger join pg_class c on c.oid = tgrelid where not tgisinternal and relnamespace = 'platform'::regnamespace
      and tgname = 'words_noted'`)

test('every column that refers to something leads an index', async () => {
  const slow = await world.sql(`
    select c.relname || '.' || a.attname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and n.nspname ${OURS} and a.attname ~ '(Id|Code)$' and a.attnum > 0
      and not exists (select from pg_index i where i.indrelid = c.oid and i.indkey[0] = a.attnum)`)
  expect(slow).toEqual([])
})

test('the migrations make what the classes say, leave nothing when undone, and make it again', async () => {
  expect((await findDifference(world.database)).up).toEqual([])
  const ours = world.database.migrations.filter((migration) => !migration.constructor.name.startsWith('Platform'))
  for (const _ of ours) await world.database.undoLastMigration()
  expect(await leftovers()).toEqual([])
  await world.database.runMigrations()
  expect((await findDifference(world.database)).up).toEqual([])
  expect((await leftovers()).length).toBeGreaterThan(100)
})
