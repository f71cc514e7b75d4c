import type { EntityManager } from 'typeorm'

import { dayAfter, dayInWords } from '../platform/calendar.ts'
import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, RuleError } from '../platform/errors.ts'

import { AgreementClause } from './agreement-clause.ts'
import { AgreementParty } from './agreement-party.ts'
import { about, checkTerm, findAgreement } from './agreement.find.ts'
import type { ReplaceAgreementInput } from './agreement.input.ts'
import { readAgreementFacts } from './agreement.reads.ts'
import { whyNotReplaced } from './agreement.rules.ts'
import { Agreement } from './agreement.ts'
import { makeChange } from './change.commands.ts'
import { Signatory } from './signature.ts'
import { needText } from './text.rules.ts'

/** Drafts what is to take an agreement’s place: it says the same, for a later term. */
export async function replaceAgreement(context: Context, input: ReplaceAgreementInput): Promise<string> {
  const title = input.title == null ? null : needText(input.title, 'title', 'a title')
  return makeChange(context, async (db) => {
    const { agreement: old, partnership } = await findAgreement(context, db, input, 'replaceAgreement')
    const startsOn = input.startsOn ?? (old.endsOn && dayAfter(old.endsOn))
    const endsOn = input.endsOn ?? null
    checkTerm(startsOn, endsOn)
    const { partnershipId, kind, terms, illustrative } = old
    const own = { title: title ?? old.title, kind, startsOn, endsOn, terms, replacesId: old.id }
    const { id } = await db.save(Agreement, { ...own, partnershipId, illustrative })
    await copyLists(db, old.id, id)
    return {
      answer: id,
      said: {
        ...about(partnership, 'agreement:replace'),
        sentence: `${context.viewer.name} drafted “${own.title}” to take the place of “${old.title}”.`,
        after: { ...own, replaces: old.title },
      },
    }
  })
}

/** The agreement that another is to replace, as an input names it; null for none. */
export async function readReplaced(db: EntityManager, id: string | null, partnershipId: string, ownId: string | null): Promise<Agreement | null> {
  if (id === null) return null
  const old = isUuid(id) ? await db.findOneBy(Agreement, { id, partnershipId }) : null
  if (!old) throw new BadInput('This partnership has no such agreement.', 'replaces')
  if (old.id === ownId) throw new BadInput('An agreement cannot take its own place.', 'replaces')
  const facts = (await readAgreementFacts((text, values) => db.query(text, values as unknown[]), [old.id])).get(old.id)!
  const why = whyNotReplaced(facts)
  if (why) throw new RuleError('AGREEMENT_STATUS', why, 'replaces')
  return old
}

/** What comes into force takes the place of what it replaces from its first day; answers what it replaced, and from when. */
export async function supersede(db: EntityManager, { replacesId, startsOn }: Agreement, signedOn: string): Promise<string> {
  const old = replacesId === null ? null : await db.findOneOrFail(Agreement, { where: { id: replacesId }, lock: { mode: 'pessimistic_write' } })
  if (!old || old.terminatedOn || old.supersededOn) return ''
  const from = startsOn && startsOn > signedOn ? startsOn : signedOn
  if (old.endsOn && old.endsOn < from) return ''
  await db.update(Agreement, { id: old.id }, { supersededOn: from, version: old.version + 1 })
  return ` It takes the place of “${old.title}” from ${dayInWords(from)}.`
}

async function copyLists(db: EntityManager, from: string, agreementId: string): Promise<void> {
  const parties = await db.findBy(AgreementParty, { agreementId: from })
  const clauses = await db.findBy(AgreementClause, { agreementId: from })
  const signatories = await db.findBy(Signatory, { agreementId: from })
  await db.save(
    AgreementParty,
    parties.map(({ organisationId, contributionPence, illustrative }) => ({ agreementId, organisationId, contributionPence, illustrative })),
  )
  await db.save(
    AgreementClause,
    clauses.map(({ letter, text, illustrative }) => ({ agreementId, letter, text, illustrative })),
  )
  await db.save(
    Signatory,
    signatories.map(({ organisationId, role, illustrative }) => ({ agreementId, organisationId, role, illustrative })),
  )
}
