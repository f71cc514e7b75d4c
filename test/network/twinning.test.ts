import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Viewer } from '../../server/platform/viewer.ts'
import { as, createWorld, type World } from '../programme/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('network_twinning')
})
afterAll(() => world.end())

interface Twinning {
  id: string
  version: number
  status: string
}
interface Offered {
  name: string
  allowed: boolean
  reason: string | null
}
const INPUTS = {
  proposeTwinning: 'ProposeTwinningInput',
  acceptTwinning: 'AcceptTwinningInput',
  declineTwinning: 'DeclineTwinningInput',
  endTwinning: 'EndTwinningInput',
  savePlace: 'SavePlaceInput',
} as const
const change = async <Data = Twinning>(field: keyof typeof INPUTS, input: object, viewer: Viewer): Promise<Data> => {
  const select = field === 'savePlace' ? 'id' : 'id version status hopes invitedHopes word reason proposedOn answeredOn closedOn'
  const { data, errors } = await world.once(`mutation ($input: ${INPUTS[field]}!) { ${field}(input: $input) { ${select} } }`, { input }, viewer)
  if (errors?.length) throw Object.assign(new Error(errors[0]!.message), errors[0]!.extensions)
  return (data as Record<string, Data>)[field]!
}

let people = 0
const someone = (role: 'MEMBER' | 'PILOT_LEAD', pilots: string[] = []): Viewer => {
  people += 1
  return { ...as(role, pilots), accountId: `00000000-0000-4000-b000-${String(people).padStart(12, '0')}`, name: `Person ${people}` }
}
const admin = as('ADMIN')
const said = { hopes: 'How the list is kept.', invitedHopes: 'How we ring people.' }

/** The place of a pilot, which its lead speaks for, and the place of an organisation, which a member does. */
async function makePlaces() {
  const pilot = await world.make.pilot()
  const [lead, member] = [someone('PILOT_LEAD', [pilot.id]), someone('MEMBER')]
  const own = (await change('savePlace', { pilot: pilot.id }, lead)).id
  const { id: organisation } = await world.make.organisation()
  const other = (await change('savePlace', { organisation }, member)).id
  return { lead, member, own, other, organisation, pair: { proposer: own, invited: other, ...said } }
}
const news = async (viewer: Viewer) =>
  (
    await world.read<{ inbox: { nodes: { kind: string; sentence: string; place: { id: string } | null }[] } }>(
      `{ inbox { nodes { kind sentence place { id } } } }`,
      {},
      viewer,
    )
  ).inbox.nodes
const at = async (id: string, viewer: Viewer) =>
  (
    await world.read<{ place: { availableActions: Offered[]; twinnings: (Twinning & { availableActions: Offered[] })[] } }>(
      `query ($id: ID!) { place(id: $id) { availableActions { name allowed reason } twinnings { id version status availableActions { name allowed reason } } } }`,
      { id },
      viewer,
    )
  ).place
const mayOf = (actions: Offered[]) => actions.flatMap(({ name, allowed }) => (allowed ? [name] : []))

test('a place proposes, the other accepts in its own words, either ends it; both sides hear of each step and see it at both places', async () => {
  const { lead, member, own, other, pair } = await makePlaces()
  const proposed = await change('proposeTwinning', pair, lead)
  expect(proposed).toMatchObject({ status: 'PROPOSED', ...said, proposedOn: '2010-06-17', answeredOn: null, closedOn: null })
  expect(await news(member)).toMatchObject([{ kind: 'TWINNING', place: { id: other }, sentence: expect.stringContaining(said.hopes) }])
  expect(await news(lead)).toEqual([])
  expect(mayOf((await at(other, member)).twinnings[0]!.availableActions)).toEqual(['acceptTwinning', 'declineTwinning'])
  expect((await at(own, lead)).twinnings[0]!.availableActions).toEqual([
    { name: 'acceptTwinning', allowed: false, reason: 'Only somebody who speaks for the place that was asked may answer.' },
    { name: 'declineTwinning', allowed: false, reason: 'Only somebody who speaks for the place that was asked may answer.' },
    { name: 'endTwinning', allowed: true, reason: null },
  ])
  const running = await change('acceptTwinning', { id: proposed.id, version: 1, hopes: 'What a ward round takes.', word: 'Gladly.' }, member)
  expect(running).toMatchObject({
    status: 'RUNNING',
    version: 2,
    invitedHopes: 'What a ward round takes.',
    word: 'Gladly.',
    answeredOn: '2010-06-17',
  })
  expect(await news(lead)).toMatchObject([{ place: { id: own }, sentence: expect.stringContaining('Gladly.') }])
  const ended = await change('endTwinning', { id: running.id, version: 2, why: 'We know it now.' }, member)
  expect(ended).toMatchObject({ status: 'ENDED', reason: 'We know it now.', closedOn: '2010-06-17' })
  for (const place of [own, other]) expect((await at(place, admin)).twinnings).toMatchObject([{ id: proposed.id, status: 'ENDED' }])
  expect((await at(own, admin)).twinnings.flatMap(({ availableActions }) => mayOf(availableActions))).toEqual([])
  const lines = await world.sql(`select action, why from platform."auditEntry" where "subjectId" = $1 order by sequence`, [proposed.id])
  expect(lines).toEqual([
    { action: 'twinning:propose', why: null },
    { action: 'twinning:accept', why: 'Gladly.' },
    { action: 'twinning:end', why: 'We know it now.' },
  ])
})

test('between two places one is open, whoever proposes; once it is declined or taken back they may try again', async () => {
  const { lead, member, own, other, pair } = await makePlaces()
  const first = await change('proposeTwinning', pair, lead)
  const back = { proposer: other, invited: own, ...said }
  for (const [input, viewer] of [
    [pair, lead],
    [back, member],
  ] as const)
    await expect(change('proposeTwinning', input, viewer)).rejects.toMatchObject({ code: 'RULE', rule: 'TWINNING_OPEN', field: 'invited' })
  await expect(
    world.sql(
      `insert into network.twinning ("proposerId", "invitedId", hopes, "invitedHopes", "proposedOn") values ($1, $2, 'a', 'b', '2010-06-17')`,
      [other, own],
    ),
  ).rejects.toThrow('twinning_pair')
  expect(await change('declineTwinning', { id: first.id, version: 1, word: ' ' }, member)).toMatchObject({ status: 'DECLINED', word: null })
  const second = await change('proposeTwinning', back, member)
  expect(await change('endTwinning', { id: second.id, version: 1, why: 'Too early.' }, member)).toMatchObject({ status: 'ENDED', answeredOn: null })
  const both = await Promise.allSettled([change('proposeTwinning', pair, lead), change('proposeTwinning', back, member)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { rule: 'TWINNING_OPEN' } })
})

test('who speaks for neither place may do nothing, a stale version is refused, and each step only in its time', async () => {
  const { lead, member, own, other, pair } = await makePlaces()
  const stranger = someone('MEMBER')
  await expect(change('proposeTwinning', pair, as('PUBLIC'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  for (const viewer of [stranger, member]) await expect(change('proposeTwinning', pair, viewer)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const { id } = await change('proposeTwinning', pair, lead)
  const steps = [
    ['acceptTwinning', { id, version: 1 }],
    ['declineTwinning', { id, version: 1 }],
    ['endTwinning', { id, version: 1, why: 'Because.' }],
  ] as const
  for (const [field, input] of steps) {
    await expect(change(field, input, as('PUBLIC'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await expect(change(field, input, stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(change(field, { ...input, version: 7 }, admin)).rejects.toMatchObject({ code: 'CONFLICT', currentVersion: 1 })
    await expect(change(field, { ...input, id: world.make.strangeId() }, admin)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
  await expect(change('acceptTwinning', { id, version: 1 }, lead)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(change('endTwinning', { id, version: 1, why: 'No.' }, member)).rejects.toMatchObject({ rule: 'TWINNING_STATUS' })
  await change('acceptTwinning', { id, version: 1 }, admin)
  for (const field of ['acceptTwinning', 'declineTwinning'] as const)
    await expect(change(field, { id, version: 2 }, member)).rejects.toMatchObject({ rule: 'TWINNING_STATUS', message: 'It is answered already.' })
  await expect(change('endTwinning', { id, version: 2, why: 'Mine.' }, stranger)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await change('endTwinning', { id, version: 2, why: 'Enough.' }, lead)
  await expect(change('endTwinning', { id, version: 3, why: 'Again.' }, lead)).rejects.toMatchObject({ rule: 'TWINNING_STATUS' })
  for (const [viewer, may] of [
    [as('PUBLIC'), []],
    [stranger, []],
    [member, ['proposeTwinning']],
    [admin, ['proposeTwinning']],
  ] as const)
    expect(mayOf((await at(own, viewer)).availableActions)).toEqual(may)
  // Nobody without an account hears that there is any.
  expect((await at(other, as('PUBLIC'))).twinnings).toEqual([])
})

test('a proposal, and what came to nothing, is between the two; what was agreed is for all members', async () => {
  const { lead, member, own, organisation, pair } = await makePlaces()
  const [stranger, foreign] = [someone('MEMBER'), someone('PILOT_LEAD', [(await world.make.pilot()).id])]
  const seenBy = async (viewer: Viewer) => (await at(own, viewer)).twinnings.map(({ status }) => status)
  for (const viewer of [stranger, foreign]) await change('savePlace', { organisation: (await world.make.organisation()).id }, viewer)
  await world.once(`mutation ($id: ID!) { follow(input: { organisation: $id }) { id } }`, { id: organisation }, stranger)
  const { id } = await change('proposeTwinning', pair, lead)
  const hidden = async () => {
    for (const viewer of [stranger, foreign]) expect(await seenBy(viewer)).toEqual([])
    expect(await news(stranger)).toEqual([])
  }
  await hidden()
  for (const viewer of [lead, member, admin]) expect(await seenBy(viewer)).toEqual(['PROPOSED'])
  await change('declineTwinning', { id, version: 1, word: 'Not this year.' }, member)
  await hidden()
  for (const viewer of [lead, member, admin]) expect(await seenBy(viewer)).toEqual(['DECLINED'])
  const again = await change('proposeTwinning', pair, lead)
  await change('acceptTwinning', { id: again.id, version: 1 }, member)
  for (const viewer of [stranger, foreign]) expect(await seenBy(viewer)).toEqual(['RUNNING'])
  expect((await news(stranger)).map(({ kind }) => kind)).toEqual(['TWINNING', 'TWINNING'])
})

test('what is missing or wrong is refused by name', async () => {
  const { lead, own, pair } = await makePlaces()
  for (const [wrong, field] of [
    [{ invited: own }, 'invited'],
    [{ invited: 'nowhere' }, 'invited'],
    [{ hopes: ' ' }, 'hopes'],
    [{ invitedHopes: 'x'.repeat(2001) }, 'invitedHopes'],
  ] as const)
    await expect(change('proposeTwinning', { ...pair, ...wrong }, lead)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field })
  await expect(change('proposeTwinning', { ...pair, invited: world.make.strangeId() }, lead)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const { id } = await change('proposeTwinning', pair, lead)
  await expect(change('endTwinning', { id, version: 1, why: ' ' }, lead)).rejects.toMatchObject({ rule: 'TWINNING_REASON', field: 'why' })
  for (const field of ['acceptTwinning', 'declineTwinning'] as const)
    await expect(change(field, { id, version: 1, word: 'x'.repeat(2001) }, admin)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'word' })
})
