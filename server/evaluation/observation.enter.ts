import type { PoolClient } from 'pg'

import type { CsvColumn } from './observation.csv.ts'
import { counted } from './period.ts'
import { withhold } from './withhold.commands.ts'

/** How many rows came to what. */
export interface Entered {
  added: number
  revised: number
  unchanged: number
}

const WHY = 'Imported from a file.'
const BY = 'The command line'
const COLUMNS = `"subjectId", "subjectKind", "measureId", "periodStart", "periodEnd", "value", "numerator", "denominator", "status", "revision", "recordedFrom", "recordedBy", "why", "sourceId", "illustrative", "note"`
// A part at a time, so that it can be told how far it is.
const PART = 50_000

/** Enters what is staged: new observations, and new revisions of those that say something else. */
export async function enterRows(
  client: PoolClient,
  columns: readonly CsvColumn[],
  rows: number,
  onProgress: (done: number) => void,
): Promise<Entered> {
  const revised = await revise(client, columns)
  const { rows: same } = await client.query<{ count: string }>('select count(*) as count from standing where "isSame"')
  // Where an import was taken back nothing stands, and numbers go on from the last.
  await client.query(`create temp table withdrawn on commit drop as select s.row, max(o."revision") as revision from evaluation."importedRevision" i
    join evaluation."observation" o on o."id" = i."observationId" join staged s on s."subjectId" = o."subjectId" and s."measureId" = o."measureId"
      and s.starts = o."periodStart" and s.ends = o."periodEnd" where i."undoneAt" is not null group by s.row`)
  let added = 0
  for (let done = 0; done < rows; done += PART) {
    const { rowCount } = await client.query(
      `insert into evaluation."observation" (${COLUMNS})
      select s."subjectId", s."subjectKind", s."measureId", s.starts, s.ends, s.value, s.numerator, s.denominator, s.status, coalesce(w.revision, 0) + 1, now(), $3, null, s."sourceId", s.illustrative, s.note
      from staged s left join withdrawn w on w.row = s.row where s.row >= $1::int and s.row < $2::int and not exists (select from standing k where k.row = s.row)`,
      [done + 2, done + 2 + PART, BY],
    )
    added += rowCount ?? 0
    onProgress(Math.min(done + PART, rows))
  }
  const entered = { added, revised, unchanged: Number(same[0]!.count) }
  const { rows: ruled } = await client.query<{ id: string }>(
    `select m."id" from evaluation."measure" m where m."suppression" <> 'NONE' and exists (select from staged s where s."measureId" = m."id")`,
  )
  for (const { id } of ruled) await withhold(async (text, values) => (await client.query(text, values)).rows, id)
  if (added + revised > 0) await note(client, entered)
  return entered
}

// What a file lacks a column for stays as it is.
async function revise(client: PoolClient, columns: readonly CsvColumn[]): Promise<number> {
  const kept = (name: CsvColumn, column: string): string => (columns.includes(name) ? `s."${column}"` : `o."${column}"`)
  await client.query(`select 1 from evaluation."observation" o join standing k on k.old = o."id" where not k."isSame" for update of o`)
  await client.query(
    `update evaluation."observation" o set "recordedTo" = greatest(now(), o."recordedFrom") from standing k where k.old = o."id" and not k."isSame"`,
  )
  const { rowCount } = await client.query(
    `insert into evaluation."observation" (${COLUMNS})
    select s."subjectId", s."subjectKind", s."measureId", s.starts, s.ends, s.value, s.numerator, s.denominator, s.status, k."revision" + 1, greatest(now(), k.since), $1, $2,
      ${kept('source', 'sourceId')}, ${kept('illustrative', 'illustrative')}, ${kept('note', 'note')}
    from staged s join standing k on k.row = s.row join evaluation."observation" o on o."id" = k.old where not k."isSame"`,
    [BY, WHY],
  )
  return rowCount ?? 0
}

const note = (client: PoolClient, { added, revised }: Entered) =>
  client.query(`select platform.audit_append(now(), null, $3, 'observation:import', 'Observation', null, $1, null, null, $2, null, false)`, [
    `${BY} imported ${counted(added, 'new observation')} and ${counted(revised, 'revision')}.`,
    JSON.stringify({ added, revised }),
    BY,
  ])
