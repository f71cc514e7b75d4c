import { dayBefore, dayInWords } from '../platform/calendar.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, RuleError } from '../platform/errors.ts'
import { listInWords } from '../platform/words.ts'

import { makeChange } from './change.commands.ts'
import { findOrganisation, insertMember } from './membership.enter.ts'
import { doOverlap } from './membership.rules.ts'
import { Membership } from './membership.ts'
import { Organisation } from './organisation.ts'
import { findPartnership } from './partnership.commands.ts'
import type { ChangeLeadInput } from './partnership.input.ts'
import { needWhy } from './text.rules.ts'
import { periodInWords } from './words.ts'

/** Names another lead: the one before ends the day before, and stays as a provider unless it leaves. */
export async function changeLead(context: Context, input: ChangeLeadInput): Promise<string> {
  const why = needWhy(input.why, 'why')
  const { endsOn = null } = input
  const on = input.on ?? (await context.today())
  return makeChange(context, async (db) => {
    const { id, name, illustrative } = await findPartnership(context, db, input.partnership)
    const lead = await findOrganisation(db, input.organisation, 'organisation')
    const all = await db.findBy(Membership, { partnershipId: id })
    const former = all.filter((member) => member.role === 'LEAD' && doOverlap(member, { startsOn: on, endsOn: on }))
    if (former.some(({ organisationId }) => organisationId === lead.id))
      throw new RuleError('LEAD_ALREADY', `${lead.name} leads ${name} on that day already.`, 'organisation')
    const names: string[] = []
    for (const member of former) {
      if (member.startsOn >= on)
        throw new BadInput(`The lead of that day began on ${dayInWords(member.startsOn)}. Enter a later day, or correct that membership.`, 'on')
      await db.save(Membership, { ...member, endsOn: dayBefore(on), leavingReason: why, version: member.version + 1 })
      const organisation = await db.findOneByOrFail(Organisation, { id: member.organisationId })
      names.push(organisation.name)
      const provides = all.some(
        (other) => other.organisationId === organisation.id && other.role === 'PROVIDER' && doOverlap(other, { startsOn: on, endsOn: member.endsOn }),
      )
      if (input.formerStays && !provides)
        await insertMember(db, { partnershipId: id, role: 'PROVIDER', startsOn: on, endsOn: member.endsOn, note: null }, organisation, 'formerStays')
    }
    await insertMember(db, { partnershipId: id, role: 'LEAD', startsOn: on, endsOn, note: null }, lead, 'organisation')
    const instead = names.length > 0 ? ` in place of ${listInWords(names)}` : ''
    return {
      answer: id,
      said: {
        action: 'partnership:lead',
        subjectKind: 'Partnership',
        subjectId: id,
        illustrative,
        sentence: `${context.viewer.name} made ${lead.name} the lead of “${name}”${instead} ${endsOn ? periodInWords(on, endsOn) : `from ${dayInWords(on)}`}.`,
        why,
        before: { lead: names.join(', ') || null },
        after: { lead: lead.name },
      },
    }
  })
}
