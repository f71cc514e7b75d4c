import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DataSource } from 'typeorm'

import { modules } from '../../server/modules.ts'
import { setCursorKey } from '../../server/platform/cursor.ts'
import { createDatabase } from '../../server/platform/database.ts'
import type { Execute } from '../../server/platform/execute.ts'
import { createGateway } from '../../server/platform/gateway.ts'
import { createLog } from '../../server/platform/log.ts'
import { createContexts } from '../../server/platform/request.ts'
import { publicViewer, type Viewer } from '../../server/platform/viewer.ts'
import { closeDatabase } from '../../server/start/close.ts'
import { makeDatabase, type TestDatabase } from '../support/database.ts'
import { agrees, comparable, operations, SEED, type Compared } from './compare.ts'

const RUNS = Number(process.env.OPERATIONS ?? 1000)

const POOL = {
  ID: ['nonsense', '00000000-0000-4000-8000-000000000002'],
  slug: ['torbay', 'north-cornwall', 'nobody'],
  odsCode: ['5QN', 'TAL', '5QV', '5P3', 'XXX'],
  code: ['MAR_ELECTIVE', 'nothing'],
  codes: [['MAR_ELECTIVE', 'MAR_NONELECTIVE'], [], ['MAR_DAYCASE_SHARE']],
  String: ['Torbay', 'care', "O'Brien", '%', '5QN', 'MAR_ELECTIVE', '🙂'],
  after: [null, 'nonsense'],
  before: [null, null, 'nonsense'],
  first: [1, 2, 5, 0, 201],
  last: [null, null, 2],
  Int: [0, 1, 4, 100],
  Float: [0, 0.5, 1000],
  BigInt: [400000000],
  Date: ['2009-04-01', '2010-06-17', '2011-03-01', '2012-01-01'],
  DateTime: ['2010-06-17T12:00:00Z', '2030-01-01T00:00:00Z'],
  Boolean: [true, false],
}
const ROOTS = [
  'programme',
  'pilots',
  'pilot',
  'regions',
  'applications',
  'sources',
  'organisations',
  'organisation',
  'partnerships',
  'measures',
  'measure',
  'observations',
  'practices',
  'practice',
  'accounts',
  'viewer',
  'agreement',
  'returns',
  'pilotReturn',
  'discussions',
  'activities',
  'places',
  'place',
  'partnershipGroups',
  'adoptionGroups',
  'savedOperations',
  'toDo',
]

let copy: TestDatabase
let database: DataSource
beforeAll(async () => {
  copy = await makeDatabase('demonstration')
  setCursorKey(Buffer.alloc(32, 1))
  database = await createDatabase(copy.url, modules, createLog('silent')).initialize()
})
afterAll(async () => {
  await closeDatabase(database)
  await copy.drop()
})

test(
  'made-up operations on the demonstration are answered alike by one statement, by resolvers and by a planner, for every role',
  { timeout: 900_000 },
  async () => {
    const fused = await createGateway(modules)
    const planned = await createGateway(modules, { placeOf: (subgraph) => ({ subgraph }) })
    const makeRequest = createContexts(database, modules)
    const [pilot] = await database.query<{ id: string }[]>(`select id from programme.pilot where slug = 'torbay'`)
    const someone = (role: Viewer['role']): Viewer => ({
      ...publicViewer,
      role,
      accountId: pilot!.id,
      name: 'Somebody',
      pilotIds: role === 'PILOT_LEAD' ? [pilot!.id] : [],
      via: 'session',
      canWrite: true,
    })
    const viewers = [publicViewer, someone('MEMBER'), someone('ANALYST'), someone('PILOT_LEAD'), someone('ADMIN')]
    let runs = 0
    await fc.assert(
      fc.asyncProperty(operations(fused.schema, ROOTS, POOL), fc.constantFrom(...viewers), async ({ document, variables }, viewer) => {
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
        const expected = await run(fused.executeByResolvers)
        expect(await run(fused.execute)).toEqual(expected)
        runs += 1
        if (runs % 10 === 0) expect(await run(planned.execute)).toSatisfy((found: Compared) => agrees(found, expected))
      }),
      { numRuns: RUNS, seed: SEED },
    )
  },
)
