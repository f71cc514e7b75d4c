import { afterAll, beforeAll, expect, test } from 'vitest'

import { findDifference } from '../../server/platform/migrate.ts'
import { createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('migrations')
})
afterAll(() => world.end())

test('the tables are as the classes say', async () => {
  const { up } = await findDifference(world.database)
  expect(up.filter((statement) => statement.includes('evaluation'))).toEqual([])
})

test('the migrations go down and up again', async () => {
  const { up } = await findDifference(world.database)
  for (const _ of world.database.migrations) await world.database.undoLastMigration()
  await world.database.runMigrations()
  expect((await findDifference(world.database)).up).toEqual(up)
})
