import type { Context } from '../platform/context.ts'

import { agreementStatus } from './agreement.ts'
import { partnershipStatus } from './partnership.ts'
import type { ToDoKind } from './todo.ts'

export interface ToDoRow {
  id: string
  kind: ToDoKind
  sentence: string
  dueOn: string | null
  isOverdue: boolean
  partnershipId: string
  agreementId: string | null
}

const AHEAD = 90

// A day as a sentence says it.
const inDays = (day: string): string => `to_char(${day}, 'FMDD FMMonth YYYY')`

// Everything that waits, as rows of kind, partnership, agreement, what it is about, sentence and day; $1 are the pilots of a lead, null for all.
const WAITING = `with p as (
    select p.*, ${partnershipStatus('p')} as stage,
      (select count(distinct m."organisationId") from directory.membership m where m."partnershipId" = p.id and m.role <> 'HOST_COMMISSIONER' and daterange(m."startsOn", m."endsOn", '[]') @> platform.today()) as members,
      exists (select 1 from directory.membership m where m."partnershipId" = p.id and m.role = 'LEAD' and daterange(m."startsOn", m."endsOn", '[]') @> platform.today()) as led
    from directory.partnership p where $1::uuid[] is null or p."pilotId" = any($1::uuid[])
  ), a as (
    select a.*, ${agreementStatus('a')} as stage from directory.agreement a join p on p.id = a."partnershipId"
  ), unsigned as (
    select g."agreementId", count(*) as offices, bool_or(exists (select 1 from directory.signature s where s."signatoryId" = g.id)) as lapsed
    from directory.signatory g where not exists (select 1 from directory.signature s
      where s."signatoryId" = g.id and s."lapsedOn" is null and s.fingerprint = directory.agreement_fingerprint(g."agreementId")) group by g."agreementId"
  ), waiting as (
    select 'LEAD_MISSING' as kind, id as "partnershipId", null::uuid as "agreementId", id as about, 'Name a lead of “' || name || '”.' as sentence, null::date as "dueOn"
      from p where stage in ('ACTIVE', 'UNDER_REVIEW') and not led
    union all select 'FEW_MEMBERS', id, null, id, '“' || name || '” has ' || case members when 0 then 'no partner' else 'one partner' end || ' yet, the commissioner of the area not counted. Add partners, or end it.', null
      from p where stage in ('ACTIVE', 'UNDER_REVIEW') and members < 2
    union all select 'IN_REVIEW', id, null, id, 'Finish the review of “' || name || '”.', "underReviewFrom" + ${AHEAD} from p where stage = 'UNDER_REVIEW'
    union all select 'PARTNERSHIP_ENDS', id, null, id, '“' || name || '” ends. Say what comes after it.', "endsOn"
      from p where stage in ('ACTIVE', 'UNDER_REVIEW') and "endsOn" <= platform.today() + ${AHEAD}
    union all select case when lapsed then 'SIGNATURE_LAPSED' else 'SIGNATURE_MISSING' end, a."partnershipId", a.id, a.id,
        case when lapsed then 'Have “' || a.title || '” signed again: ' else 'Have “' || a.title || '” signed: ' end || offices || case offices when 1 then ' signature' else ' signatures' end || ' missing.', null
      from a join unsigned u on u."agreementId" = a.id where a.stage in ('AWAITING_SIGNATURES', 'IN_FORCE')
    union all select 'REVIEW_DUE', "partnershipId", id, id, 'Review “' || title || '”.', "reviewOn" from a where stage = 'IN_FORCE' and "reviewOn" <= platform.today() + ${AHEAD}
    union all select 'AGREEMENT_ENDS', "partnershipId", id, id, '“' || title || '” ends. Extend it, or let it end.', "endsOn" from a where stage = 'IN_FORCE' and "endsOn" <= platform.today() + ${AHEAD}
    union all select 'REPORT_DUE', a."partnershipId", a.id, r.id, 'Get the ' || lower(r.kind::text) || ' report of “' || a.title || '”.', r."dueOn"
      from directory."agreementReport" r join a on a.id = r."agreementId" where r."receivedOn" is null and r."periodEnd" < platform.today() and a.stage = 'IN_FORCE'
    union all select 'MEMBER_CLOSED', p.id, null, m.id, '“' || p.name || '” counts ' || o.name || ' as a member, which closed on ' || ${inDays('o."closedOn"')} || '. End its membership, or hand it on.', null
      from p join directory.membership m on m."partnershipId" = p.id join directory.organisation o on o.id = m."organisationId" and o."closedOn" < platform.today()
      where p.stage <> 'ENDED' and coalesce(m."endsOn" > o."closedOn", true)
    union all select 'PARTY_CLOSED', a."partnershipId", a.id, y.id, o.name || ', a party to “' || a.title || '”, closed on ' || ${inDays('o."closedOn"')} || '. Vary, replace or terminate it.', null
      from a join directory."agreementParty" y on y."agreementId" = a.id join directory.organisation o on o.id = y."organisationId" and o."closedOn" < platform.today()
      where a.stage = 'IN_FORCE'
  )
  select kind || ':' || about as id, kind, "partnershipId", "agreementId", sentence, "dueOn", coalesce("dueOn" < platform.today(), false) as "isOverdue"
  from waiting order by coalesce("dueOn" < platform.today(), false) desc, "dueOn" nulls first, sentence limit 200`

/** What waits for the viewer: an administrator sees all, a pilot lead what concerns the own pilots. */
export const readToDo = (context: Context): Promise<ToDoRow[]> =>
  context.query(WAITING, [context.viewer.role === 'ADMIN' ? null : context.viewer.pilotIds])
