import { afterAll, beforeAll, expect, test } from 'vitest'

import { agreementsIn } from './agreements.ts'
import { as, createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('todo')
})
afterAll(() => world.end())
const { draft, send, sign, inForce } = agreementsIn(() => world)

const waiting = async (partnershipId: string, viewer = as('ADMIN')): Promise<object[]> => {
  const query = `{ toDo { kind sentence dueOn isOverdue partnership { id } agreement { title } } }`
  const { toDo } = await world.read<{ toDo: { partnership: { id: string } }[] }>(query, {}, viewer)
  return toDo.filter(({ partnership }) => partnership.id === partnershipId).map(({ partnership: _partnership, ...rest }) => rest)
}

test('a partnership at work without a lead or members waits for them, and leaves the list when they are there', async () => {
  const pilot = await world.make.pilot()
  const { id } = await world.make.partnership({ name: 'Alone', startsOn: '2009-04-01', pilotId: pilot.id, endsOn: '2010-08-31' })
  expect(await waiting(id)).toEqual([
    {
      kind: 'FEW_MEMBERS',
      sentence: '“Alone” has no partner yet, the commissioner of the area not counted. Add partners, or end it.',
      dueOn: null,
      isOverdue: false,
      agreement: null,
    },
    { kind: 'LEAD_MISSING', sentence: 'Name a lead of “Alone”.', dueOn: null, isOverdue: false, agreement: null },
    { kind: 'PARTNERSHIP_ENDS', sentence: '“Alone” ends. Say what comes after it.', dueOn: '2010-08-31', isOverdue: false, agreement: null },
  ])
  expect(await waiting(id, as('PILOT_LEAD', [pilot.id]))).toHaveLength(3)
  expect(await waiting(id, as('PILOT_LEAD', [id]))).toEqual([])
  for (const role of ['LEAD', 'PROVIDER'])
    await world.send('addMember', { partnership: id, organisation: (await world.make.organisation()).id, role }, 'id')
  expect(await waiting(id)).toMatchObject([{ kind: 'PARTNERSHIP_ENDS' }])
})

test('signatures that are missing and that lapsed wait, reviews and ends warn 90 days ahead, reports when their period is over', async () => {
  const made = await draft({ reviewOn: '2010-09-15', endsOn: '2010-09-16' })
  const onlyAgreement = async (id: string) => (await waiting(id)).filter((one) => (one as { agreement: unknown }).agreement)
  expect(await onlyAgreement(made.partnership.id)).toEqual([])
  const sent = await send(made.agreement)
  expect(await onlyAgreement(made.partnership.id)).toMatchObject([
    { kind: 'SIGNATURE_MISSING', sentence: 'Have “Pooled fund” signed: 2 signatures missing.' },
  ])
  await sign(sent, 0)
  await sign(sent, 1)
  await world.send('bringAgreementIntoForce', { id: sent.id, version: sent.version }, 'id')
  // Its end is 91 days off.
  expect(await onlyAgreement(made.partnership.id)).toMatchObject([{ kind: 'REVIEW_DUE', dueOn: '2010-09-15' }])
  const { agreement, partnership } = await inForce()
  await world.send('updateAgreement', { id: agreement.id, version: agreement.version, terms: 'Other terms.' }, 'id')
  expect(await onlyAgreement(partnership.id)).toMatchObject([{ kind: 'SIGNATURE_LAPSED', agreement: { title: 'Pooled fund' } }])
})

test('nobody below a pilot lead has a list', async () => {
  expect(await world.refusal(`{ toDo { id } }`, {}, as('ANALYST'))).toMatchObject({ code: 'FORBIDDEN' })
})
