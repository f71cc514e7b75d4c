import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { ROLES } from '../../server/platform/viewer.ts'
import { as, createWorld, type World } from './world.ts'
import { monthOf } from './make.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('observations')
})
afterAll(() => world.end())

const LIST = `query ($filter: ObservationFilter, $orderBy: [ObservationOrder!]) {
  observations(filter: $filter, orderBy: $orderBy) { totalCount nodes { value numerator denominator status revision recordedAt
    subject { __typename ... on Organisation { name } ... on Pilot { slug } } measure { code } source { title } about { code } } } }`

interface List {
  observations: { totalCount: number; nodes: Record<string, unknown>[] }
}

test('an observation says what it is about, by which measure, and from which source', async () => {
  const { make } = world
  const organisation = await make.organisation({ name: 'Torbay Care Trust', odsCode: 'TAL' })
  const measure = await make.measure({ code: 'MAR_ELECTIVE' })
  const source = await make.source({ title: 'Monthly Activity Return' })
  await make.observation({ subjectId: organisation.id, measureId: measure.id, ...monthOf(0), value: 12, sourceId: source.id })
  const { observations } = await world.read<List>(LIST, { filter: { measure: { code: { eq: 'MAR_ELECTIVE' } }, about: { code: { eq: 'TAL' } } } })
  expect(observations).toEqual({
    totalCount: 1,
    nodes: [
      {
        value: 12,
        numerator: null,
        denominator: null,
        status: 'NORMAL',
        revision: 1,
        recordedAt: '2010-01-01T00:00:00.000Z',
        subject: { __typename: 'Organisation', name: 'Torbay Care Trust' },
        measure: { code: 'MAR_ELECTIVE' },
        source: { title: 'Monthly Activity Return' },
        about: { code: 'TAL' },
      },
    ],
  })
})

describe('a suppressed number', () => {
  test.each(ROLES)('cannot be read, filtered by or ordered by as %s', async (role) => {
    const { make } = world
    const { id: subjectId } = await make.organisation()
    const { id: measureId } = await make.measure()
    const rows = [9, 3, 5].map((value, n) => ({ subjectId, measureId, ...monthOf(n), value, numerator: value, denominator: 100 }))
    for (const [n, row] of rows.entries()) await make.observation({ ...row, status: n === 1 ? 'SUPPRESSED' : 'NORMAL' })
    const read = async (filter: object, orderBy?: object[]) => {
      const { observations } = await world.read<List>(LIST, { filter: { measure: { id: { eq: measureId } }, ...filter }, orderBy }, as(role))
      return observations.nodes.map(({ value, numerator, denominator }) => [value, numerator, denominator])
    }
    expect(await read({})).toEqual([
      [9, 9, 100],
      [null, null, null],
      [5, 5, 100],
    ])
    for (const column of ['value', 'numerator']) expect(await read({ [column]: { lt: 4 } })).toEqual([])
    expect(await read({ value: { isNull: true } })).toEqual([[null, null, null]])
    expect(await read({}, [{ field: 'VALUE', direction: 'ASC' }])).toEqual([
      [5, 5, 100],
      [9, 9, 100],
      [null, null, null],
    ])
    expect(await read({ or: [{ not: { numerator: { gt: 4 } } }, { value: { in: [3] } }] })).toEqual([[null, null, null]])
  })
})

test('what a pilot returns is for those who are signed in; what is made up is for all', async () => {
  const { make } = world
  const pilot = await make.pilot()
  const { id: measureId } = await make.measure()
  await make.observation({ subjectId: pilot.id, subjectKind: 'PILOT', measureId, ...monthOf(0), value: 1 })
  await make.observation({ subjectId: pilot.id, subjectKind: 'PILOT', measureId, ...monthOf(1), value: 2, illustrative: true })
  const valuesFor = async (role: (typeof ROLES)[number]) =>
    (await world.read<List>(LIST, { filter: { measure: { id: { eq: measureId } } } }, as(role))).observations.nodes.map(({ value }) => value)
  expect(await valuesFor('PUBLIC')).toEqual([2])
  for (const role of ROLES.slice(1)) expect(await valuesFor(role)).toEqual([1, 2])
})

test('a list holds the current revision only', async () => {
  const { make } = world
  const own = { subjectId: (await make.organisation()).id, measureId: (await make.measure()).id, ...monthOf(0) }
  await make.observation({ ...own, value: 1, recordedTo: new Date('2010-02-01T00:00:00Z') })
  await make.observation({ ...own, value: 2, revision: 2, recordedFrom: new Date('2010-02-01T00:00:00Z') })
  const { observations } = await world.read<List>(LIST, { filter: { measure: { id: { eq: own.measureId } } } })
  expect(observations.nodes).toMatchObject([{ value: 2, revision: 2 }])
})

describe('the database', () => {
  test.each([
    ['a value that is missing and there', { status: 'MISSING', value: 1 }],
    ['a value that is normal and not there', { status: 'NORMAL', value: null }],
    ['a division by nothing', { status: 'NORMAL', value: 1, numerator: 1, denominator: 0 }],
    ['a period that ends before it starts', { status: 'NORMAL', value: 1, periodEnd: '2008-03-31' }],
  ] as const)('refuses %s', async (_, row) => {
    const own = { subjectId: world.make.strangeId(), measureId: (await world.make.measure()).id, ...monthOf(0) }
    await expect(world.make.observation({ ...own, ...row })).rejects.toThrow('violates check constraint')
  })

  test('refuses two current values of one period', async () => {
    const own = { subjectId: world.make.strangeId(), measureId: (await world.make.measure()).id, ...monthOf(0), value: 1 }
    await world.make.observation(own)
    await expect(world.make.observation({ ...own, revision: 2 })).rejects.toThrow('observation_current')
  })
})

test('an organisation has the measures by which it or a predecessor was observed', async () => {
  const { make } = world
  const [old, successor] = [await make.organisation(), await make.organisation()]
  const [first, second] = [await make.measure({ code: 'A_FIRST' }), await make.measure({ code: 'A_SECOND' })]
  await make.months({ subjectId: old.id, measureId: first.id }, [1, 2])
  await make.lineage({ subjectId: successor.id, includesSubjectId: old.id, since: '2008-06-01' })
  await make.months({ subjectId: successor.id, measureId: second.id }, [1])
  const query = `query ($id: ID!, $codes: [String!]) { organisation(id: $id) { measures(codes: $codes) { code includesPredecessors measure { code } organisation { id } } } }`
  const read = async (id: string, codes?: string[]) =>
    (await world.read<{ organisation: { measures: object[] } }>(query, { id, codes })).organisation.measures
  const entry = (id: string, code: string, includesPredecessors: boolean) => ({ code, includesPredecessors, measure: { code }, organisation: { id } })
  expect(await read(successor.id)).toEqual([entry(successor.id, 'A_FIRST', true), entry(successor.id, 'A_SECOND', false)])
  expect(await read(successor.id, ['A_SECOND'])).toEqual([entry(successor.id, 'A_SECOND', false)])
  expect(await read(old.id)).toEqual([entry(old.id, 'A_FIRST', false)])
})

test('a return is where its dates say, on 17 June 2010', async () => {
  const { make } = world
  const pilot = await make.pilot()
  const [on, at] = [(n: number) => monthOf(n), (day: string) => new Date(`2010-${day}T09:00:00Z`)]
  await make.dataReturn({ pilotId: pilot.id, ...on(20), dueOn: '2010-01-20', submittedAt: at('01-15'), acceptedAt: at('01-20') })
  await make.dataReturn({ pilotId: pilot.id, ...on(21), dueOn: '2010-02-20', submittedAt: at('02-15'), queriedAt: at('02-20') })
  await make.dataReturn({ pilotId: pilot.id, ...on(22), dueOn: '2010-03-20', submittedAt: at('03-15') })
  await make.dataReturn({ pilotId: pilot.id, ...on(23), dueOn: '2010-04-20', givenUpOn: '2010-06-01' })
  await make.dataReturn({ pilotId: pilot.id, ...on(24), dueOn: '2010-05-20' })
  await make.dataReturn({ pilotId: pilot.id, ...on(25), dueOn: '2010-06-20' })
  await make.dataReturn({ pilotId: pilot.id, ...on(26), dueOn: '2010-07-20' })
  const { pilot: found } = await world.read<{ pilot: { returns: { status: string }[] } }>(
    `query ($id: ID!) { pilot(id: $id) { returns { status } } }`,
    { id: pilot.id },
  )
  expect(found.returns.map(({ status }) => status)).toEqual(['ACCEPTED', 'QUERIED', 'SUBMITTED', 'MISSING', 'LATE', 'DUE', 'NOT_DUE'])
})
