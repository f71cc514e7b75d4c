import { afterAll, beforeAll, expect, test } from 'vitest'

import { as, createWorld, historyOf, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('bulk')
})
afterAll(() => world.end())

const why = 'The board decided it.'
const FIELDS = 'changed change { id isUndone }'

/** Sends one of the two changes of many; answers what it answers, or throws what it says. */
const change = async <Answer = { changed: number; change: { id: string } }>(
  name: string,
  filter: object,
  count: number,
  input: object,
): Promise<Answer> => {
  const types = name === 'changePartnerships' ? ['PartnershipFilter', 'ChangePartnershipsInput'] : ['MembershipFilter', 'ChangeMembershipsInput']
  const query = `mutation ($filter: ${types[0]}!, $count: Int!, $input: ${types[1]}!) { ${name}(filter: $filter, count: $count, input: $input) { ${FIELDS} } }`
  return (await world.read<Record<string, Answer>>(query, { filter, count, input }, as('ADMIN')))[name]!
}
const preview = async (name: string, type: string, filter: object, input: object) => {
  const query = `query ($filter: ${type}Filter!, $input: Change${type}sInput!) { ${name}(filter: $filter, input: $input) { selected changes lines { name before after reason } } }`
  return (await world.read<Record<string, { selected: number; changes: number; lines: object[] }>>(query, { filter, input }, as('ADMIN')))[name]!
}

async function several(count: number, name: string) {
  const made = []
  for (let at = 0; at < count; at += 1) {
    const partnership = await world.make.partnership({ name: `${name} ${at}`, formingFrom: '2009-01-01' })
    for (const role of ['LEAD', 'PROVIDER'] as const) {
      const { id: organisationId } = await world.make.organisation()
      await world.make.membership({ partnershipId: partnership.id, organisationId, role, startsOn: '2009-01-01' })
    }
    made.push(partnership)
  }
  return made
}

test('many partnerships are moved by filter after a preview, as one change that each history tells of, and undone as one', async () => {
  const made = await several(4, 'Ward')
  const bare = await world.make.partnership({ name: 'Ward without members', formingFrom: '2009-01-01' })
  const filter = { name: { startsWith: 'Ward' } }
  const input = { stage: 'ACTIVE', on: '2010-04-01', why }
  const seen = await preview('partnershipChangePreview', 'Partnership', filter, input)
  expect([seen.selected, seen.changes, seen.lines[0]]).toEqual([
    5,
    4,
    { name: 'Ward without members', before: 'forming', after: null, reason: expect.stringContaining('needs two members') as string },
  ])
  expect(seen.lines[1]).toMatchObject({ name: 'Ward 0', before: 'forming', after: 'active', reason: null })
  await expect(change('changePartnerships', filter, 5, input)).rejects.toThrow('4 would be changed now, and not 5')
  const { changed, change: made1 } = await change('changePartnerships', filter, 4, input)
  expect(changed).toBe(4)
  const stages = async () =>
    (
      await world.read<{ partnerships: { nodes: { status: string }[] } }>(
        `query ($filter: PartnershipFilter) { partnerships(filter: $filter) { nodes { status } } }`,
        {
          filter,
        },
      )
    ).partnerships.nodes.map(({ status }) => status)
  expect(await stages()).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'FORMING'])
  const [entry] = await historyOf(world, made[2]!.id)
  expect(entry).toMatchObject({ action: 'partnership:bulk', sentence: 'Somebody moved 4 partnerships to active.', why, changes: [{ id: made1.id }] })
  expect(await historyOf(world, bare.id)).toEqual([])
  await world.send('undoChange', { id: made1.id, why: 'A mistake.' }, 'isUndone')
  expect(await stages()).toEqual(Array(5).fill('FORMING'))
  expect((await historyOf(world, made[2]!.id)).map(({ action }) => action)).toEqual(['change:undo', 'partnership:bulk'])
})

test('the end of many partnerships ends their memberships with them', async () => {
  const [one] = await several(2, 'Ending')
  await change('changePartnerships', { name: { startsWith: 'Ending' } }, 2, { stage: 'ENDED', on: '2010-05-31', why })
  const rows = await world.sql<{ endsOn: string }>(`select "endsOn"::text from directory.membership where "partnershipId" = $1`, [one!.id])
  expect(rows.map(({ endsOn }) => endsOn)).toEqual(['2010-05-31', '2010-05-31'])
})

test('the role of forty memberships is changed and undone; leads and what would be twice stay', async () => {
  const partnership = await world.make.partnership({ name: 'Large' })
  const organisations = []
  for (let at = 0; at < 40; at += 1) {
    const organisation = await world.make.organisation()
    await world.make.membership({ partnershipId: partnership.id, organisationId: organisation.id, role: 'PROVIDER' })
    organisations.push(organisation)
  }
  await world.make.membership({ partnershipId: partnership.id, organisationId: organisations[0]!.id, role: 'SPONSOR' })
  await world.make.membership({ partnershipId: partnership.id, organisationId: (await world.make.organisation()).id, role: 'LEAD' })
  const filter = { partnership: { id: { eq: partnership.id } } }
  const input = { role: 'SPONSOR', why }
  const seen = await preview('membershipChangePreview', 'Membership', filter, input)
  expect([seen.selected, seen.changes]).toEqual([42, 39])
  const { changed, change: made } = await change('changeMemberships', filter, 39, input)
  expect(changed).toBe(39)
  const sponsors = async () =>
    Number(
      (
        await world.sql<{ n: string }>(`select count(*) as n from directory.membership where role = 'SPONSOR' and "partnershipId" = $1`, [
          partnership.id,
        ])
      )[0]!.n,
    )
  expect(await sponsors()).toBe(40)
  expect((await historyOf(world, partnership.id))[0]!.sentence).toBe('Somebody made 39 memberships sponsor.')
  await world.send('undoChange', { id: made.id }, 'isUndone')
  expect(await sponsors()).toBe(1)
  await expect(change('changeMemberships', filter, 1, { why })).rejects.toThrow('Say what is to be different')
  await expect(change('changeMemberships', filter, 1, { role: 'LEAD', why })).rejects.toThrow('None of them can be changed')
})
