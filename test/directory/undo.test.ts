import { afterAll, beforeAll, expect, test } from 'vitest'

import { as, createWorld, historyOf, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('undo')
})
afterAll(() => world.end())

const lastChange = async (partnershipId: string): Promise<string> => (await historyOf(world, partnershipId))[0]!.changes[0]!.id
const undo = (id: string) => world.send('undoChange', { id, why: 'A mistake.' }, 'isUndone')
const state = async (id: string) => {
  const [row] = await world.sql<{ state: string }>(
    `select (select jsonb_agg(to_jsonb(p) - 'version') from directory.partnership p where p.id = $1)::text
       || coalesce((select jsonb_agg(to_jsonb(m) - 'version' order by m.id) from directory.membership m where m."partnershipId" = $1)::text, '') as state`,
    [id],
  )
  return row!.state
}

test('a change is undone by another, which can be undone too', async () => {
  const { id } = await world.make.partnership({ name: 'Before' })
  await world.send('updatePartnership', { id, version: 1, name: 'After' }, 'id')
  const change = await lastChange(id)
  expect(await undo(change)).toEqual({ isUndone: true })
  const [undoing, made] = await historyOf(world, id)
  expect(undoing).toMatchObject({
    action: 'change:undo',
    sentence: 'Somebody undid a change: “Somebody changed the name of “Before”.”',
    why: 'A mistake.',
    before: { name: 'After' },
    after: { name: 'Before' },
    changes: [{ isUndone: false }],
  })
  expect(made!.changes).toEqual([{ id: change, isUndone: true }])
  const { partnership } = await world.read<{ partnership: object }>(`query ($id: ID!) { partnership(id: $id) { name version } }`, { id })
  expect(partnership).toEqual({ name: 'Before', version: 3 })
  await undo(undoing!.changes[0]!.id)
  expect((await historyOf(world, id)).map(({ changes }) => changes[0]!.isUndone)).toEqual([false, true, false])
  expect(await world.read(`query ($id: ID!) { partnership(id: $id) { name } }`, { id })).toEqual({ partnership: { name: 'After' } })
})

test('a change of several rows is undone to the letter', async () => {
  const { id } = await world.make.partnership({ startsOn: '2009-04-01' })
  for (const role of ['LEAD', 'PROVIDER', 'FUNDER'] as const)
    await world.make.membership({ partnershipId: id, organisationId: (await world.make.organisation()).id, role })
  const before = await state(id)
  const { id: other } = await world.make.organisation()
  await world.send('changeLead', { partnership: id, organisation: other, why: 'The board chose it.' }, 'id')
  await undo(await lastChange(id))
  expect(await state(id)).toBe(before)
  await world.send('setPartnershipStage', { id, version: 1, stage: 'ENDED', why: 'It is over.' }, 'id')
  await undo(await lastChange(id))
  expect(await state(id)).toBe(before)
})

test('what was made is gone after an undo, unless something stands on it', async () => {
  const { id } = await world.send<{ id: string }>('createPartnership', { name: 'In passing' }, 'id')
  const change = await lastChange(id)
  await world.send('addMember', { partnership: id, organisation: (await world.make.organisation()).id, role: 'LEAD' }, 'id')
  const added = await lastChange(id)
  expect(await world.refused('undoChange', { id: change })).toMatchObject({ rule: 'NEEDED_SINCE' })
  await undo(added)
  await undo(change)
  expect(await world.read(`query ($id: ID!) { partnership(id: $id) { name } }`, { id })).toEqual({ partnership: null })
})

test('other columns may have changed since, the same may not', async () => {
  const { id } = await world.make.partnership({ name: 'First', kind: 'Board' })
  await world.send('updatePartnership', { id, version: 1, name: 'Second' }, 'id')
  const change = await lastChange(id)
  await world.send('updatePartnership', { id, version: 2, kind: 'Contract' }, 'id')
  await world.send('updatePartnership', { id, version: 3, name: 'Third' }, 'id')
  const third = await lastChange(id)
  expect(await world.refused('undoChange', { id: change })).toMatchObject({ rule: 'CHANGED_SINCE' })
  await undo(third)
  await undo(change)
  expect(await world.read(`query ($id: ID!) { partnership(id: $id) { name kind } }`, { id })).toEqual({
    partnership: { name: 'First', kind: 'Contract' },
  })
  expect(await world.refused('undoChange', { id: change })).toMatchObject({ rule: 'ALREADY_UNDONE' })
})

test('a place that was taken since is not taken away', async () => {
  const { id } = await world.make.partnership()
  const { id: organisation } = await world.make.organisation()
  const input = { partnership: id, organisation, role: 'PROVIDER', startsOn: '2010-01-01' }
  const member = await world.send<{ id: string }>('addMember', input, 'id')
  await world.send('endMembership', { id: member.id, version: 1, endsOn: '2010-03-31', reason: 'It left.' }, 'id')
  const left = await lastChange(id)
  await world.send('addMember', { ...input, startsOn: '2010-05-01' }, 'id')
  expect(await world.refused('undoChange', { id: left })).toMatchObject({ rule: 'TAKEN_SINCE' })
})

test('a pilot lead undoes what concerns the own pilot; members read the history and undo nothing', async () => {
  const pilot = await world.make.pilot()
  const { id } = await world.make.partnership({ pilotId: pilot.id, name: 'Own' })
  await world.send('updatePartnership', { id, version: 1, name: 'Renamed' }, 'id')
  const change = await lastChange(id)
  expect(await world.refused('undoChange', { id: change }, as('PILOT_LEAD', ['00000000-0000-4000-8000-000000000001']))).toMatchObject({
    code: 'FORBIDDEN',
  })
  expect(await world.refused('undoChange', { id: change }, as('MEMBER'))).toMatchObject({ code: 'FORBIDDEN' })
  expect(await world.send('undoChange', { id: change }, 'isUndone', as('PILOT_LEAD', [pilot.id]))).toEqual({ isUndone: true })
  expect(await world.refused('undoChange', { id: 'nonsense' })).toMatchObject({ code: 'NOT_FOUND' })
})
