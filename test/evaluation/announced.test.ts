import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { readSeries, valuesOf } from './series.query.ts'
import { as, createWorld, type World } from './world.ts'

let world: World
let source: string
beforeAll(async () => {
  world = await createWorld('announced', { isWhole: true })
  source = (await world.make.source()).id
})
afterAll(() => world.end())

/** Sends a mutation of the directory as an administrator; answers what it answers. */
async function send<Answer = { id: string }>(mutation: string, input: object, fields = 'id'): Promise<Answer> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
  return (
    await world.read<Record<string, Answer>>(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} } }`, { input }, as('ADMIN'))
  )[mutation]!
}
const register = (name: string, more: object = {}): Promise<{ id: string }> =>
  send('registerOrganisation', { name, kind: 'PRIMARY_CARE_TRUST', ...more })

const undoLast = async (id: string) => {
  const query = `query ($id: ID) { organisation(id: $id) { history(first: 1) { nodes { changes { id } } } } }`
  const { organisation } = await world.read<{ organisation: { history: { nodes: { changes: { id: string }[] }[] } } }>(query, { id }, as('ADMIN'))
  await send('undoChange', { id: organisation.history.nodes[0]!.changes[0]!.id })
}

/** What the evaluation says of an organisation: its facts through an observation, and by which measures there are figures of it. */
const factsOf = async (id: string) => {
  const asked = `query ($id: ID!) { organisation(id: $id) { measures { code includesPredecessors } }
    observations(filter: { subjectId: { eq: $id } }) { nodes { about { label code regionName organisationKind } } } }`
  return world.read<{ organisation: { measures: object[] }; observations: { nodes: { about: object }[] } }>(asked, { id }, as('ANALYST'))
}

describe('what the directory changes, the evaluation knows at once', () => {
  test('an organisation that was just registered can be asked for, observed and renamed', async () => {
    const { id } = await register('East PCT', { odsCode: 'XE1' })
    const measure = await world.make.measure()
    expect((await readSeries(world, id, measure.id)).points).toEqual([])
    await world.make.months({ subjectId: id, measureId: measure.id }, [1, 2])
    await send('updateOrganisation', { id, version: 1, name: 'East Care Trust', kind: 'CARE_TRUST' })
    const { observations } = await factsOf(id)
    expect(observations.nodes[0]!.about).toMatchObject({ label: 'East Care Trust', code: 'XE1', organisationKind: 'CARE_TRUST' })
    await undoLast(id)
    expect((await readSeries(world, id, measure.id)).sentence).toContain('East PCT')
  })

  test('one whose registering is undone is known no longer; once it was observed it cannot be undone', async () => {
    const [idle, busy] = [await register('Idle PCT'), await register('Busy PCT')]
    const measure = await world.make.measure()
    await world.make.months({ subjectId: busy.id, measureId: measure.id }, [1])
    await undoLast(idle.id)
    await expect(readSeries(world, idle.id, measure.id)).rejects.toThrow('No pilot or organisation has the id')
    await expect(undoLast(busy.id)).rejects.toThrow('Something that was added since needs what this change made.')
    expect(valuesOf(await readSeries(world, busy.id, measure.id))).toEqual([1])
  })

  test('a successor’s series begins with its predecessors’ figures, down the whole line, until the succession is undone', async () => {
    const [first, second, third] = [await register('First PCT'), await register('Second PCT'), await register('Third PCT')]
    const measure = await world.make.measure()
    await world.make.months({ subjectId: first.id, measureId: measure.id }, [10, 11])
    await world.make.months({ subjectId: second.id, measureId: measure.id }, [undefined, undefined, 20])
    await world.make.months({ subjectId: third.id, measureId: measure.id }, [undefined, undefined, undefined, 30])
    const succeed = (from: string, to: string, effectiveOn: string) =>
      send('recordSuccession', { kind: 'MERGER', predecessors: [from], successors: [to], effectiveOn, source })
    await succeed(second.id, third.id, '2008-07-01')
    expect(valuesOf(await readSeries(world, third.id, measure.id))).toEqual([20, 30])
    await succeed(first.id, second.id, '2008-06-01')
    const series = await readSeries(world, third.id, measure.id)
    expect(valuesOf(series)).toEqual([10, 11, 20, 30])
    expect(series.sentence).toContain('It includes what First PCT reported before June 2008 and Second PCT reported before July 2008.')
    expect((await factsOf(third.id)).organisation.measures).toEqual([{ code: measure.code, includesPredecessors: true }])
    await undoLast(second.id)
    expect(valuesOf(await readSeries(world, third.id, measure.id))).toEqual([20, 30])
    expect(valuesOf(await readSeries(world, first.id, measure.id))).toEqual([10, 11])
  })

  test('a successor without a figure of its own has a series, and none when the succession is undone', async () => {
    const [old, heir] = [await register('Old PCT'), await register('Heir CCG')]
    const measure = await world.make.measure()
    await world.make.months({ subjectId: old.id, measureId: measure.id }, [5])
    await send('recordSuccession', { kind: 'TRANSFER', predecessors: [old.id], successors: [heir.id], effectiveOn: '2009-04-01', source })
    expect((await factsOf(heir.id)).organisation.measures).toEqual([{ code: measure.code, includesPredecessors: true }])
    await undoLast(heir.id)
    expect((await factsOf(heir.id)).organisation.measures).toEqual([])
  })

  test('what gave its place to several is in the series of none, for nobody reported how its figures divide', async () => {
    const [whole, one, other] = [await register('Whole PCT'), await register('One half'), await register('Other half')]
    const measure = await world.make.measure()
    await world.make.months({ subjectId: whole.id, measureId: measure.id }, [8])
    await send('recordSuccession', { kind: 'SPLIT', predecessors: [whole.id], successors: [one.id, other.id], effectiveOn: '2009-04-01', source })
    for (const { id } of [one, other]) expect(valuesOf(await readSeries(world, id, measure.id))).toEqual([])
  })

  test('the entry that stays of two that were merged has the figures of both, also of the other’s predecessor, until it is undone', async () => {
    const [older, twice, kept] = [await register('Older PCT'), await register('Twice PCT'), await register('Kept PCT')]
    const measure = await world.make.measure()
    await world.make.months({ subjectId: older.id, measureId: measure.id }, [1])
    await world.make.months({ subjectId: twice.id, measureId: measure.id }, [undefined, 2])
    await world.make.months({ subjectId: kept.id, measureId: measure.id }, [undefined, undefined, 3])
    await send('recordSuccession', { kind: 'RENAME', predecessors: [older.id], successors: [twice.id], effectiveOn: '2008-05-01', source })
    await send('mergeOrganisations', { keep: kept.id, merge: twice.id, why: 'Entered twice.' })
    const series = await readSeries(world, kept.id, measure.id)
    expect(valuesOf(series)).toEqual([1, 2, 3])
    expect(series.sentence).toContain('It includes what Twice PCT reported, merged into this entry.')
    await undoLast(kept.id)
    expect(valuesOf(await readSeries(world, kept.id, measure.id))).toEqual([3])
    expect(valuesOf(await readSeries(world, twice.id, measure.id))).toEqual([1, 2])
  })
})

test('a pilot’s new name and a region’s reach the evaluation too', async () => {
  const pilot = await world.make.pilot()
  await world.sql(`update programme.pilot set name = 'Another name' where id = $1`, [pilot.id])
  await world.sql(`update programme.region set name = 'Another region' where code = $1`, [pilot.regionCode])
  expect(await world.sql(`select label, "regionName" from evaluation.subject where id = $1`, [pilot.id])).toEqual([
    { label: 'Another name', regionName: 'Another region' },
  ])
})
