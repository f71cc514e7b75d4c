import type { EntityManager } from 'typeorm'

import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, Conflict, NotFound, RuleError } from '../platform/errors.ts'

import { readAgreementFacts } from './agreement.reads.ts'
import { whyNotAgreement, type AgreementAction, type AgreementFacts } from './agreement.rules.ts'
import { Agreement } from './agreement.ts'
import { findPartnership } from './partnership.commands.ts'
import type { Partnership } from './partnership.ts'

interface Found {
  agreement: Agreement
  partnership: Partnership
  facts: AgreementFacts
}

/** The agreement that a command is about, locked, as its author saw it, where its status lets the command be. */
export async function findAgreement(
  context: Context,
  db: EntityManager,
  { id, version }: { id: string; version?: number },
  action: AgreementAction,
): Promise<Found> {
  const seen = isUuid(id) ? await db.findOneBy(Agreement, { id }) : null
  if (!seen) throw new NotFound('There is no such agreement.')
  const partnership = await findPartnership(context, db, seen.partnershipId)
  const agreement = await db.findOneOrFail(Agreement, { where: { id }, lock: { mode: 'pessimistic_write' } })
  if (version !== undefined && agreement.version !== version)
    throw new Conflict(
      `Somebody changed “${agreement.title}” since you opened it: it stands at version ${agreement.version} now. Look at it again.`,
      agreement.version,
    )
  const facts = (await readAgreementFacts((text, values) => db.query(text, values as unknown[]), [id])).get(agreement.id)!
  const why = whyNotAgreement(facts, action)
  if (why) throw new RuleError(why.rule, why.reason)
  return { agreement, partnership, facts }
}

/** What a line of history about an agreement has in common: it stands in the history of its partnership. */
export const about = ({ id, illustrative }: Partnership, action: string) => ({ action, subjectKind: 'Partnership', subjectId: id, illustrative })

/** Refuses a term that ends before it begins. */
export function checkTerm(startsOn: string | null, endsOn: string | null): void {
  if (startsOn && endsOn && endsOn < startsOn) throw new BadInput('The term cannot end before it begins.', 'endsOn')
}
