import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { monthOf } from './make.ts'
import { readSeries, valuesOf } from './series.query.ts'
import { as, createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('succession')
})
afterAll(() => world.end())

const seriesOf = (subject: string, measure: string, more: object = {}, viewer = as('PUBLIC')) => readSeries(world, subject, measure, more, viewer)

describe('a successor', () => {
  test('goes on where the one that it renamed left off, and says so', async () => {
    const [old, renamed] = [
      await world.make.organisation({ odsCode: '5CC', name: 'Blackburn PCT' }),
      await world.make.organisation({ odsCode: 'TAP' }),
    ]
    const measure = await world.make.measure()
    await world.make.months({ subjectId: old.id, measureId: measure.id }, [10, 11, 12])
    await world.make.lineage({ subjectId: renamed.id, includesSubjectId: old.id, since: '2008-06-01' })
    await world.make.months({ subjectId: renamed.id, measureId: measure.id }, [undefined, undefined, 20, 21])
    const series = await seriesOf(renamed.id, measure.id)
    expect(series.points.map(({ observation }) => [observation.value, observation.subject.odsCode])).toEqual([
      [10, '5CC'],
      [11, '5CC'],
      [20, 'TAP'],
      [21, 'TAP'],
    ])
    expect(series.sentence).toContain('It includes what Blackburn PCT reported before June 2008.')
    expect(valuesOf(await seriesOf(old.id, measure.id))).toEqual([10, 11, 12])
  })

  test('begins with the sum of those that it merged, counts and denominators apart; without one of them there is no sum', async () => {
    const [one, other, merged] = [
      await world.make.organisation({ name: 'East' }),
      await world.make.organisation({ name: 'West' }),
      await world.make.organisation({ odsCode: '5QV' }),
    ]
    const measure = await world.make.measure({ denominator: 'All', multiplier: 100, unit: '%' })
    const share = (numerator: number, denominator: number) => ({
      numerator,
      denominator,
      value: (numerator / denominator) * 100,
      measureId: measure.id,
    })
    await world.make.observation({ subjectId: one.id, ...monthOf(0), ...share(10, 100) })
    await world.make.observation({ subjectId: other.id, ...monthOf(0), ...share(30, 60) })
    await world.make.observation({ subjectId: one.id, ...monthOf(1), ...share(10, 100) })
    for (const { id } of [one, other]) await world.make.lineage({ subjectId: merged.id, includesSubjectId: id, since: '2008-06-01' })
    await world.make.observation({ subjectId: merged.id, ...monthOf(2), ...share(40, 160) })
    const series = await seriesOf(merged.id, measure.id)
    expect(series.points.map(({ observation }) => observation)).toMatchObject([
      {
        value: 25,
        status: 'NORMAL',
        note: expect.stringMatching(/^The sum of what (East and West|West and East) reported\.$/),
        subject: { odsCode: '5QV' },
      },
      { value: null, status: 'MISSING', note: 'Only East reported; West did not.' },
      { value: 25, status: 'NORMAL', note: null },
    ])
  })
})
