import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { as, createWorld, historyOf, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('organisation_closing')
})
afterAll(() => world.end())

let trust: { id: string; name: string }
let heir: { id: string; name: string }
let partnership: { id: string; name: string }
beforeEach(async () => {
  trust = await world.make.organisation({ name: 'Old trust' })
  heir = await world.make.organisation({ name: 'New group', openedOn: '2009-01-01' })
  partnership = await world.make.partnership({ name: 'Care together', startsOn: '2009-04-01' })
})

const belongs = (organisationId: string, more: object = {}) =>
  world.make.membership({ partnershipId: partnership.id, organisationId, startsOn: '2009-04-01', ...more })
const members = async (id = partnership.id) =>
  (
    await world.read<{ partnership: { members: object[] } }>(
      `query ($id: ID!) { partnership(id: $id) { members { role startsOn endsOn leavingReason organisation { name } } } }`,
      { id },
      as('ADMIN'),
    )
  ).partnership.members
const close = { version: 1, closedOn: '2010-12-31' }
const preview = async (organisation: string) =>
  (
    await world.read<{ organisationClosingPreview: object[] }>(
      `query ($organisation: ID!) { organisationClosingPreview(organisation: $organisation, closedOn: "2010-12-31") { kind what consequence isNeeded partnership { name } } }`,
      { organisation },
      as('ADMIN'),
    )
  ).organisationClosingPreview

describe('an organisation that belongs beyond its last day', () => {
  test('is not closed without a word; its memberships end on the day, and one undo gives all back', async () => {
    await belongs(trust.id)
    await belongs(trust.id, { role: 'FUNDER', startsOn: '2011-01-01' })
    await belongs(heir.id, { role: 'LEAD' })
    expect(await preview(trust.id)).toEqual([
      {
        kind: 'MEMBERSHIP',
        what: '“Care together” as provider, since 1 April 2009',
        consequence: 'It ends on 31 December 2010, or goes on to the successor.',
        isNeeded: false,
        partnership: { name: 'Care together' },
      },
      {
        kind: 'MEMBERSHIP',
        what: '“Care together” as funder, since 1 January 2011',
        consequence: 'It would begin after that day, so it goes, or begins with the successor.',
        isNeeded: false,
        partnership: { name: 'Care together' },
      },
    ])
    expect(await world.refused('updateOrganisation', { id: trust.id, ...close })).toMatchObject({
      rule: 'BELONGS_AFTER',
      field: 'memberships',
      message: 'Old trust belongs to “Care together” after 31 December 2010. Say whether its memberships end on that day or go on to a successor.',
    })
    await world.send('updateOrganisation', { id: trust.id, ...close, memberships: 'END' }, 'id')
    expect(await members()).toMatchObject([
      { role: 'LEAD', endsOn: null },
      { role: 'PROVIDER', endsOn: '2010-12-31', leavingReason: 'Old trust closed.' },
    ])
    const [said] = await historyOf(world, partnership.id)
    expect(said?.sentence).toBe('Somebody changed the last day of Old trust. Its memberships end on 31 December 2010.')
    await world.send('undoChange', { id: said!.changes[0]!.id }, 'isUndone')
    expect(await members()).toMatchObject([{ role: 'LEAD' }, { role: 'PROVIDER', endsOn: null }, { role: 'FUNDER', startsOn: '2011-01-01' }])
  })

  test('whose partnership would be without a lead hands its membership on, to one that is recorded as its successor', async () => {
    await belongs(trust.id, { role: 'LEAD' })
    expect(await preview(trust.id)).toMatchObject([{ kind: 'LEAD', isNeeded: true }])
    expect(await world.refused('updateOrganisation', { id: trust.id, ...close, memberships: 'END' })).toMatchObject({
      rule: 'LEAD_NEEDED',
      field: 'memberships',
    })
    const onward = { id: trust.id, ...close, memberships: 'HAND_ON', heir: heir.id }
    expect(await world.refused('updateOrganisation', onward)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'heir' })
    await world.make.succession({ predecessorId: trust.id, successorId: heir.id, effectiveOn: '2011-01-01' })
    await world.send('updateOrganisation', onward, 'id')
    expect(await members()).toMatchObject([
      { role: 'LEAD', endsOn: '2010-12-31', organisation: { name: 'Old trust' } },
      { role: 'LEAD', startsOn: '2011-01-01', endsOn: null, organisation: { name: 'New group' } },
    ])
  })

  test('is told of with its agreements, which wait on the list until they are settled, as do its memberships', async () => {
    const agreement = await world.make.agreement({
      partnershipId: partnership.id,
      title: 'A fund',
      kind: 'GRANT',
      signedOn: '2010-01-01',
      startsOn: '2010-01-01',
    })
    await world.sql(`insert into directory."agreementParty" ("agreementId", "organisationId") values ($1, $2)`, [agreement.id, trust.id])
    expect(await preview(trust.id)).toMatchObject([{ kind: 'AGREEMENT', what: '“A fund”, in force, since 1 January 2010' }])
    await belongs(heir.id, { role: 'LEAD' })
    const old = await world.make.organisation({ name: 'Long gone', closedOn: '2010-03-31' })
    await belongs(old.id)
    await world.send('updateOrganisation', { id: trust.id, version: 1, closedOn: '2010-05-31' }, 'id')
    const { toDo } = await world.read<{ toDo: { kind: string; sentence: string; partnership: { id: string } }[] }>(
      `{ toDo { kind sentence partnership { id } } }`,
      {},
      as('ADMIN'),
    )
    expect(
      toDo
        .filter(({ partnership: { id }, kind }) => id === partnership.id && kind.endsWith('CLOSED'))
        .map(({ sentence }) => sentence)
        .toSorted(),
    ).toEqual([
      'Old trust, a party to “A fund”, closed on 31 May 2010. Vary, replace or terminate it.',
      '“Care together” counts Long gone as a member, which closed on 31 March 2010. End its membership, or hand it on.',
    ])
  })

  test('is for administrators to look at, and only a day and an organisation that exist', async () => {
    const query = `query ($organisation: ID!) { organisationClosingPreview(organisation: $organisation, closedOn: "2010-12-31") { id } }`
    expect(await world.refusal(query, { organisation: trust.id }, as('PILOT_LEAD', [trust.id]))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await world.refusal(query, { organisation: 'nonsense' }, as('ADMIN'))).toMatchObject({ code: 'BAD_USER_INPUT', field: 'organisation' })
  })
})

describe('an organisation whose last day is known', () => {
  test('joins until then, and a refusal says the day with which it would be accepted', async () => {
    const closed = await world.make.organisation({ name: 'Torbay PCT', closedOn: '2013-03-31' })
    const input = { partnership: partnership.id, organisation: closed.id, role: 'PROVIDER', startsOn: '2010-01-01' }
    expect(await world.refused('addMember', input)).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'endsOn',
      message: 'Torbay PCT closed on 31 March 2013: its membership ends by then.',
      remedy: '2013-03-31',
    })
    expect(await world.send('addMember', { ...input, endsOn: '2013-03-31' }, 'endsOn')).toEqual({ endsOn: '2013-03-31' })
    expect(await world.refused('addMember', { ...input, role: 'FUNDER', startsOn: '2013-04-01' })).toMatchObject({
      field: 'startsOn',
      message: 'Torbay PCT closed on 31 March 2013: it cannot join after that. Choose what took its place, or an earlier day.',
    })
  })

  test('leads until then', async () => {
    await belongs(heir.id, { role: 'LEAD' })
    const closed = await world.make.organisation({ name: 'Torbay PCT', closedOn: '2013-03-31' })
    const input = { partnership: partnership.id, organisation: closed.id, on: '2010-06-01', why: 'They asked to.' }
    expect(await world.refused('changeLead', input)).toMatchObject({ field: 'endsOn', remedy: '2013-03-31' })
    await world.send('changeLead', { ...input, endsOn: '2013-03-31' }, 'id')
    expect((await historyOf(world, partnership.id))[0]?.sentence).toBe(
      'Somebody made Torbay PCT the lead of “Care together” in place of New group from 1 June 2010 to 31 March 2013.',
    )
  })

  test('hands on no longer than its heir is there', async () => {
    await belongs(trust.id)
    const brief = await world.make.organisation({ closedOn: '2012-03-31', name: 'Brief' })
    const source = await world.make.source()
    const input = { kind: 'RENAME', predecessors: [trust.id], successors: [brief.id], effectiveOn: '2011-01-01', source: source.id }
    await world.send('recordSuccession', input, 'id')
    expect(await members()).toMatchObject([
      { endsOn: '2010-12-31' },
      { startsOn: '2011-01-01', endsOn: '2012-03-31', organisation: { name: 'Brief' } },
    ])
  })
})
