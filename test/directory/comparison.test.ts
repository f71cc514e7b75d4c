import { afterAll, beforeAll, expect, test } from 'vitest'

import { as, createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('comparison')
})
afterAll(() => world.end())

const QUERY = `query ($from: Date!, $to: Date, $filter: PartnershipFilter) {
  partnershipDifferences(from: $from, to: $to, filter: $filter) { before after joined left partnership { name } } }`

test('two days differ by who joined, who left and which stage was reached; what did not change is left out', async () => {
  const changing = await world.make.partnership({ name: 'Changing', formingFrom: '2009-01-01', startsOn: '2009-06-01' })
  const still = await world.make.partnership({ name: 'Still', startsOn: '2008-01-01' })
  const member = async (
    partnershipId: string,
    name: string,
    startsOn: string,
    endsOn: string | null,
    role: 'PROVIDER' | 'HOST_COMMISSIONER' = 'PROVIDER',
  ) => world.make.membership({ partnershipId, organisationId: (await world.make.organisation({ name })).id, startsOn, endsOn, role })
  await member(changing.id, 'Leaver', '2009-01-01', '2009-12-31')
  await member(changing.id, 'Joiner', '2009-07-01', null)
  await member(changing.id, 'Passer-by', '2009-07-01', '2009-08-01')
  await member(changing.id, 'Host', '2009-07-01', null, 'HOST_COMMISSIONER')
  await member(still.id, 'Stayer', '2008-01-01', null)
  const read = async (variables: object) => (await world.read<{ partnershipDifferences: object[] }>(QUERY, { ...variables })).partnershipDifferences
  const expected = [{ before: 'FORMING', after: 'ACTIVE', joined: ['Joiner'], left: ['Leaver'], partnership: { name: 'Changing' } }]
  expect(await read({ from: '2009-02-01' })).toEqual(expected)
  expect(await read({ from: '2009-02-01', filter: { name: { eq: 'Still' } } })).toEqual([])
  expect(await read({ from: '2010-02-01', to: '2010-03-01' })).toEqual([])
  expect(await world.refusal(QUERY, { from: '2010-02-01', to: '2010-01-01' }, as('MEMBER'))).toMatchObject({ code: 'BAD_USER_INPUT', field: 'to' })
})

test('two days differ by which organisations opened, closed, were renamed, joined and left', async () => {
  const renamed = await world.make.organisation({ name: 'Harbour Trust', openedOn: '2000-01-01' })
  for (const [name, startsOn, endsOn] of [
    ['Bay Trust', null, '2009-12-31'],
    ['Harbour Trust', '2010-01-01', null],
    ['The Harbour', null, null],
  ] as const)
    await world.sql(`insert into directory."organisationName" ("organisationId", name, "startsOn", "endsOn") values ($1, $2, $3, $4)`, [
      renamed.id,
      name,
      startsOn,
      endsOn,
    ])
  await world.make.organisation({ name: 'Harbour School', closedOn: '2010-01-31' })
  const moving = await world.make.organisation({ name: 'Harbour Charity' })
  await world.make.organisation({ name: 'Harbour Council' })
  const [first, second] = [await world.make.partnership({ name: 'First' }), await world.make.partnership({ name: 'Second' })]
  await world.make.membership({ partnershipId: first.id, organisationId: moving.id, startsOn: '2009-01-01', endsOn: '2010-01-15' })
  await world.make.membership({ partnershipId: second.id, organisationId: moving.id, startsOn: '2010-01-16' })
  const query = `query ($from: Date!, $to: Date, $filter: OrganisationFilter) { organisationDifferences(from: $from, to: $to, filter: $filter) {
    before after nameBefore nameAfter joined left organisation { name } } }`
  const filter = { name: { startsWith: 'Harbour' } }
  const open = { before: 'ACTIVE', after: 'ACTIVE', joined: [], left: [] }
  const named = (name: string) => ({ nameBefore: name, nameAfter: name, organisation: { name } })
  const read = async (variables: object) =>
    (await world.read<{ organisationDifferences: object[] }>(query, { filter, ...variables })).organisationDifferences
  expect(await read({ from: '2009-06-01', to: '2010-06-01' })).toEqual([
    { ...open, ...named('Harbour Charity'), joined: ['Second'], left: ['First'] },
    { ...open, ...named('Harbour School'), after: 'CLOSED' },
    { ...open, ...named('Harbour Trust'), nameBefore: 'Bay Trust' },
  ])
  expect(await read({ from: '2010-03-01' })).toEqual([])
  expect(await world.refusal(query, { from: '2010-02-01', to: '2010-01-01' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'to' })
})
