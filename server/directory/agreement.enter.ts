import type { EntityManager } from 'typeorm'

import { isUuid } from '../platform/condition.ts'
import { BadInput } from '../platform/errors.ts'

import { AgreementClause } from './agreement-clause.ts'
import { AgreementParty } from './agreement-party.ts'
import type { CreateAgreementInput, UpdateAgreementInput } from './agreement.input.ts'
import { Signatory, Signature } from './signature.ts'
import { needText } from './text.rules.ts'

type Lists = Pick<CreateAgreementInput & UpdateAgreementInput, 'parties' | 'clauses' | 'signatories'>

/** Brings the lists of an agreement to what is wanted, row by row, so that what stays is not touched. */
export async function enterLists(db: EntityManager, agreementId: string, { parties, clauses, signatories }: Lists): Promise<void> {
  if (parties) await enterParties(db, agreementId, parties)
  if (clauses) await enterClauses(db, agreementId, clauses)
  if (signatories) await enterSignatories(db, agreementId, signatories)
}

async function enterParties(db: EntityManager, agreementId: string, wanted: NonNullable<Lists['parties']>): Promise<void> {
  refuse(wanted, 50, 'parties', ({ organisation }) => organisation.toLowerCase())
  await findAll(db, wanted, 'parties')
  if (wanted.some(({ contributionPence }) => (contributionPence ?? 0) < 0))
    throw new BadInput('A contribution cannot be less than nothing.', 'parties')
  const there = await db.findBy(AgreementParty, { agreementId })
  const gone = there.filter((party) => !wanted.some(({ organisation }) => organisation.toLowerCase() === party.organisationId))
  if (gone.length > 0) await db.remove(gone)
  for (const { organisation, contributionPence = null } of wanted) {
    const own = there.find((party) => party.organisationId === organisation.toLowerCase())
    if (!own || own.contributionPence !== contributionPence)
      await db.save(AgreementParty, { ...own, agreementId, organisationId: organisation.toLowerCase(), contributionPence })
  }
}

async function enterClauses(db: EntityManager, agreementId: string, wanted: NonNullable<Lists['clauses']>): Promise<void> {
  refuse(wanted, 7, 'clauses', ({ letter }) => letter)
  const there = await db.findBy(AgreementClause, { agreementId })
  const gone = there.filter((clause) => !wanted.some(({ letter }) => letter === clause.letter))
  if (gone.length > 0) await db.remove(gone)
  for (const { letter, text } of wanted) {
    if (!/^[a-g]$/.test(letter)) throw new BadInput('The letter of a clause is one of a to g.', 'clauses')
    const own = there.find((clause) => clause.letter === letter)
    const said = needText(text, 'clauses', `clause (${letter})`, [3, 5000])
    if (own?.text !== said) await db.save(AgreementClause, { ...own, agreementId, letter, text: said })
  }
}

async function enterSignatories(db: EntityManager, agreementId: string, wanted: NonNullable<Lists['signatories']>): Promise<void> {
  refuse(wanted, 100, 'signatories', ({ organisation, role }) => `${organisation.toLowerCase()} ${role}`)
  const parties = await db.findBy(AgreementParty, { agreementId })
  if (wanted.some(({ organisation }) => !parties.some(({ organisationId }) => organisationId === organisation.toLowerCase())))
    throw new BadInput('Only parties sign. Add the organisation as a party first.', 'signatories')
  const there = await db.findBy(Signatory, { agreementId })
  const isWanted = (one: Signatory): boolean =>
    wanted.some(({ organisation, role }) => organisation.toLowerCase() === one.organisationId && role === one.role)
  for (const one of there.filter((signatory) => !isWanted(signatory))) {
    if (await db.existsBy(Signature, { signatoryId: one.id }))
      throw new BadInput('Who has signed stays: the signature is part of the history.', 'signatories')
    await db.remove(one)
  }
  for (const { organisation, role } of wanted) {
    const organisationId = organisation.toLowerCase()
    if (!there.some((one) => one.organisationId === organisationId && one.role === role))
      await db.save(Signatory, { agreementId, organisationId, role })
  }
}

function refuse<One>(wanted: readonly One[], most: number, field: string, keyOf: (one: One) => string): void {
  if (wanted.length > most) throw new BadInput(`${field} may hold ${most}.`, field)
  if (new Set(wanted.map(keyOf)).size < wanted.length) throw new BadInput(`${field} names the same one twice.`, field)
}

async function findAll(db: EntityManager, wanted: readonly { organisation: string }[], field: string): Promise<void> {
  const ids = wanted.map(({ organisation }) => organisation)
  const [{ count }] = await db.query<[{ count: number }]>(`select count(*)::int as count from directory.organisation where id = any($1::uuid[])`, [
    ids.filter(isUuid),
  ])
  if (count < ids.length) throw new BadInput('An organisation with one of these ids does not exist.', field)
}
