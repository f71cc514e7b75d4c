import type { EntityManager } from 'typeorm'

import type { Context } from '../platform/context.ts'
import { RuleError } from '../platform/errors.ts'
import { listInWords } from '../platform/words.ts'

import { AgreementEdition } from './agreement-edition.ts'
import { readReplaced } from './agreement-replace.commands.ts'
import { enterLists } from './agreement.enter.ts'
import { about, checkTerm, findAgreement } from './agreement.find.ts'
import type { CreateAgreementInput, UpdateAgreementInput } from './agreement.input.ts'
import { Agreement } from './agreement.ts'
import { makeChange } from './change.commands.ts'
import { findPartnership } from './partnership.commands.ts'
import { needText, readText, readWhy } from './text.rules.ts'

/** Drafts an agreement. */
export async function createAgreement(context: Context, input: CreateAgreementInput): Promise<string> {
  const title = needText(input.title, 'title', 'a title')
  const { kind, startsOn = null, endsOn = null, reviewOn = null } = input
  checkTerm(startsOn, endsOn)
  const terms = readText(input.terms, 'terms', 'the terms', 20_000)
  return makeChange(context, async (db) => {
    const partnership = await findPartnership(context, db, input.partnership)
    const replaced = await readReplaced(db, input.replaces ?? null, partnership.id, null)
    const own = { partnershipId: partnership.id, title, kind, startsOn, endsOn, reviewOn, terms, replacesId: replaced?.id ?? null }
    const { id } = await db.save(Agreement, own)
    await enterLists(db, id, input)
    const { partnershipId: _, ...after } = own
    const instead = replaced ? ` It is to take the place of “${replaced.title}”.` : ''
    return {
      answer: id,
      said: {
        ...about(partnership, 'agreement:create'),
        sentence: `${context.viewer.name} drafted “${title}” for “${partnership.name}”.${instead}`,
        after,
      },
    }
  })
}

/** Changes an agreement. When what is agreed changes, its signatures lapse, and what was signed is kept as an edition. */
export async function updateAgreement(context: Context, input: UpdateAgreementInput): Promise<string> {
  const why = readWhy(input.why, 'why')
  const today = await context.today()
  return makeChange(context, async (db) => {
    const { agreement, partnership } = await findAgreement(context, db, input, 'updateAgreement')
    const before = await contentOf(db, agreement.id)
    const { title, reviewOn, kind, startsOn, endsOn, terms, signedOn, edition, replacesId } = agreement
    const replaced = input.replaces === undefined ? replacesId : await chooseReplaced(db, agreement, input.replaces)
    const own = {
      title: input.title == null ? title : needText(input.title, 'title', 'a title'),
      kind: input.kind ?? kind,
      startsOn: input.startsOn === undefined ? startsOn : input.startsOn,
      endsOn: input.endsOn === undefined ? endsOn : input.endsOn,
      reviewOn: input.reviewOn === undefined ? reviewOn : input.reviewOn,
      terms: input.terms === undefined ? terms : readText(input.terms, 'terms', 'the terms', 20_000),
      replacesId: replaced,
    }
    checkTerm(own.startsOn, own.endsOn)
    await db.update(Agreement, { id: agreement.id }, own)
    await enterLists(db, agreement.id, input)
    const after = await contentOf(db, agreement.id)
    const isMaterial = before.fingerprint !== after.fingerprint
    const changed = isMaterial ? differencesOf(before.content, after.content) : []
    const lapsed = isMaterial ? await lapse(db, agreement.id, today, changed) : []
    if (isMaterial && signedOn)
      await db.save(AgreementEdition, {
        agreementId: agreement.id,
        number: edition,
        signedOn,
        replacedOn: today,
        ...before,
        illustrative: agreement.illustrative,
      })
    await db.update(
      Agreement,
      { id: agreement.id },
      { version: agreement.version + 1, ...(isMaterial && signedOn && { signedOn: null, edition: edition + 1, sentForSignatureOn: today }) },
    )
    const said = changed.length > 0 ? listInWords(changed.map((key) => WORDS[key] ?? key)) : 'what is not part of the agreed text'
    const voided = lapsed.length > 0 ? ` ${lapsed.length > 1 ? 'The signatures' : 'The signature'} of ${listInWords(lapsed)} lapsed.` : ''
    return {
      answer: agreement.id,
      said: {
        ...about(partnership, isMaterial && signedOn ? 'agreement:vary' : 'agreement:update'),
        sentence: `${context.viewer.name} changed ${said} of “${title}”.${voided}`,
        why,
        before: { title, reviewOn, replacesId, ...before.content },
        after: { title: own.title, reviewOn: own.reviewOn, replacesId: replaced, ...after.content },
      },
    }
  })
}

/** What an agreement replaces can be chosen until it comes into force: that is when it takes effect. */
async function chooseReplaced(
  db: EntityManager,
  { id, partnershipId, replacesId, signedOn }: Agreement,
  chosen: string | null,
): Promise<string | null> {
  if ((chosen?.toLowerCase() ?? null) === replacesId) return replacesId
  if (signedOn) throw new RuleError('IN_FORCE_ALREADY', 'It is in force already. What it replaces is chosen before that.', 'replaces')
  return (await readReplaced(db, chosen, partnershipId, id))?.id ?? null
}

const WORDS: Record<string, string> = {
  kind: 'the kind',
  startsOn: 'the first day of the term',
  endsOn: 'the last day of the term',
  terms: 'the terms',
  clauses: 'the clauses',
  parties: 'the parties and their contributions',
}

interface Content {
  content: Record<string, unknown>
  fingerprint: string
}

async function contentOf(db: EntityManager, id: string): Promise<Content> {
  const [row] = await db.query<Content[]>(`select directory.agreement_content($1) as content, directory.agreement_fingerprint($1) as fingerprint`, [
    id,
  ])
  return row!
}

const differencesOf = (before: Content['content'], after: Content['content']): string[] =>
  Object.keys(WORDS).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))

/** Lets every standing signature lapse; answers whose they were. */
async function lapse(db: EntityManager, agreementId: string, on: string, changed: readonly string[]): Promise<string[]> {
  const because = `${listInWords(changed.map((key) => WORDS[key] ?? key))} changed.`
  const rows = await db.query<[{ name: string }[], number]>(
    `update directory.signature s set "lapsedOn" = $2, "lapsedBecause" = $3
     from directory.signatory g join directory.organisation o on o.id = g."organisationId"
     where s."agreementId" = $1 and s."lapsedOn" is null and g.id = s."signatoryId" returning s.name || ' for ' || o.name as name`,
    [agreementId, on, because.charAt(0).toUpperCase() + because.slice(1)],
  )
  return rows[0].map(({ name }) => name).toSorted()
}
