import { as, type World } from './world.ts'

/** All about an agreement. */
export const FACTS = `id title kind status version edition fingerprint startsOn endsOn signedOn terms parties { organisation { name } contributionPence }
  clauses { letter text } signatories { id role hasSigned organisation { name } } editions { number signedOn replacedOn }
  checks { rule isMet reason source } availableActions { name allowed reason } reports { kind status periodStart periodEnd dueOn }`

export interface Agreement {
  id: string
  version: number
  status: string
  edition: number
  fingerprint: string
  signedOn: string | null
  signatories: { id: string; role: string; hasSigned: boolean; organisation: { name: string } }[]
  checks: { rule: string; isMet: boolean; reason: string | null; source: string | null }[]
  availableActions: { name: string; allowed: boolean; reason: string | null }[]
  reports: { kind: string; status: string; periodStart: string; periodEnd: string; dueOn: string }[]
}

/** A word on each point that the law wants settled. */
export const SAID = 'aims payments functions people staff duration management'.split(' ').map((text, place) => ({ letter: 'abcdefg'[place]!, text }))

/** Agreements of a test's world: drafted, sent, signed, in force. */
export function agreementsIn(world: () => World) {
  /** A section 75 agreement of a trust and a council, with all that the law wants. */
  async function draft(more: object = {}) {
    const partnership = await world().make.partnership({ name: 'Torbay', startsOn: '2009-04-01' })
    const trust = await world().make.organisation({ kind: 'CARE_TRUST', name: 'The trust' })
    const council = await world().make.organisation({ kind: 'LOCAL_AUTHORITY', name: 'The council' })
    const input = {
      partnership: partnership.id,
      title: 'Pooled fund',
      kind: 'S75_POOLED_FUND',
      startsOn: '2010-04-01',
      endsOn: '2011-03-31',
      terms: 'A fund for older people.',
      parties: [
        { organisation: trust.id, contributionPence: 10_000_00 },
        { organisation: council.id, contributionPence: 5_000_00 },
      ],
      clauses: SAID,
      signatories: [
        { organisation: trust.id, role: 'CHIEF_EXECUTIVE' },
        { organisation: council.id, role: 'SECTION_151_OFFICER' },
      ],
      ...more,
    }
    const agreement = await world().send<Agreement>('createAgreement', input, FACTS)
    return { partnership, trust, council, agreement, input }
  }

  const read = async (id: string): Promise<Agreement> =>
    (await world().read<{ agreement: Agreement }>(`query ($id: ID!) { agreement(id: $id) { ${FACTS} } }`, { id }, as('ADMIN'))).agreement
  const sign = (agreement: Agreement, place: number, more: object = {}) =>
    world().send(
      'signAgreement',
      { signatory: agreement.signatories[place]!.id, fingerprint: agreement.fingerprint, name: `Signer ${place}`, ...more },
      'id',
    )
  const send = (agreement: Agreement) => world().send<Agreement>('sendAgreement', { id: agreement.id, version: agreement.version }, FACTS)

  async function inForce() {
    const made = await draft()
    const sent = await send(made.agreement)
    await sign(sent, 0, { signedOn: '2010-05-01' })
    await sign(sent, 1, { signedOn: '2010-05-03' })
    return { ...made, agreement: await world().send<Agreement>('bringAgreementIntoForce', { id: sent.id, version: sent.version }, FACTS) }
  }

  return { draft, send, sign, read, inForce }
}
