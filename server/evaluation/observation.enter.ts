import type { PoolClient } from 'pg'

import type { CsvColumn } from './observation.csv.ts'
import { isHidden, shown } from './observation.ts'
import { counted } from './period.ts'
import { withhold } from './withhold.commands.ts'

/** How many rows came to what. */
export interface Entered {
  added: number
  revised: number
  unchanged: number
}

/** Enters what is staged: new observations, and new revisions of those that say something else. A column that the file lacks stays as it is. */
export async function enterRows(client: PoolClient, columns: readonly CsvColumn[]): Promise<Entered> {
  const kept = (name: CsvColumn, own: string, standing: string): string =>
    columns.includes(name) ? own : `case when o."id" is null then ${own} else ${standing} end`
  const figure = (count: string, ratio: string): string =>
    `case when stands in ('MISSING', 'NOT_APPLICABLE') then null when over is null then ${count} else ${ratio} end`
  // What a load has just brought, the planner may not know of yet.
  await client.query(`analyze evaluation."observation" ("subjectId", "measureId", "periodStart", "recordedTo")`)
  await client.query(`create temp table entry on commit drop as select o."id" as old, coalesce(o."revision", 0) + 1 as revision, o."recordedFrom" as since,
      s."subjectId", s."subjectKind", s."measureId", s.starts, s.ends,
      ${figure('v', 'n / d * multiplier')} as value, ${figure('null', 'n')} as numerator, ${figure('null', 'd')} as denominator, stands::evaluation."observationStatus" as status,
      ${kept('source', 's."sourceId"', 'o."sourceId"')} as "sourceId", ${kept('illustrative', 's.made', 'o."illustrative"')} as illustrative, ${kept('note', 's.note', 'o."note"')} as note
    from staged s left join evaluation."observation" o on o."subjectId" = s."subjectId" and o."measureId" = s."measureId"
      and o."periodStart" = s.starts and o."periodEnd" = s.ends and o."recordedTo" is null`)
  await client.query(`select 1 from evaluation."observation" o join entry e on e.old = o."id" for update of o`)
  // A withheld number is never in a file: that it is withheld is all that a file can repeat; and a rounded one no more than what it was rounded to.
  const { rowCount: unchanged } = await client.query(`delete from entry e using evaluation."observation" o where o."id" = e.old
    and (o."sourceId", o."illustrative", o."note") is not distinct from (e."sourceId", e.illustrative, e.note)
    and ((o."status", o."value", o."numerator", o."denominator") is not distinct from (e.status, e.value, e.numerator, e.denominator)
      or (o."status" = e.status and o."roundedTo" > 1 and (${shown('numerator')('o')}, ${shown('denominator')('o')}) is not distinct from (e.numerator, e.denominator)
        and (o."numerator" is not null or ${shown('value')('o')} is not distinct from e.value))
      or (${isHidden('o')} and e.status = 'SUPPRESSED' and num_nonnulls(e.value, e.numerator, e.denominator) = 0))`)
  const { rowCount: revised } = await client.query(
    `update evaluation."observation" o set "recordedTo" = greatest(now(), o."recordedFrom") from entry e where e.old = o."id"`,
  )
  const { rowCount: inserted } = await client.query(`insert into evaluation."observation"
      ("subjectId", "subjectKind", "measureId", "periodStart", "periodEnd", "value", "numerator", "denominator", "status", "revision", "recordedFrom", "sourceId", "illustrative", "note")
    select "subjectId", "subjectKind", "measureId", starts, ends, value, numerator, denominator, status, revision, greatest(now(), since), "sourceId", illustrative, note from entry`)
  const entered = { added: (inserted ?? 0) - (revised ?? 0), revised: revised ?? 0, unchanged: unchanged ?? 0 }
  const { rows: ruled } = await client.query<{ id: string }>(
    `select m."id" from evaluation."measure" m where m."suppression" <> 'NONE' and exists (select from entry e where e."measureId" = m."id")`,
  )
  for (const { id } of ruled) await withhold(async (text, values) => (await client.query(text, values)).rows, id)
  if (entered.added + entered.revised > 0) await note(client, entered)
  return entered
}

const note = (client: PoolClient, { added, revised }: Entered) =>
  client.query(
    `select platform.audit_append(now(), null, 'The command line', 'observation:import', 'Observation', null, $1, null, null, $2, null, false)`,
    [`The command line imported ${counted(added, 'new observation')} and ${counted(revised, 'revision')}.`, JSON.stringify({ added, revised })],
  )
