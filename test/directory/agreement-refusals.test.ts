import { afterAll, beforeAll, expect, test } from 'vitest'

import { agreementsIn } from './agreements.ts'
import { as, createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('agreement_refusals')
})
afterAll(() => world.end())
const { draft, inForce } = agreementsIn(() => world)

test.each([
  [{ title: '' }, 'title'],
  [{ endsOn: '2009-01-01' }, 'endsOn'],
  [{ parties: [{ organisation: 'nonsense' }] }, 'parties'],
  [{ clauses: [{ letter: 'x', text: 'aims' }] }, 'clauses'],
])('%o is refused by its field', async (more, field) => {
  const { input } = await draft()
  expect(await world.refused('createAgreement', { ...input, signatories: [], ...more })).toMatchObject({ code: 'BAD_USER_INPUT', field })
})

test('only parties sign, and only what was sent', async () => {
  const { agreement, input } = await draft()
  const stranger = await world.make.organisation()
  expect(await world.refused('createAgreement', { ...input, signatories: [{ organisation: stranger.id, role: 'DIRECTOR' }] })).toMatchObject({
    field: 'signatories',
  })
  const early = { signatory: agreement.signatories[0]!.id, fingerprint: agreement.fingerprint, name: 'Somebody' }
  expect(await world.refused('signAgreement', early)).toMatchObject({ rule: 'AGREEMENT_STATUS' })
})

test('the second of two editors is told; a stranger’s lead is refused; what is terminated stays so', async () => {
  const { agreement } = await draft()
  const { id } = agreement
  await world.send('updateAgreement', { id, version: 1, title: 'First' }, 'id')
  expect(await world.refused('updateAgreement', { id, version: 1, title: 'Second' })).toMatchObject({ code: 'CONFLICT', currentVersion: 2 })
  expect(await world.refused('updateAgreement', { id, version: 2 }, as('PILOT_LEAD', [id]))).toMatchObject({ code: 'FORBIDDEN' })
  await world.send('terminateAgreement', { id, version: 2, why: 'The council left.' }, 'id')
  expect(await world.refused('sendAgreement', { id, version: 3 })).toMatchObject({ rule: 'AGREEMENT_STATUS' })
  expect(await world.refused('terminateAgreement', { id: 'nonsense', version: 1, why: 'It is over.' })).toMatchObject({ code: 'NOT_FOUND' })
})

test('a report comes in, and can be taken back', async () => {
  const { agreement } = await inForce()
  const [{ id }] = (await world.sql<{ id: string }>(`select id from directory."agreementReport" where "agreementId" = $1 order by "periodEnd"`, [
    agreement.id,
  ])) as [{ id: string }]
  expect(await world.send('recordAgreementReport', { id, receivedOn: '2010-06-17' }, 'status')).toEqual({ status: 'RECEIVED' })
  expect(await world.send('recordAgreementReport', { id, receivedOn: null }, 'status')).toEqual({ status: 'NOT_DUE' })
  expect(await world.refused('recordAgreementReport', { id, receivedOn: '2010-06-18' })).toMatchObject({ field: 'receivedOn' })
  expect(await world.refused('recordAgreementReport', { id: 'nonsense' })).toMatchObject({ code: 'NOT_FOUND' })
})
