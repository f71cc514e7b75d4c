import { Writable } from 'node:stream'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { exportObservations } from '../../server/evaluation/index.ts'
import { createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('export')
})
afterAll(() => world.end())

test('a file has for each line the moment at which it was recorded, and its maker is told how many lines are written', async () => {
  const organisation = await world.make.organisation({ odsCode: 'MOM' })
  const measure = await world.make.measure({ code: 'MOMENTS' })
  await world.make.months({ subjectId: organisation.id, measureId: measure.id }, [1, 2, 3])
  await world.sql(
    `update evaluation.observation set "recordedFrom" = timestamptz '2010-05-01 01:02:03.04+01' where "measureId" = $1 and "periodStart" = '2008-05-01'`,
    [measure.id],
  )
  const chunks: Buffer[] = []
  const out = new Writable({ write: (chunk: Buffer, _encoding, done) => void (chunks.push(chunk), done()) })
  const told: [number, number][] = []
  expect(await exportObservations(world.pool, { measure: 'MOMENTS', out, onProgress: (done, total) => told.push([done, total]) })).toBe(3)
  const lines = Buffer.concat(chunks).toString().trim().split('\n').slice(1)
  expect(lines.map((line) => line.split(',')[11])).toEqual(['2010-01-01T00:00:00.000Z', '2010-05-01T00:02:03.040Z', '2010-01-01T00:00:00.000Z'])
  expect(told.at(-1)).toEqual([3, 3])
})
