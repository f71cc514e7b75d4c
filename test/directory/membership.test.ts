import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createWorld, type World } from '../programme/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('directory_membership')
})
afterAll(() => world.end())

describe('who belongs to a partnership', () => {
  const MEMBERS = `query ($id: ID!, $on: Date) { partnership(id: $id) { members(asOf: $on) { role status organisation { name } } } }`

  test('is asked as of a day: one joins late, one leaves, both ends belong', async () => {
    const partnership = await world.make.partnership()
    const [lead, late, left] = await Promise.all(['Lead', 'Late', 'Left'].map((name) => world.make.organisation({ name })))
    await world.make.membership({ organisationId: lead!.id, partnershipId: partnership.id, role: 'LEAD', startsOn: '2009-04-01' })
    await world.make.membership({ organisationId: late!.id, partnershipId: partnership.id, startsOn: '2009-10-01' })
    await world.make.membership({ organisationId: left!.id, partnershipId: partnership.id, startsOn: '2009-04-01', endsOn: '2010-03-31' })
    const namesOn = async (on?: string): Promise<string[]> => {
      const { partnership: found } = await world.read<{ partnership: { members: { organisation: { name: string } }[] } }>(MEMBERS, {
        id: partnership.id,
        on,
      })
      return found.members.map(({ organisation }) => organisation.name)
    }
    expect(await namesOn('2009-03-31')).toEqual([])
    expect(await namesOn('2009-04-01')).toEqual(['Lead', 'Left'])
    expect(await namesOn('2010-03-31')).toEqual(['Lead', 'Left', 'Late'])
    expect(await namesOn('2010-04-01')).toEqual(['Lead', 'Late'])
    expect(await namesOn()).toEqual(['Lead', 'Left', 'Late'])
  })

  test('is refused by name when the day is not one', async () => {
    const { id } = await world.make.partnership()
    const { errors } = await world.ask(MEMBERS, { id, on: '2010-02-30' })
    expect(errors?.[0]?.message).toContain('Date')
  })

  test('is the same from the organisation, with a status that follows from the dates', async () => {
    const { id: organisationId } = await world.make.organisation()
    for (const [startsOn, endsOn] of [
      ['2010-06-18', null],
      ['2010-06-17', '2010-06-17'],
      ['2009-04-01', '2010-06-16'],
    ] as const)
      await world.make.membership({ organisationId, startsOn, endsOn })
    const query = `query ($id: ID) { organisation(id: $id) { memberships { startsOn status } one: memberships(asOf: "2009-05-01") { startsOn partnership { members { organisation { id } } } } } }`
    expect((await world.read(query, { id: organisationId })).organisation).toEqual({
      memberships: [
        { startsOn: '2009-04-01', status: 'ENDED' },
        { startsOn: '2010-06-17', status: 'CURRENT' },
        { startsOn: '2010-06-18', status: 'FUTURE' },
      ],
      one: [{ startsOn: '2009-04-01', partnership: { members: [{ organisation: { id: organisationId } }] } }],
    })
  })
})

describe('one organisation in one partnership', () => {
  test('holds a role once at a time, by the table itself', async () => {
    const [organisation, partnership] = [await world.make.organisation(), await world.make.partnership()]
    const member = { organisationId: organisation.id, partnershipId: partnership.id }
    await world.make.membership({ ...member, startsOn: '2009-04-01', endsOn: '2010-03-31' })
    await expect(world.make.membership({ ...member, startsOn: '2010-03-31' })).rejects.toThrow('membership_oneAtATime')
    await expect(world.make.membership({ ...member, startsOn: '2010-04-01' })).resolves.toMatchObject(member)
    await expect(world.make.membership({ ...member, startsOn: '2009-04-01', role: 'LEAD' })).resolves.toMatchObject({ role: 'LEAD' })
    await expect(world.make.membership({ ...member, startsOn: '2012-01-02', endsOn: '2012-01-01', role: 'FUNDER' })).rejects.toThrow(
      'membership_period',
    )
  })
})

test('more than 200 memberships are refused by name and read page by page', async () => {
  const { id } = await world.make.organisation()
  const { id: partnershipId } = await world.make.partnership()
  await world.sql(
    `insert into directory.membership ("organisationId", "partnershipId", role, "startsOn", "endsOn")
     select $1, $2, 'PROVIDER', day::date, day::date from generate_series('2009-04-01'::date, '2009-04-01'::date + 200, '1 day') day`,
    [id, partnershipId],
  )
  const plain = await world.ask(`query ($id: ID) { organisation(id: $id) { memberships { id } } }`, { id })
  expect(plain.errors?.[0]).toMatchObject({ message: expect.stringContaining('membershipsConnection'), extensions: { code: 'BAD_USER_INPUT' } })
  const query = `query ($id: ID, $after: String) { organisation(id: $id) {
    membershipsConnection(first: 150, after: $after) { totalCount nodes { startsOn } pageInfo { hasNextPage endCursor } } } }`
  type Page = {
    organisation: {
      membershipsConnection: { totalCount: number; nodes: { startsOn: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
    }
  }
  const { membershipsConnection: first } = (await world.read<Page>(query, { id })).organisation
  const { membershipsConnection: second } = (await world.read<Page>(query, { id, after: first.pageInfo.endCursor })).organisation
  const days = [...first.nodes, ...second.nodes].map(({ startsOn }) => startsOn)
  expect([first.totalCount, first.nodes.length, second.nodes.length, second.pageInfo.hasNextPage]).toEqual([201, 150, 51, false])
  expect(days).toEqual([...new Set(days)].sort())
})
