import type { AgreementFacts } from './agreement.rules.ts'
import { agreementStatus } from './agreement.ts'

// Names of the offices that have not signed, as a sentence says them.
const UNSIGNED = `select coalesce(array_agg('the ' || replace(lower(g.role::text), '_', ' ') || ' of ' || o.name order by o.name, g.role), '{}')
  from directory.signatory g join directory.organisation o on o.id = g."organisationId"
  where g."agreementId" = a.id and not exists (select 1 from directory.signature s
    where s."signatoryId" = g.id and s."lapsedOn" is null and s.fingerprint = directory.agreement_fingerprint(a.id))`

const FACTS = `select a.id, a.title, a.kind, ${agreementStatus('a')} as status, a."startsOn",
    (select coalesce(array_agg(o.kind::text), '{}') from directory."agreementParty" p join directory.organisation o on o.id = p."organisationId" where p."agreementId" = a.id) as "partyKinds",
    (select coalesce(array_agg(c.letter), '{}') from directory."agreementClause" c where c."agreementId" = a.id) as letters,
    (select count(*)::int from directory.signatory g where g."agreementId" = a.id) as signatories,
    (${UNSIGNED}) as unsigned,
    (select r.title from directory.agreement r where r.id = a."replacesId" and r."supersededOn" is not null and a."signedOn" is null
      and exists (select 1 from directory.agreement other where other."replacesId" = r.id and other.id <> a.id and other."signedOn" is not null)) as "replacedAlready"
  from directory.agreement a where a.id = any($1::uuid[])`

type Ask = (text: string, values: readonly unknown[]) => Promise<(AgreementFacts & { id: string })[]>

/** What the guards of agreements look at, for several in one statement. */
export async function readAgreementFacts(ask: Ask, ids: readonly string[]): Promise<Map<string, AgreementFacts>> {
  return new Map((await ask(FACTS, [ids])).map((row) => [row.id, row]))
}
