import type { Context } from '../platform/context.ts'
import { BadInput } from '../platform/errors.ts'
import { isUuid } from '../platform/condition.ts'

import { TIES } from './merge.commands.ts'

/** Two entries that may be one organisation. */
export interface DuplicateRow {
  oneId: string
  otherId: string
  likeness: number
  reason: string
}

// The likeness of what is left of two names without the words that half of the names have, or of one name and another's earlier one.
// Organisations that took each other's place are two on purpose, and a council is not the trust of the same town.
const DUPLICATES = `with called as (
    select id, directory.plain_name(name) as plain, false as former, kind = 'LOCAL_AUTHORITY' as council from directory.organisation where "mergedIntoId" is null
    union select n."organisationId", directory.plain_name(n.name), true, o.kind = 'LOCAL_AUTHORITY' from directory."organisationName" n
      join directory.organisation o on o.id = n."organisationId" and o."mergedIntoId" is null
  ), pairs as (
    select least(a.id, b.id) as one, greatest(a.id, b.id) as other, similarity(a.plain, b.plain) as likeness,
      case when a.former or b.former then 'a former name' else 'name' end as reason
    from called a join called b on b.plain % a.plain and b.id <> a.id and b.council = a.council and not a.former and length(a.plain) > 2
    where similarity(a.plain, b.plain) >= 0.7
    union all
    select least(a.id, b.id), greatest(a.id, b.id), 0.85, 'a code that differs in one place, and name' from called a join called b on b.plain % a.plain and b.id > a.id
      join directory.organisation x on x.id = a.id join directory.organisation y on y.id = b.id
    where similarity(a.plain, b.plain) >= 0.4 and directory.are_near_codes(x."odsCode", y."odsCode")
    union all
    select least(a.id, b.id), greatest(a.id, b.id), 0.95, 'a code that reads the same' from directory.organisation a
      join directory.organisation b on directory.read_code(b."odsCode") = directory.read_code(a."odsCode") and b.id > a.id
    where a."mergedIntoId" is null and b."mergedIntoId" is null
    union all
    select least(a.id, b.id), greatest(a.id, b.id), 0.9, 'postcode and kind' from directory.organisation a
      join directory.organisation b on b.postcode = a.postcode and b.kind = a.kind and b.id > a.id where a."mergedIntoId" is null and b."mergedIntoId" is null
  )
  select one as "oneId", other as "otherId", max(likeness)::float8 as likeness, (array_agg(reason order by likeness desc, reason desc))[1] as reason
  from pairs where not exists (select 1 from directory.succession s where (s."predecessorId", s."successorId") in ((one, other), (other, one)))
  group by one, other order by max(likeness) desc, one, other limit 100`

/** The likeliest duplicates of the register. */
export const findDuplicates = (context: Context): Promise<DuplicateRow[]> => context.query(DUPLICATES, [])

const NAMES: Record<string, string> = {
  membership: 'memberships',
  organisationName: 'names',
  agreementParty: 'agreements',
  signatory: 'offices that sign',
  succession: 'successions',
}

/** How many of something. */
export interface Tally {
  what: string
  count: number
}

/** What a merge would take over, and what would stay because the other has the same. */
export async function previewMerge(context: Context, keep: string, merge: string): Promise<{ goesOver: Tally[]; stays: Tally[] }> {
  if (!isUuid(keep) || !isUuid(merge)) throw new BadInput('Name two organisations by their ids.', isUuid(keep) ? 'merge' : 'keep')
  const counts = TIES.map(
    ({ table, column, taken }) =>
      `select '${table}' as tie, count(*) filter (where not exists (${taken}))::int as goes, count(*) filter (where exists (${taken}))::int as stays from directory."${table}" t where t."${column}" = $2`,
  )
  const rows = await context.query<{ tie: string; goes: number; stays: number }>(
    `select tie, sum(goes)::int as goes, sum(stays)::int as stays from (${counts.join(' union all ')}) counted group by tie order by tie`,
    [keep, merge],
  )
  const tally = (of: 'goes' | 'stays'): Tally[] => rows.flatMap((row) => (row[of] > 0 ? [{ what: NAMES[row.tie] ?? row.tie, count: row[of] }] : []))
  return { goesOver: tally('goes'), stays: tally('stays') }
}
