import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { as, createWorld, historyOf, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('partnership_commands')
})
afterAll(() => world.end())

const FACTS = `id name purpose kind status version formingFrom startsOn underReviewFrom endsOn pilot { id } members { role startsOn endsOn status organisation { name } }`

interface Facts {
  id: string
  version: number
  status: string
  [field: string]: unknown
}

/** A partnership that could become active: two members, one of them its lead. */
async function ready(row: object = { formingFrom: '2009-01-01' }) {
  const partnership = await world.make.partnership(row)
  for (const role of ['LEAD', 'PROVIDER'] as const) {
    const organisation = await world.make.organisation()
    await world.make.membership({ partnershipId: partnership.id, organisationId: organisation.id, role })
  }
  return partnership
}

describe('beginning', () => {
  test('an administrator begins one, led from its first day', async () => {
    const lead = await world.make.organisation({ name: 'Torbay Care Trust' })
    const input = { name: ' Zone teams ', purpose: 'One team in each town.', formingFrom: '2010-05-01', lead: lead.id }
    const made = await world.send<Facts>('createPartnership', input, FACTS)
    expect(made).toMatchObject({
      name: 'Zone teams',
      status: 'FORMING',
      version: 1,
      pilot: null,
      members: [{ role: 'LEAD', startsOn: '2010-05-01', organisation: { name: 'Torbay Care Trust' } }],
    })
    expect(await historyOf(world, made.id)).toMatchObject([
      { action: 'partnership:create', sentence: 'Somebody began the partnership “Zone teams”, led by Torbay Care Trust.' },
    ])
  })

  test('a pilot lead begins one of the own pilot and no other', async () => {
    const own = await world.make.pilot()
    const other = await world.make.pilot()
    const lead = as('PILOT_LEAD', [own.id])
    expect(await world.send('createPartnership', { name: 'Own', pilot: own.id }, 'status pilot { id }', lead)).toEqual({
      status: 'PROPOSED',
      pilot: { id: own.id },
    })
    expect(await world.refused('createPartnership', { name: 'Other', pilot: other.id }, lead)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await world.refused('createPartnership', { name: 'Nobody’s' }, lead)).toMatchObject({ code: 'FORBIDDEN' })
  })

  test.each([
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(201) }, 'name'],
    [{ name: 'Fine', pilot: 'nonsense' }, 'pilot'],
    [{ name: 'Fine', lead: '00000000-0000-4000-8000-00000000dead' }, 'lead'],
  ])('%o is refused by its field', async (input, field) => {
    expect(await world.refused('createPartnership', input)).toMatchObject({ code: 'BAD_USER_INPUT', field })
  })
})

describe('changing', () => {
  test('what is given changes, what is left out stays, and the history tells both sides', async () => {
    const { id } = await world.make.partnership({ name: 'Falls', purpose: 'Fewer falls.', kind: 'Board' })
    const input = { id, version: 1, name: 'Falls and fractures', kind: null, why: 'The board widened it.' }
    expect(await world.send('updatePartnership', input, FACTS)).toMatchObject({
      name: 'Falls and fractures',
      purpose: 'Fewer falls.',
      kind: null,
      version: 2,
    })
    expect((await historyOf(world, id))[0]).toMatchObject({
      sentence: 'Somebody changed the name and the form of “Falls”.',
      why: 'The board widened it.',
      before: { name: 'Falls', kind: 'Board' },
      after: { name: 'Falls and fractures', kind: null },
    })
  })

  test('saying the same changes nothing, not even the version', async () => {
    const { id } = await world.make.partnership({ name: 'Same' })
    expect(await world.send('updatePartnership', { id, version: 1, name: 'Same ' }, 'version')).toEqual({ version: 1 })
    expect(await historyOf(world, id)).toEqual([])
  })

  test('of two editors the second is told, and nothing of the first is lost', async () => {
    const { id } = await world.make.partnership({ name: 'Before' })
    await world.send('updatePartnership', { id, version: 1, name: 'First' }, 'id')
    const late = { id, version: 1, name: 'Second' }
    expect(await world.refused('updatePartnership', late)).toMatchObject({ code: 'CONFLICT', currentVersion: 2 })
    expect(await world.send('updatePartnership', { ...late, version: 2 }, 'name version')).toEqual({ name: 'Second', version: 3 })
  })

  test('of many editors at the same moment one is accepted', async () => {
    const { id } = await world.make.partnership()
    const operation = `mutation ($input: UpdatePartnershipInput!) { updatePartnership(input: $input) { version } }`
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => world.ask(operation, { input: { id, version: 1, name: `Editor ${n}` } }, as('ADMIN'))),
    )
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1)
    expect(await historyOf(world, id)).toHaveLength(1)
  })

  test('dates that cannot be are refused by their field, and dates that would skip a guard by its reason', async () => {
    const { id } = await world.make.partnership({ name: 'Alone', formingFrom: '2010-01-01' })
    const change = (dates: object) => world.refused('updatePartnership', { id, version: 1, ...dates })
    expect(await change({ endsOn: '2009-01-01' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'endsOn' })
    expect(await change({ startsOn: '2010-06-01' })).toMatchObject({ code: 'RULE', rule: 'PARTNERSHIP_STAGE', field: 'startsOn' })
  })

  test('a pilot lead changes the own partnership, gives it to no other pilot, and touches no other', async () => {
    const [own, other] = [await world.make.pilot(), await world.make.pilot()]
    const mine = await world.make.partnership({ pilotId: own.id })
    const theirs = await world.make.partnership({ pilotId: other.id })
    const lead = as('PILOT_LEAD', [own.id])
    expect(await world.send('updatePartnership', { id: mine.id, version: 1, kind: 'Board' }, 'version', lead)).toEqual({ version: 2 })
    expect(await world.refused('updatePartnership', { id: mine.id, version: 2, pilot: other.id }, lead)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await world.refused('updatePartnership', { id: theirs.id, version: 1, kind: 'Board' }, lead)).toMatchObject({ code: 'FORBIDDEN' })
  })

  test('a partnership that is not there is not found', async () => {
    expect(await world.refused('updatePartnership', { id: 'nonsense', version: 1 })).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('stages', () => {
  const move = (id: string, version: number, stage: string, more: object = {}) =>
    world.send<Facts>('setPartnershipStage', { id, version, stage, why: 'It is time.', ...more }, FACTS)

  test('one goes from proposed through review to its end, and its members end with it', async () => {
    const { id } = await ready({ name: 'Whole life' })
    expect(await move(id, 1, 'FORMING', { on: '2009-05-01' })).toMatchObject({ status: 'FORMING', formingFrom: '2009-05-01' })
    expect(await move(id, 2, 'ACTIVE')).toMatchObject({ status: 'ACTIVE', startsOn: '2010-06-17' })
    expect(await move(id, 3, 'UNDER_REVIEW')).toMatchObject({ status: 'UNDER_REVIEW' })
    expect(await move(id, 4, 'ACTIVE')).toMatchObject({ status: 'ACTIVE', startsOn: '2010-06-17', underReviewFrom: null })
    const planned = await move(id, 5, 'ENDED', { on: '2010-12-31' })
    expect(planned).toMatchObject({ status: 'ACTIVE', endsOn: '2010-12-31' })
    expect(planned.members).toMatchObject([{ endsOn: '2010-12-31' }, { endsOn: '2010-12-31' }])
    expect((await historyOf(world, id)).map(({ sentence }) => sentence)).toEqual([
      'Somebody planned the end of “Whole life” for 31 December 2010.',
      'Somebody moved “Whole life” from under review to active.',
      'Somebody moved “Whole life” from active to under review.',
      'Somebody moved “Whole life” from forming to active.',
      'Somebody moved “Whole life” from proposed to forming.',
    ])
  })

  test('its end is yesterday unless said', async () => {
    const { id } = await ready({ formingFrom: '2009-01-01', startsOn: '2009-04-01' })
    expect(await move(id, 1, 'ENDED')).toMatchObject({ status: 'ENDED', endsOn: '2010-06-16' })
  })

  test('each guard gives its reason, the same in availableActions and in the refusal', async () => {
    const lonely = await world.make.partnership({ name: 'Lonely', formingFrom: '2010-01-01' })
    const bound = await ready({ name: 'Bound', startsOn: '2009-04-01' })
    await world.make.agreement({ partnershipId: bound.id, title: 'A pact', signedOn: '2009-04-01' })
    const leaderless = await world.make.partnership({ name: 'Leaderless', formingFrom: '2010-01-01' })
    for (const role of ['PROVIDER', 'HOST_COMMISSIONER', 'FUNDER'] as const)
      await world.make.membership({ partnershipId: leaderless.id, organisationId: (await world.make.organisation()).id, role })
    const expected: [string, string, string][] = [
      [lonely.id, 'ACTIVE', 'An active partnership needs two members or more; Lonely has none. Add members first.'],
      [lonely.id, 'UNDER_REVIEW', 'From forming it goes on to active and ended, not to under review.'],
      [leaderless.id, 'ACTIVE', 'An active partnership needs a lead; Leaderless has none. Name a lead first.'],
      [bound.id, 'ENDED', '“A pact” is still in force. Terminate it first.'],
    ]
    for (const [id, stage, reason] of expected) {
      expect(await world.refused('setPartnershipStage', { id, version: 1, stage, why: 'It is time.' })).toMatchObject({
        code: 'RULE',
        rule: 'PARTNERSHIP_STAGE',
        message: reason,
      })
      const { partnership } = await world.read<{ partnership: { availableActions: object[] } }>(
        `query ($id: ID!) { partnership(id: $id) { availableActions { name value allowed reason } } }`,
        { id },
        as('ADMIN'),
      )
      expect(partnership.availableActions).toContainEqual({ name: 'setPartnershipStage', value: stage, allowed: false, reason })
    }
  })

  test('for whom they are not, actions say so', async () => {
    const pilot = await world.make.pilot()
    const { id } = await world.make.partnership({ pilotId: pilot.id })
    const query = `query ($id: ID!) { partnership(id: $id) { availableActions { name allowed reason } } }`
    const first = async (viewer: ReturnType<typeof as>) =>
      (await world.read<{ partnership: { availableActions: object[] } }>(query, { id }, viewer)).partnership.availableActions[0]
    expect(await first(as('PUBLIC'))).toMatchObject({ allowed: false, reason: 'Sign in to do this.' })
    expect(await first(as('ANALYST'))).toMatchObject({ allowed: false })
    expect(await first(as('PILOT_LEAD', ['00000000-0000-4000-8000-000000000001']))).toMatchObject({ allowed: false })
    expect(await first(as('PILOT_LEAD', [pilot.id]))).toMatchObject({ name: 'updatePartnership', allowed: true, reason: null })
  })

  test('the actions of a whole list take one statement more', async () => {
    const query = (fields: string) => `{ partnerships(first: 50) { nodes { id ${fields} } } }`
    await world.ask(query(''), {}, as('ADMIN'))
    const { statements } = await world.ask(query('availableActions { name allowed }'), {}, as('ADMIN'))
    expect(statements).toBe(2)
  })

  test.each([
    [{ why: '' }, 'why'],
    [{ why: 'It is time.', on: '2010-06-18' }, 'on'],
  ])('%o is refused by its field', async (more, field) => {
    const { id } = await world.make.partnership()
    expect(await world.refused('setPartnershipStage', { id, version: 1, stage: 'FORMING', ...more })).toMatchObject({ code: 'BAD_USER_INPUT', field })
  })
})
