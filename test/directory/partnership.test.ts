import { afterAll, beforeAll, expect, test } from 'vitest'

import { createWorld, type World } from '../programme/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('directory_partnership')
})
afterAll(() => world.end())

test.each([
  ['PROPOSED', {}],
  ['PROPOSED', { formingFrom: '2010-06-18' }],
  ['FORMING', { formingFrom: '2010-06-17', startsOn: '2010-06-18' }],
  ['ACTIVE', { startsOn: '2010-06-17', endsOn: '2010-06-17' }],
  ['ACTIVE', { startsOn: '2009-04-01', underReviewFrom: '2010-06-18' }],
  ['UNDER_REVIEW', { startsOn: '2009-04-01', underReviewFrom: '2010-06-17' }],
  ['ENDED', { startsOn: '2009-04-01', underReviewFrom: '2010-01-01', endsOn: '2010-06-16' }],
])('a partnership is %s with %o on 17 June 2010', async (status, dates) => {
  const { id } = await world.make.partnership(dates)
  const query = `query ($id: ID!) { partnership(id: $id) { status version } }`
  expect(await world.read(query, { id })).toEqual({ partnership: { status, version: 1 } })
})

test.each([
  ['DRAFT', {}],
  ['IN_NEGOTIATION', { negotiatedFrom: '2010-06-17' }],
  ['AWAITING_SIGNATURES', { sentForSignatureOn: '2010-06-17' }],
  ['IN_FORCE', { sentForSignatureOn: '2010-05-01', signedOn: '2010-06-17', endsOn: '2010-06-17' }],
  ['EXPIRED', { signedOn: '2009-04-01', endsOn: '2010-06-16' }],
  ['TERMINATED', { signedOn: '2009-04-01', endsOn: '2010-06-16', terminatedOn: '2010-06-17' }],
  ['SUPERSEDED', { signedOn: '2009-04-01', endsOn: '2011-03-31', supersededOn: '2010-06-17' }],
  ['IN_FORCE', { signedOn: '2009-04-01', endsOn: '2011-03-31', supersededOn: '2010-06-18' }],
])('an agreement is %s with %o on 17 June 2010', async (status, dates) => {
  const { id } = await world.make.partnership()
  await world.make.agreement({ partnershipId: id, kind: 'S75_POOLED_FUND', ...dates })
  const query = `query ($id: ID!) { partnership(id: $id) { agreements { kind status partnership { id } } } }`
  expect(await world.read(query, { id })).toEqual({ partnership: { agreements: [{ kind: 'S75_POOLED_FUND', status, partnership: { id } }] } })
})

test('a pilot has its partnerships, as of a day those at work on it', async () => {
  const pilot = await world.make.pilot({ name: 'Durham Dales' })
  await world.make.partnership({ name: 'First', pilotId: pilot.id, startsOn: '2008-01-01', endsOn: '2009-03-31' })
  await world.make.partnership({ name: 'Second', pilotId: pilot.id, startsOn: '2009-04-01' })
  await world.make.partnership({ name: 'Someday', pilotId: pilot.id })
  const query = `query ($id: ID) { pilot(id: $id) { all: partnerships { name pilot { name } } before: partnerships(asOf: "2009-03-31") { name } on: partnerships(asOf: "2009-04-01") { name } } }`
  expect((await world.read(query, { id: pilot.id })).pilot).toEqual({
    all: ['First', 'Second', 'Someday'].map((name) => ({ name, pilot: { name: 'Durham Dales' } })),
    before: [{ name: 'First' }],
    on: [{ name: 'Second' }],
  })
})

test.each(['00000000-0000-4000-8000-00000000dead', 'not an id', ''])('a partnership with the id "%s" is null', async (id) => {
  expect(await world.read(`query ($id: ID!) { partnership(id: $id) { id } }`, { id })).toEqual({ partnership: null })
})

test('partnerships are filtered by status, pilot and members, across their relations', async () => {
  const pilot = await world.make.pilot()
  const lead = await world.make.organisation({ odsCode: 'RTD', kind: 'FOUNDATION_TRUST' })
  const one = await world.make.partnership({ name: 'Falls', pilotId: pilot.id, startsOn: '2009-04-01' })
  const two = await world.make.partnership({ name: 'Falls, once more', pilotId: pilot.id })
  await world.make.membership({ organisationId: lead.id, partnershipId: one.id, role: 'LEAD' })
  const names = async (filter: object): Promise<string[]> => {
    const query = `query ($filter: PartnershipFilter) { partnerships(filter: $filter) { nodes { name } } }`
    return (await world.read<{ partnerships: { nodes: { name: string }[] } }>(query, { filter })).partnerships.nodes.map(({ name }) => name)
  }
  const ofPilot = { pilot: { id: { eq: pilot.id } } }
  expect(await names(ofPilot)).toEqual([one.name, two.name])
  expect(await names({ ...ofPilot, status: { eq: 'ACTIVE' } })).toEqual([one.name])
  expect(
    await names({ members: { some: { role: { eq: 'LEAD' }, organisation: { odsCode: { eq: 'RTD' }, kind: { in: ['FOUNDATION_TRUST'] } } } } }),
  ).toEqual([one.name])
  expect(await names({ ...ofPilot, members: { none: {} } })).toEqual([two.name])
})
