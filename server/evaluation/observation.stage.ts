import type { PoolClient } from 'pg'

import { isClosed } from './data-return.ts'
import { closedReason, type Known, type KnownMeasure, type KnownSubject } from './observation.check.ts'
import type { CsvColumn } from './observation.csv.ts'
import type { RefusedCell } from './observation.import.ts'
import { isHidden, shown } from './observation.ts'

/** The columns of the stage, as `scanRows` writes its lines. */
export const STAGE = `create temp table staged (row int, "subjectId" uuid, "subjectKind" evaluation."subjectKind", "measureId" uuid, starts date, ends date,
  value double precision, numerator double precision, denominator double precision, status evaluation."observationStatus", "sourceId" uuid,
  illustrative boolean, note text, "isMarked" boolean, "isAhead" boolean) on commit drop`

/** Reads what rows are checked against. */
export async function readKnown(client: PoolClient): Promise<Known> {
  const { rows: subjects } = await client.query<Omit<KnownSubject, 'place'> & { code: string }>(
    `select "id", "kind", "code" from evaluation."subject"`,
  )
  const { rows: measures } = await client.query<Omit<KnownMeasure, 'place'> & { code: string }>(
    `select "id", "code", "frequency", "unit", "denominator" is not null as "isRatio", "multiplier" from evaluation."measure"`,
  )
  const { rows: assigned } = await client.query<{ own: string; frequency: KnownMeasure['frequency'] | null }>(
    `select "pilotId" || ' ' || "measureId" as own, "frequency" from evaluation."pilotMeasure"`,
  )
  const { rows: today } = await client.query<{ today: string }>('select platform.today()::text as today')
  // Cells are compared as their bytes, one letter each.
  const bytes = (code: string): string => Buffer.from(code, 'utf8').toString('latin1')
  const ofKind = (kind: KnownSubject['kind']) =>
    new Map(subjects.flatMap(({ code, ...own }, place) => (own.kind === kind ? [[bytes(code), { ...own, place }] as const] : [])))
  return {
    subjects: { PILOT: ofKind('PILOT'), ORGANISATION: ofKind('ORGANISATION') },
    measures: new Map(measures.map(({ code, ...own }, place) => [bytes(code), { ...own, place }])),
    assigned: new Map(assigned.map(({ own, frequency }) => [own, frequency])),
    today: today[0]!.today,
  }
}

/** Finds what stands for the staged rows, and whether they say the same. A column that the file lacks stays as it is. */
export async function findStanding(client: PoolClient, columns: readonly CsvColumn[]): Promise<void> {
  const kept = (name: CsvColumn, column: string): string => (columns.includes(name) ? `o."${column}" is not distinct from s."${column}"` : 'true')
  await client.query('analyze staged ("subjectId", "measureId", starts)')
  // What a load has just brought, the planner may not know of yet.
  await client.query(`analyze evaluation."observation" ("subjectId", "measureId", "periodStart", "recordedTo")`)
  // A withheld number is never in a file: that it is withheld is all that a file can repeat; and a rounded one no more than what it was rounded to.
  await client.query(`create temp table standing on commit drop as select s.row, o."id" as old, o."revision", o."recordedFrom" as since, s."isAhead",
      ${kept('source', 'sourceId')} and ${kept('illustrative', 'illustrative')} and ${kept('note', 'note')}
      and ((o."status", o."value", o."numerator", o."denominator") is not distinct from (s.status, s.value, s.numerator, s.denominator)
        or (o."status" = s.status and o."roundedTo" > 1 and (${shown('numerator')('o')}, ${shown('denominator')('o')}) is not distinct from (s.numerator, s.denominator)
          and (o."numerator" is not null or ${shown('value')('o')} is not distinct from s.value))
        or (${isHidden('o')} and s.status = 'SUPPRESSED' and num_nonnulls(s.value, s.numerator, s.denominator) = 0)) as "isSame"
    from staged s join evaluation."observation" o on o."subjectId" = s."subjectId" and o."measureId" = s."measureId"
      and o."periodStart" = s.starts and o."periodEnd" = s.ends and o."recordedTo" is null`)
  await client.query('analyze standing')
}

/** Finds what can only be told once all rows are in, and takes those rows out of the stage. */
export async function refuseTogether(client: PoolClient): Promise<RefusedCell[]> {
  const twice = await client.query<{ row: number; value: string }>(
    `select s.row, s.starts::text as value from staged s where s."isMarked" and exists (select from staged f
      where f."subjectId" = s."subjectId" and f."measureId" = s."measureId" and f.starts = s.starts and f.row < s.row)`,
  )
  // The demonstration stands on a day in 2010, with figures of later months on record: repeating what is there is never wrong.
  const ahead = await client.query<{ row: number; value: string }>(
    `select s.row, s.starts::text as value from staged s where s."isAhead" and not exists (select from standing k where k.row = s.row)`,
  )
  const closed = await client.query<{ row: number; value: string; periodStart: string; acceptedAt: Date | null }>(
    `select s.row, s.ends::text as value, r."periodStart"::text, r."acceptedAt" from staged s
    join evaluation."dataReturn" r on r."pilotId" = s."subjectId" and s.ends between r."periodStart" and r."periodEnd"
    where s."subjectKind" = 'PILOT' and ${isClosed('r')} and not exists (select from standing k where k.row = s.row and k."isSame")`,
  )
  const found = new Map<number, RefusedCell>()
  for (const { row, value, ...own } of closed.rows) found.set(row, { row, column: 'period_end', value, reason: closedReason(own) })
  for (const { row, value } of ahead.rows) found.set(row, { row, column: 'period_start', value, reason: 'The period has not begun.' })
  for (const { row, value } of twice.rows)
    found.set(row, { row, column: 'period_start', value, reason: 'The file has the same subject, measure and period before.' })
  if (found.size > 0)
    for (const table of ['staged', 'standing']) await client.query(`delete from ${table} where row = any($1::int[])`, [[...found.keys()]])
  return [...found.values()]
}
