import { dayInWords } from '../platform/calendar.ts'
import type { Context } from '../platform/context.ts'
import { isUuid } from '../platform/condition.ts'
import { BadInput } from '../platform/errors.ts'

import { agreementStatus } from './agreement.ts'
import type { MembershipRole } from './membership-role.ts'
import { asRole } from './membership.rules.ts'
import type { ClosingTieKind } from './organisation-closing.ts'
import { inWords, periodInWords } from './words.ts'

interface Tie {
  id: string
  kind: ClosingTieKind
  name: string
  role: MembershipRole | null
  stage: string | null
  startsOn: string | null
  endsOn: string | null
  isNeeded: boolean
  partnershipId: string
}

// What holds beyond a day, $2, for an organisation, $1. It is needed where it alone leads a partnership that is at work.
const TIES = `select m.id, case m.role when 'LEAD' then 'LEAD' else 'MEMBERSHIP' end as kind, p.name, m.role, null as stage, m."startsOn", m."endsOn", p.id as "partnershipId",
    m.role = 'LEAD' and coalesce(p."startsOn" <= platform.today(), false) and coalesce(p."endsOn" > $2, true) and not exists (
      select 1 from directory.membership k where k."partnershipId" = p.id and k.role = 'LEAD' and k."organisationId" <> $1
        and daterange(k."startsOn", k."endsOn", '[]') @> ($2::date + 1)) as "isNeeded"
  from directory.membership m join directory.partnership p on p.id = m."partnershipId"
  where m."organisationId" = $1 and (m."endsOn" is null or m."endsOn" > $2)
  union all
  select a.id, 'AGREEMENT', a.title, null, ${agreementStatus('a')}, a."startsOn", a."endsOn", a."partnershipId", false
  from directory.agreement a join directory."agreementParty" y on y."agreementId" = a.id and y."organisationId" = $1
  where ${agreementStatus('a')} in ('DRAFT', 'IN_NEGOTIATION', 'AWAITING_SIGNATURES', 'IN_FORCE') and (a."endsOn" is null or a."endsOn" > $2)
  order by kind desc, name, "startsOn" limit 200`

type Ask = (text: string, values: unknown[]) => Promise<Tie[]>

/** What ties an organisation beyond a day. */
export const readTies = (ask: Ask, organisationId: string, closedOn: string): Promise<Tie[]> => ask(TIES, [organisationId, closedOn])

/** The same for who is about to close it: each with what would become of it. */
export async function previewClosing(context: Context, organisation: string, closedOn: string) {
  if (!isUuid(organisation)) throw new BadInput('No organisation has this id.', 'organisation')
  const ties = await readTies((text, values) => context.query(text, values), organisation, closedOn)
  return ties.map((tie) => ({ ...tie, what: whatOf(tie), consequence: consequenceOf(tie, closedOn) }))
}

function whatOf({ name, role, stage, startsOn, endsOn }: Tie): string {
  const period = startsOn ? `, ${periodInWords(startsOn, endsOn)}` : ''
  return role ? `“${name}” ${asRole(role)}${period}` : `“${name}”, ${inWords(stage!)}${period}`
}

function consequenceOf({ kind, isNeeded, startsOn }: Tie, closedOn: string): string {
  if (kind === 'AGREEMENT') return 'It stays a party. Vary, replace or terminate the agreement: it will wait on the to-do list.'
  if (isNeeded) return 'The partnership would be without a lead: name another lead first, or hand the membership on.'
  return startsOn! > closedOn
    ? 'It would begin after that day, so it goes, or begins with the successor.'
    : `It ends on ${dayInWords(closedOn)}, or goes on to the successor.`
}
