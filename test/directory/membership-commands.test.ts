import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { as, createWorld, historyOf, type World } from './world.ts'

let world: World
let partnership: { id: string; name: string }
let lead: { id: string; name: string }
beforeAll(async () => {
  world = await createWorld('membership_commands')
})
afterAll(() => world.end())
beforeEach(async () => {
  lead = await world.make.organisation()
  partnership = await world.make.partnership({ startsOn: '2009-04-01' })
  await world.make.membership({ partnershipId: partnership.id, organisationId: lead.id, role: 'LEAD' })
})

const MEMBER = `id role startsOn endsOn status note leavingReason version organisation { name }`
const membersOn = async (asOf: string) => {
  const query = `query ($id: ID!, $asOf: Date) { partnership(id: $id) { members(asOf: $asOf) { role organisation { name } } } }`
  const { partnership: found } = await world.read<{ partnership: { members: { role: string; organisation: { name: string } }[] } }>(query, {
    id: partnership.id,
    asOf,
  })
  return found.members.map(({ role, organisation }) => `${role} ${organisation.name}`)
}

interface Member {
  id: string
  version: number
}
const join = async (role: string, more: object = {}, row: object = {}): Promise<Member & { name: string }> => {
  const organisation = await world.make.organisation(row)
  const input = { partnership: partnership.id, organisation: organisation.id, role, ...more }
  return { ...(await world.send<Member>('addMember', input, MEMBER)), name: organisation.name }
}

describe('joining and leaving', () => {
  test('one joins late, one leaves with a reason, and each day has its own list', async () => {
    const early = await join('PROVIDER', { startsOn: '2009-04-01' })
    const late = await join('VOLUNTARY_SECTOR', { startsOn: '2010-01-01', note: 'By invitation.' })
    const ended = await world.send('endMembership', { id: early.id, version: 1, endsOn: '2010-03-31', reason: 'Its contract ran out.' }, MEMBER)
    expect(ended).toMatchObject({ endsOn: '2010-03-31', status: 'ENDED', leavingReason: 'Its contract ran out.', version: 2 })
    expect(await membersOn('2009-06-01')).toEqual([`LEAD ${lead.name}`, `PROVIDER ${early.name}`])
    expect(await membersOn('2010-02-01')).toEqual([`LEAD ${lead.name}`, `PROVIDER ${early.name}`, `VOLUNTARY_SECTOR ${late.name}`])
    expect(await membersOn('2010-06-17')).toEqual([`LEAD ${lead.name}`, `VOLUNTARY_SECTOR ${late.name}`])
    expect((await historyOf(world, partnership.id))[0]).toMatchObject({ action: 'membership:end', why: 'Its contract ran out.' })
  })

  test('who is in it already in a role is refused by name, also when two ask at once', async () => {
    const organisation = await world.make.organisation({ name: 'Falls Trust' })
    const input = { partnership: partnership.id, organisation: organisation.id, role: 'PROVIDER', startsOn: '2010-01-01' }
    const operation = `mutation ($input: AddMemberInput!) { addMember(input: $input) { id } }`
    const answers = await Promise.all([1, 2, 3].map(() => world.ask(operation, { input }, as('ADMIN'))))
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1)
    expect(await world.refused('addMember', { ...input, startsOn: '2010-06-01' })).toMatchObject({
      rule: 'ALREADY_MEMBER',
      field: 'organisation',
      message: `Falls Trust belongs to ${partnership.name} as provider already, since 1 January 2010.`,
    })
    await world.send('addMember', { ...input, role: 'FUNDER' }, 'id')
  })

  test('the database itself refuses a role twice on a day', async () => {
    const { id } = await world.make.organisation()
    const row = { partnershipId: partnership.id, organisationId: id, startsOn: '2010-01-01' }
    await world.make.membership(row)
    await expect(world.make.membership({ ...row, startsOn: '2011-01-01' })).rejects.toThrow('membership_oneAtATime')
  })

  test('an organisation is a member of many partnerships', async () => {
    const { id } = await world.make.organisation()
    for (const _ of [1, 2, 3]) {
      const other = await world.make.partnership()
      await world.send('addMember', { partnership: other.id, organisation: id, role: 'PROVIDER' }, 'id')
    }
    const { organisation } = await world.read<{ organisation: { memberships: object[] } }>(
      `query ($id: ID) { organisation(id: $id) { memberships { startsOn } } }`,
      { id },
    )
    expect(organisation.memberships).toEqual([{ startsOn: '2010-06-17' }, { startsOn: '2010-06-17' }, { startsOn: '2010-06-17' }])
  })

  test.each([
    [{ startsOn: '2010-01-01', endsOn: '2009-12-31' }, {}, 'endsOn'],
    [{ startsOn: '2008-01-01' }, { openedOn: '2009-01-01' }, 'startsOn'],
    [{ startsOn: '2010-01-01' }, { closedOn: '2010-03-31' }, 'endsOn'],
    [{ startsOn: '2010-04-01' }, { closedOn: '2010-03-31' }, 'startsOn'],
  ])('joining with %o an organisation with %o is refused by %s', async (days, row, field) => {
    const organisation = await world.make.organisation(row)
    const input = { partnership: partnership.id, organisation: organisation.id, role: 'PROVIDER', ...days }
    expect(await world.refused('addMember', input)).toMatchObject({ code: 'BAD_USER_INPUT', field })
  })

  test('a pilot lead adds to the own partnership only', async () => {
    const pilot = await world.make.pilot()
    const own = await world.make.partnership({ pilotId: pilot.id })
    const { id: organisation } = await world.make.organisation()
    const viewer = as('PILOT_LEAD', [pilot.id])
    await world.send('addMember', { partnership: own.id, organisation, role: 'PROVIDER' }, 'id', viewer)
    expect(await world.refused('addMember', { partnership: partnership.id, organisation, role: 'PROVIDER' }, viewer)).toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})

describe('corrections', () => {
  test('a membership is corrected, and by the second of two editors not', async () => {
    const { id } = await join('PROVIDER', { startsOn: '2009-04-01' })
    expect(await world.send('updateMembership', { id, version: 1, role: 'SUB_CONTRACTOR', startsOn: '2009-05-01' }, MEMBER)).toMatchObject({
      role: 'SUB_CONTRACTOR',
      startsOn: '2009-05-01',
      version: 2,
    })
    expect(await world.refused('updateMembership', { id, version: 1, role: 'FUNDER' })).toMatchObject({ code: 'CONFLICT', currentVersion: 2 })
    expect(await world.refused('endMembership', { id, version: 1, reason: 'It left.' })).toMatchObject({ code: 'CONFLICT' })
  })

  test.each([
    ['endMembership', { id: 'nonsense', version: 1, reason: 'It left.' }, 'NOT_FOUND'],
    ['updateMembership', { id: '00000000-0000-4000-8000-00000000dead', version: 1 }, 'NOT_FOUND'],
    ['endMembership', { id: 'nonsense', version: 1, reason: ' ' }, 'BAD_USER_INPUT'],
  ])('%s of %o is %s', async (mutation, input, code) => {
    expect(await world.refused(mutation, input)).toMatchObject({ code })
  })

  test('a day before the first one is refused, and ending twice later too', async () => {
    const { id } = await join('PROVIDER', { startsOn: '2010-01-01' })
    expect(await world.refused('endMembership', { id, version: 1, endsOn: '2009-12-31', reason: 'It left.' })).toMatchObject({ field: 'endsOn' })
    await world.send('endMembership', { id, version: 1, endsOn: '2010-02-28', reason: 'It left.' }, 'id')
    expect(await world.refused('endMembership', { id, version: 2, endsOn: '2010-03-31', reason: 'It left.' })).toMatchObject({
      rule: 'ENDED_ALREADY',
    })
  })
})

describe('the lead', () => {
  const leading = async () => {
    const rows = await world.sql<{ id: string; version: number }>(
      `select id, version from directory.membership where "partnershipId" = $1 and role = 'LEAD'`,
      [partnership.id],
    )
    return rows[0]!
  }

  test('the last one cannot leave a partnership at work', async () => {
    const own = await leading()
    expect(await world.refused('endMembership', { ...own, reason: 'It left.' })).toMatchObject({ rule: 'LEAD_NEEDED' })
    expect(await world.refused('updateMembership', { ...own, role: 'PROVIDER' })).toMatchObject({ rule: 'LEAD_NEEDED' })
  })

  test('another takes over from a day on, and the one before stays as a provider', async () => {
    const other = await world.make.organisation()
    const input = { partnership: partnership.id, organisation: other.id, on: '2010-04-01', why: 'The board chose it.' }
    await world.send('changeLead', input, 'id')
    expect(await membersOn('2010-03-31')).toEqual([`LEAD ${lead.name}`])
    expect(await membersOn('2010-04-01')).toEqual([`LEAD ${other.name}`, `PROVIDER ${lead.name}`])
    expect((await historyOf(world, partnership.id))[0]).toMatchObject({
      sentence: `Somebody made ${other.name} the lead of “${partnership.name}” in place of ${lead.name} from 1 April 2010.`,
      why: 'The board chose it.',
    })
    expect(await world.refused('changeLead', { ...input, on: '2010-05-01' })).toMatchObject({ rule: 'LEAD_ALREADY' })
  })

  test('or leaves', async () => {
    const other = await world.make.organisation()
    await world.send('changeLead', { partnership: partnership.id, organisation: other.id, formerStays: false, why: 'It left.' }, 'id')
    expect(await membersOn('2010-06-17')).toEqual([`LEAD ${other.name}`])
  })

  test('nobody takes over before the one before began', async () => {
    const { id: organisation } = await world.make.organisation()
    const input = { partnership: partnership.id, organisation, on: '2009-04-01', why: 'The board chose it.' }
    expect(await world.refused('changeLead', input)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'on' })
  })
})
