import { afterAll, beforeAll, expect, test } from 'vitest'

import { findDifference } from '../../server/platform/migrate.ts'
import { createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('identity_migrations')
})
afterAll(() => world.close())

const leftovers = () =>
  world.database.query<unknown[]>(`
    select relname as name from pg_class where relnamespace = to_regnamespace('identity')
    union all select typname from pg_type where typnamespace = to_regnamespace('identity')`)

test('the migrations make what the classes say, leave nothing when undone, and make it again', async () => {
  expect((await findDifference(world.database)).up).toEqual([])
  for (const _ of world.database.migrations) await world.database.undoLastMigration()
  expect(await leftovers()).toEqual([])
  await world.database.runMigrations()
  expect((await findDifference(world.database)).up).toEqual([])
  expect((await leftovers()).length).toBeGreaterThan(20)
})
