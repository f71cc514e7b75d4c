import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createWorld, type World } from '../programme/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('directory_organisation')
})
afterAll(() => world.end())

const BY_KEY = `query ($id: ID, $odsCode: String) { organisation(id: $id, odsCode: $odsCode) { id name } }`

describe('one organisation', () => {
  test('is found by its id, by its code, and by both when they agree', async () => {
    const { id, name } = await world.make.organisation({ odsCode: '5QN', name: 'Bournemouth and Poole Teaching PCT' })
    const other = await world.make.organisation({ odsCode: '5QP' })
    for (const key of [{ id }, { odsCode: '5QN' }, { id, odsCode: '5QN' }])
      expect(await world.read(BY_KEY, key)).toEqual({ organisation: { id, name } })
    expect(await world.read(BY_KEY, { id: other.id, odsCode: '5QN' })).toEqual({ organisation: null })
  })

  test.each([{ odsCode: 'nowhere' }, { odsCode: '' }, { id: '00000000-0000-4000-8000-00000000dead' }, { id: 'not an id' }, { id: '' }])(
    'is null for %o, which is the key of nothing',
    async (key) => {
      expect(await world.read(BY_KEY, key)).toEqual({ organisation: null })
    },
  )

  test('is refused by name when no key is given', async () => {
    const { errors } = await world.ask(BY_KEY)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'id' })
  })

  test('has a status that follows from its dates, both of which belong to its life', async () => {
    const { id } = await world.make.organisation({ openedOn: '2006-10-01', closedOn: '2013-03-31' })
    const status: unknown[] = []
    for (const day of ['2006-09-30', '2006-10-01', '2013-03-31', '2013-04-01']) {
      await world.setDay(day)
      status.push((await world.read(`query ($id: ID) { organisation(id: $id) { status } }`, { id })).organisation)
    }
    await world.setDay('2010-06-17')
    expect(status).toEqual([{ status: 'NOT_YET_OPEN' }, { status: 'ACTIVE' }, { status: 'ACTIVE' }, { status: 'CLOSED' }])
  })

  test('keeps its names with their periods, earliest first, and its region and source by reference', async () => {
    const region = await world.make.region({ name: 'South West' })
    const source = await world.make.source({ title: 'The list' })
    const { id } = await world.make.organisation({ regionCode: region.code, sourceId: source.id })
    await world.make.organisationName({ organisationId: id, name: 'Later', startsOn: '2009-01-01' })
    await world.make.organisationName({ organisationId: id, name: 'Earlier', startsOn: '2006-01-01', endsOn: '2008-12-31', sourceId: source.id })
    const query = `query ($id: ID) { organisation(id: $id) { region { code name } source { title } names { name startsOn endsOn source { title } } } }`
    expect((await world.read(query, { id })).organisation).toEqual({
      region: { code: region.code, name: 'South West' },
      source: { title: 'The list' },
      names: [
        { name: 'Earlier', startsOn: '2006-01-01', endsOn: '2008-12-31', source: { title: 'The list' } },
        { name: 'Later', startsOn: '2009-01-01', endsOn: null, source: null },
      ],
    })
  })
})

test('a succession is seen from both sides, and no row of the predecessor changes', async () => {
  const [cheshire, bath] = [
    await world.make.organisation({ odsCode: '5P3', name: 'A first' }),
    await world.make.organisation({ odsCode: '5P4', name: 'A second' }),
  ]
  const merged = await world.make.organisation({ odsCode: '5QV', name: 'A third' })
  const membership = await world.make.membership({ organisationId: cheshire.id })
  for (const { id } of [cheshire, bath]) await world.make.succession({ predecessorId: id, successorId: merged.id })
  const query = `query ($code: String) { organisation(odsCode: $code) {
    successors { odsCode } predecessors { odsCode } memberships { id } successions { kind effectiveOn predecessor { odsCode } successor { odsCode } } } }`
  expect((await world.read(query, { code: '5P3' })).organisation).toEqual({
    successors: [{ odsCode: '5QV' }],
    predecessors: [],
    memberships: [{ id: membership.id }],
    successions: [{ kind: 'MERGER', effectiveOn: '2010-04-01', predecessor: { odsCode: '5P3' }, successor: { odsCode: '5QV' } }],
  })
  expect((await world.read(query, { code: '5QV' })).organisation).toMatchObject({
    successors: [],
    predecessors: [{ odsCode: '5P3' }, { odsCode: '5P4' }],
    memberships: [],
    successions: expect.arrayContaining(['5P3', '5P4'].map((odsCode) => expect.objectContaining({ predecessor: { odsCode } }))),
  })
})

test('its pilots are those of its partnerships, once each, whatever the role', async () => {
  const organisation = await world.make.organisation()
  const [one, two, stranger] = [await world.make.pilot({ name: 'One' }), await world.make.pilot({ name: 'Two' }), await world.make.pilot()]
  for (const pilot of [one, one, two, stranger]) await world.make.partnership({ pilotId: pilot.id, startsOn: '2009-04-01' })
  const partnerships = await world.sql(`select id, "pilotId" from directory.partnership where "pilotId" = any($1)`, [[one.id, two.id]])
  for (const { id: partnershipId, pilotId } of partnerships)
    await world.make.membership({ organisationId: organisation.id, partnershipId, role: pilotId === two.id ? 'HOST_COMMISSIONER' : 'PROVIDER' })
  const query = `query ($id: ID) { organisation(id: $id) { pilots { name } } }`
  const { organisation: found } = await world.read<{ organisation: { pilots: { name: string }[] } }>(query, { id: organisation.id })
  expect(found.pilots.map(({ name }) => name).sort()).toEqual(['One', 'Two'])
  const hosts = `query ($id: ID) { pilot(id: $id) { hostCommissioners { id } } }`
  expect((await world.read(hosts, { id: two.id })).pilot).toEqual({ hostCommissioners: [{ id: organisation.id }] })
  expect((await world.read(hosts, { id: one.id })).pilot).toEqual({ hostCommissioners: [] })
})
