import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { agreementsIn, FACTS, SAID, type Agreement } from './agreements.ts'
import { as, createWorld, historyOf, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('agreement_commands')
})
afterAll(() => world.end())
const { draft, send, sign, read, inForce } = agreementsIn(() => world)

describe('coming into force', () => {
  test('drafted, sent, signed by all and brought into force: it is signed on the last day, and its reports are in the calendar', async () => {
    const { agreement, partnership } = await inForce()
    expect(agreement).toMatchObject({ status: 'IN_FORCE', signedOn: '2010-05-03', edition: 1 })
    expect(agreement.reports).toEqual([
      { kind: 'QUARTERLY', status: 'NOT_DUE', periodStart: '2010-04-01', periodEnd: '2010-06-30', dueOn: '2010-07-31' },
      { kind: 'QUARTERLY', status: 'NOT_DUE', periodStart: '2010-07-01', periodEnd: '2010-09-30', dueOn: '2010-10-31' },
      { kind: 'QUARTERLY', status: 'NOT_DUE', periodStart: '2010-10-01', periodEnd: '2010-12-31', dueOn: '2011-01-31' },
      { kind: 'QUARTERLY', status: 'NOT_DUE', periodStart: '2011-01-01', periodEnd: '2011-03-31', dueOn: '2011-04-30' },
      { kind: 'ANNUAL', status: 'NOT_DUE', periodStart: '2010-04-01', periodEnd: '2011-03-31', dueOn: '2011-04-30' },
    ])
    expect((await historyOf(world, partnership.id)).map(({ action }) => action)).toEqual([
      'agreement:bringIntoForce',
      'agreement:sign',
      'agreement:sign',
      'agreement:send',
      'agreement:create',
    ])
  })

  test.each(SAID.map(({ letter }) => letter))('without clause (%s) it is refused, and the clause is named with its source', async (letter) => {
    const { agreement } = await draft({ clauses: SAID.filter((clause) => clause.letter !== letter) })
    const sent = await send(agreement)
    await sign(sent, 0)
    await sign(sent, 1)
    const refusal = await world.refused('bringAgreementIntoForce', { id: sent.id, version: sent.version })
    expect(refusal).toMatchObject({ code: 'RULE', rule: 'S75_CLAUSE_MISSING' })
    expect(refusal.message).toContain(`Clause (${letter}) is missing`)
    expect((await read(sent.id)).checks.filter(({ isMet }) => !isMet)).toMatchObject([
      { reason: refusal.message, source: expect.stringContaining(`SI 2000/617), regulation 7(3)(${letter})`) as string },
    ])
  })

  test('section 75 is between an NHS body and a council', async () => {
    const one = await world.make.organisation({ kind: 'NHS_TRUST' })
    const other = await world.make.organisation({ kind: 'VOLUNTARY_SECTOR' })
    const { agreement } = await draft({ parties: [{ organisation: one.id }, { organisation: other.id }], signatories: [] })
    const sent = await send(agreement)
    expect(await world.refused('bringAgreementIntoForce', { id: sent.id, version: sent.version })).toMatchObject({ rule: 'S75_PARTIES' })
  })

  test('a memorandum needs none of this', async () => {
    const { agreement } = await draft({ kind: 'MOU', clauses: [], signatories: [], parties: [] })
    expect(agreement.checks).toMatchObject([{ rule: 'TERM', isMet: true }])
    expect(await world.send('bringAgreementIntoForce', { id: agreement.id, version: 1 }, 'status signedOn reports { id }')).toEqual({
      status: 'IN_FORCE',
      signedOn: '2010-06-17',
      reports: [],
    })
  })
})

describe('signatures', () => {
  test('a chief executive signs in person, a finance officer may be stood in for', async () => {
    const sent = await send((await draft()).agreement)
    const input = { fingerprint: sent.fingerprint, name: 'A deputy', isDelegate: true }
    expect(await world.refused('signAgreement', { ...input, signatory: sent.signatories[0]!.id })).toMatchObject({
      rule: 'SIGNS_IN_PERSON',
      message: 'The chief executive of The trust signs in person: nobody else may sign for them.',
    })
    await world.send('signAgreement', { ...input, signatory: sent.signatories[1]!.id }, 'id')
    expect(await world.refused('signAgreement', { ...input, signatory: sent.signatories[1]!.id })).toMatchObject({ rule: 'SIGNED_ALREADY' })
    expect(await world.refused('bringAgreementIntoForce', { id: sent.id, version: sent.version })).toMatchObject({
      rule: 'SIGNATURES',
      message: 'Not signed as it is now by the chief executive of The trust.',
    })
  })

  test('a changed contribution voids them and says whose; what was signed is kept; the others sign again', async () => {
    const { agreement, trust, council, partnership } = await inForce()
    const parties = [
      { organisation: trust.id, contributionPence: 12_000_00 },
      { organisation: council.id, contributionPence: 5_000_00 },
    ]
    const varied = await world.send<Agreement>('updateAgreement', { id: agreement.id, version: agreement.version, parties, why: 'More beds.' }, FACTS)
    expect(varied).toMatchObject({
      status: 'AWAITING_SIGNATURES',
      edition: 2,
      signedOn: null,
      signatories: [{ hasSigned: false }, { hasSigned: false }],
      editions: [{ number: 1, signedOn: '2010-05-03', replacedOn: '2010-06-17' }],
    })
    expect(varied.fingerprint).not.toBe(agreement.fingerprint)
    expect((await historyOf(world, partnership.id))[0]).toMatchObject({
      action: 'agreement:vary',
      sentence:
        'Somebody changed the parties and their contributions of “Pooled fund”. The signatures of Signer 0 for The trust and Signer 1 for The council lapsed.',
      why: 'More beds.',
    })
    const { agreement: seen } = await world.read<{ agreement: { signatories: { signatures: object[] }[] } }>(
      `query ($id: ID!) { agreement(id: $id) { signatories { signatures { status lapsedOn lapsedBecause edition } } } }`,
      { id: agreement.id },
      as('MEMBER'),
    )
    expect(seen.signatories[0]!.signatures).toEqual([
      { status: 'LAPSED', lapsedOn: '2010-06-17', lapsedBecause: 'The parties and their contributions changed.', edition: 1 },
    ])
    await sign(varied, 0)
    await sign(varied, 1)
    expect(await world.send('bringAgreementIntoForce', { id: varied.id, version: varied.version }, 'status edition signedOn')).toEqual({
      status: 'IN_FORCE',
      edition: 2,
      signedOn: '2010-06-17',
    })
  })

  test('undoing the change makes them stand again', async () => {
    const { agreement, partnership } = await inForce()
    await world.send('updateAgreement', { id: agreement.id, version: agreement.version, terms: 'Something else.' }, 'id')
    await world.send('undoChange', { id: (await historyOf(world, partnership.id))[0]!.changes[0]!.id }, 'isUndone')
    expect(await read(agreement.id)).toMatchObject({
      status: 'IN_FORCE',
      edition: 1,
      fingerprint: agreement.fingerprint,
      signatories: [{ hasSigned: true }, { hasSigned: true }],
    })
  })

  test('another title or review day is no change of what is agreed', async () => {
    const { agreement } = await inForce()
    const input = { id: agreement.id, version: agreement.version, title: 'Older people’s fund', reviewOn: '2010-12-01' }
    expect(await world.send('updateAgreement', input, 'status title fingerprint')).toEqual({
      status: 'IN_FORCE',
      title: 'Older people’s fund',
      fingerprint: agreement.fingerprint,
    })
  })

  test('what says something else by now cannot be signed', async () => {
    const sent = await send((await draft()).agreement)
    await world.send('updateAgreement', { id: sent.id, version: sent.version, terms: 'Changed.' }, 'id')
    const input = { signatory: sent.signatories[0]!.id, fingerprint: sent.fingerprint, name: 'Somebody' }
    expect(await world.refused('signAgreement', input)).toMatchObject({ code: 'CONFLICT' })
  })

  test('the public sees who is to sign and whether they have, not the names', async () => {
    const { agreement } = await inForce()
    const query = `query ($id: ID!) { agreement(id: $id) { signatories { hasSigned signatures { name } } } }`
    const { agreement: seen } = await world.read<{ agreement: { signatories: object[] } }>(query, { id: agreement.id })
    expect(seen.signatories).toEqual([
      { hasSigned: true, signatures: [] },
      { hasSigned: true, signatures: [] },
    ])
  })
})
