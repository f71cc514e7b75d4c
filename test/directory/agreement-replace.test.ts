import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { agreementsIn, type Agreement } from './agreements.ts'
import { as, createWorld, historyOf, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('agreement_replace')
})
afterAll(() => world.end())
const { draft, send, sign, read, inForce } = agreementsIn(() => world)

const mayBe = (agreement: Agreement, name: string) => agreement.availableActions.find((action) => action.name === name)
const TIES = `id version title status supersededOn startsOn replaces { id title } replacedBy { id status }`
interface Tied {
  id: string
  version: number
  title: string
  status: string
  supersededOn: string | null
  startsOn: string | null
  replaces: { id: string; title: string } | null
  replacedBy: { id: string; status: string }[]
}
const tied = async (id: string): Promise<Tied> =>
  (await world.read<{ agreement: Tied }>(`query ($id: ID!) { agreement(id: $id) { ${TIES} } }`, { id }, as('ADMIN'))).agreement
const undoLatest = async (partnership: string) =>
  world.send('undoChange', { id: (await historyOf(world, partnership))[0]!.changes[0]!.id }, 'isUndone')

describe('negotiation', () => {
  test('is opened on a draft, ends when it is sent, and is undone', async () => {
    const { agreement, partnership } = await draft()
    expect(mayBe(agreement, 'negotiateAgreement')).toMatchObject({ allowed: true, reason: null })
    const { id } = agreement
    const open = await world.send<Agreement>('negotiateAgreement', { id, version: 1 }, 'status version negotiatedFrom')
    expect(open).toEqual({ status: 'IN_NEGOTIATION', version: 2, negotiatedFrom: '2010-06-17' })
    const seen = await read(id)
    expect(mayBe(seen, 'negotiateAgreement')).toMatchObject({ allowed: false, reason: '“Pooled fund” is being negotiated already.' })
    expect(mayBe(seen, 'signAgreement')?.reason).toBe('“Pooled fund” is still being negotiated. Send it to the parties first.')
    expect((await historyOf(world, partnership.id))[0]).toMatchObject({
      action: 'agreement:negotiate',
      sentence: 'Somebody opened the negotiation of “Pooled fund”.',
    })
    await undoLatest(partnership.id)
    expect(await read(id)).toMatchObject({ status: 'DRAFT' })
  })

  test('is taken up again with a reason by who has it before them to sign; a signature stands while the text does', async () => {
    const sent = await send((await draft()).agreement)
    await sign(sent, 0)
    expect(await world.refused('negotiateAgreement', { id: sent.id, version: sent.version })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'why' })
    await world.send('negotiateAgreement', { id: sent.id, version: sent.version, why: 'The council wants a cap.' }, 'id')
    const again = await read(sent.id)
    expect(again).toMatchObject({ status: 'IN_NEGOTIATION', signatories: [{ hasSigned: true }, { hasSigned: false }] })
    expect(
      await world.refused('signAgreement', { signatory: again.signatories[1]!.id, fingerprint: again.fingerprint, name: 'Too Early' }),
    ).toMatchObject({
      rule: 'AGREEMENT_STATUS',
    })
    await world.send('updateAgreement', { id: again.id, version: again.version, terms: 'A fund with a cap.' }, 'id')
    expect(await read(sent.id)).toMatchObject({ status: 'IN_NEGOTIATION', signatories: [{ hasSigned: false }, { hasSigned: false }] })
  })

  test('is refused of what is in force, to a stranger’s lead, and to who saw an older version', async () => {
    const { agreement } = await inForce()
    const input = { id: agreement.id, version: agreement.version }
    expect(await world.refused('negotiateAgreement', input)).toMatchObject({
      rule: 'AGREEMENT_STATUS',
      message: '“Pooled fund” is in force already.',
    })
    expect(await world.refused('negotiateAgreement', input, as('PILOT_LEAD', [agreement.id]))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await world.refused('negotiateAgreement', { ...input, version: 1 })).toMatchObject({ code: 'CONFLICT', currentVersion: agreement.version })
    expect(await world.refused('negotiateAgreement', { ...input, id: 'nonsense' })).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('replacing', () => {
  test('a draft says the same for the time after, takes the place when it comes into force, and undoing gives it back', async () => {
    const { agreement: old, partnership } = await inForce()
    const made = await world.send<Tied>('replaceAgreement', { id: old.id, version: old.version, title: 'Pooled fund 2011' }, TIES)
    expect(made).toMatchObject({ title: 'Pooled fund 2011', status: 'DRAFT', startsOn: '2011-04-01', replaces: { id: old.id, title: 'Pooled fund' } })
    const copy = await read(made.id)
    expect(copy).toMatchObject({
      terms: 'A fund for older people.',
      parties: expect.arrayContaining([expect.objectContaining({ contributionPence: 10_000_00 }) as object]) as object,
      signatories: [{ hasSigned: false }, { hasSigned: false }],
    })
    expect(await tied(old.id)).toMatchObject({ status: 'IN_FORCE', replacedBy: [{ id: made.id, status: 'DRAFT' }] })

    // It begins at once, so that the other’s place is taken today.
    await world.send('updateAgreement', { id: made.id, version: 1, startsOn: '2010-06-01' }, 'id')
    const sent = await send(await read(made.id))
    await sign(sent, 0)
    await sign(sent, 1)
    await world.send('bringAgreementIntoForce', { id: sent.id, version: sent.version }, 'id')
    expect(await tied(old.id)).toMatchObject({ status: 'SUPERSEDED', supersededOn: '2010-06-17', replacedBy: [{ id: made.id, status: 'IN_FORCE' }] })
    expect((await historyOf(world, partnership.id))[0]).toMatchObject({
      sentence: 'Somebody brought “Pooled fund 2011” into force, signed on 17 June 2010. It takes the place of “Pooled fund” from 17 June 2010.',
    })
    const { version } = await tied(old.id)
    for (const [name, more] of [
      ['updateAgreement', { title: 'Another' }],
      ['terminateAgreement', { why: 'It is over.' }],
      ['replaceAgreement', {}],
    ] as const)
      expect(await world.refused(name, { id: old.id, version, ...more })).toMatchObject({
        rule: 'AGREEMENT_STATUS',
        message: 'Another agreement has taken the place of “Pooled fund”.',
      })
    expect((await read(old.id)).availableActions.every(({ allowed }) => !allowed)).toBe(true)
    await undoLatest(partnership.id)
    expect(await tied(old.id)).toMatchObject({ status: 'IN_FORCE', supersededOn: null, replacedBy: [{ id: made.id, status: 'AWAITING_SIGNATURES' }] })
  })

  test('what begins later leaves the other in force until then, and what expires before that expires', async () => {
    const { agreement: old } = await inForce()
    const later = await world.send<Tied>('replaceAgreement', { id: old.id, version: old.version, startsOn: '2010-10-01' }, TIES)
    const sent = await send(await read(later.id))
    await sign(sent, 0)
    await sign(sent, 1)
    await world.send('bringAgreementIntoForce', { id: sent.id, version: sent.version }, 'id')
    expect(await tied(old.id)).toMatchObject({ status: 'IN_FORCE', supersededOn: '2010-10-01' })

    const { agreement: other } = await inForce()
    const after = await world.send<Tied>('replaceAgreement', { id: other.id, version: other.version }, TIES)
    const ready = await send(await read(after.id))
    await sign(ready, 0)
    await sign(ready, 1)
    await world.send('bringAgreementIntoForce', { id: ready.id, version: ready.version }, 'id')
    expect(await tied(other.id)).toMatchObject({ status: 'IN_FORCE', supersededOn: null })
  })

  test('of two drafts for one place the second is told that it is taken, in what it needs, and may choose nothing instead', async () => {
    const { agreement: old, partnership } = await inForce()
    const memo = (title: string) =>
      world.send<Tied>('createAgreement', { partnership: partnership.id, title, kind: 'MOU', startsOn: '2010-06-01', replaces: old.id }, TIES)
    const [first, second] = [await memo('First'), await memo('Second')]
    await world.send('bringAgreementIntoForce', { id: first.id, version: 1 }, 'id')
    const refused = await world.refused('bringAgreementIntoForce', { id: second.id, version: 1 })
    expect(refused).toMatchObject({ code: 'RULE', rule: 'REPLACED_ALREADY' })
    expect((await read(second.id)).checks).toContainEqual(
      expect.objectContaining({ rule: 'REPLACED_ALREADY', isMet: false, reason: refused.message }),
    )
    await world.send('updateAgreement', { id: second.id, version: 1, replaces: null }, 'id')
    expect(await world.send('bringAgreementIntoForce', { id: second.id, version: 2 }, 'status')).toEqual({ status: 'IN_FORCE' })
    expect(await world.refused('updateAgreement', { id: second.id, version: 3, replaces: first.id })).toMatchObject({
      rule: 'IN_FORCE_ALREADY',
      field: 'replaces',
    })
  })

  test('is refused of a draft, of another partnership’s, of itself, to a stranger’s lead, and to who saw an older version', async () => {
    const { agreement, partnership } = await draft()
    const { agreement: strange } = await inForce()
    const input = { partnership: partnership.id, title: 'New', kind: 'MOU' }
    expect(await world.refused('replaceAgreement', { id: agreement.id, version: 1 })).toMatchObject({
      rule: 'AGREEMENT_STATUS',
      message: '“Pooled fund” is still a draft. Only what is in force, or has expired, can be replaced.',
    })
    expect(await world.refused('createAgreement', { ...input, replaces: strange.id })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'replaces' })
    expect(await world.refused('createAgreement', { ...input, replaces: agreement.id })).toMatchObject({
      rule: 'AGREEMENT_STATUS',
      field: 'replaces',
    })
    expect(await world.refused('updateAgreement', { id: agreement.id, version: 1, replaces: agreement.id })).toMatchObject({ field: 'replaces' })
    const own = { id: strange.id, version: strange.version }
    expect(await world.refused('replaceAgreement', { ...own, endsOn: '2009-01-01' })).toMatchObject({ field: 'endsOn' })
    expect(await world.refused('replaceAgreement', own, as('PILOT_LEAD', [strange.id]))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await world.refused('replaceAgreement', { ...own, version: 1 })).toMatchObject({ code: 'CONFLICT' })
  })
})
