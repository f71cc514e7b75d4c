import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Execute } from '../../server/platform/execute.ts'
import { createContexts } from '../../server/platform/request.ts'
import { publicViewer } from '../../server/platform/viewer.ts'
import { miniature } from '../graph/miniature.ts'
import { createWorld, idOf, someone, type World } from '../graph/world.ts'
import { agrees, comparable, operations, SEED, type Compared } from './compare.ts'

const RUNS = Number(process.env.OPERATIONS ?? 1000)

const POOL = {
  ID: [idOf(1), idOf(2), idOf(5), idOf(100), idOf(101), idOf(203), 'nonsense', idOf(777)],
  name: ['PB', 'PF', 'nobody', "O'Brien"],
  String: ['PB', 'p', "'", '%', 'Street 0', 'ADULT', '🙂'],
  after: [null, 'nonsense'],
  before: [null, 'nonsense'],
  first: [1, 2, 0, 25, null, 201],
  last: [null, null, 3],
  Int: [0, 4, 8, 44],
  Date: ['2009-05-01', '2009-12-01', '2010-01-01'],
  Boolean: [true, false],
}

let world: World
beforeAll(async () => {
  world = await createWorld('compile_miniature')
})
afterAll(() => world.database.destroy())

test('made-up operations are answered alike by one statement, by resolvers and by a planner, for everyone', { timeout: 600_000 }, async () => {
  const makeRequest = createContexts(world.database, miniature)
  const viewers = [publicViewer, someone('ANALYST'), someone('ADMIN')]
  let runs = 0
  await fc.assert(
    fc.asyncProperty(
      operations(world.fused.schema, ['people', 'person', 'house', 'houses', 'friendships'], POOL),
      fc.constantFrom(...viewers),
      async ({ document, variables }, viewer) => {
        const run = async (execute: Execute): Promise<Compared> => {
          const { context } = makeRequest({
            viewer,
            requestId: 'test',
            address: '127.0.0.1',
            userAgent: null,
            secure: false,
            signal: new AbortController().signal,
          })
          return comparable(await execute({ document, variables, context }))
        }
        const expected = await run(world.fused.executeByResolvers)
        expect(await run(world.fused.execute)).toEqual(expected)
        runs += 1
        if (runs % 5 === 0) expect(await run(world.planned.execute)).toSatisfy((planned: Compared) => agrees(planned, expected))
      },
    ),
    { numRuns: RUNS, seed: SEED },
  )
})
