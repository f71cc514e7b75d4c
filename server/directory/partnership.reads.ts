import { agreementStatus } from './agreement.ts'
import { partnershipStatus, type PartnershipStatus } from './partnership.ts'
import type { PartnershipFacts } from './partnership.rules.ts'

interface FactsRow {
  id: string
  name: string
  status: PartnershipStatus
  members: number
  leads: number
  inForce: string[]
}

// The commissioner of the area is context and not itself a partner.
const FACTS = `select p.id, p.name, ${partnershipStatus('p')} as status,
    count(distinct m."organisationId") filter (where m.role <> 'HOST_COMMISSIONER')::int as members,
    count(m.id) filter (where m.role = 'LEAD')::int as leads,
    (select coalesce(array_agg(a.title order by a.title), '{}') from directory.agreement a where a."partnershipId" = p.id and ${agreementStatus('a')} = 'IN_FORCE') as "inForce"
  from directory.partnership p left join directory.membership m on m."partnershipId" = p.id and daterange(m."startsOn", m."endsOn", '[]') @> $2::date
  where p.id = any($1::uuid[]) group by p.id`

type Ask = (text: string, values: readonly unknown[]) => Promise<FactsRow[]>

/** What the guards look at, for several partnerships on a day, in one statement. */
export async function readFacts(ask: Ask, ids: readonly string[], day: string): Promise<Map<string, PartnershipFacts>> {
  return new Map((await ask(FACTS, [ids, day])).map((row) => [row.id, row]))
}
