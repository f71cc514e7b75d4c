import type { PoolClient } from 'pg'

import { isClosed } from './data-return.ts'
import { closedReason, type Known, type KnownMeasure, type KnownSubject } from './observation.check.ts'
import type { CsvColumn } from './observation.csv.ts'
import type { RefusedCell } from './observation.import.ts'
import { isHidden, shown } from './observation.ts'
import type { Run } from './withhold.commands.ts'

/** The columns of the stage, as `scanRows` writes its lines. */
export const STAGE = `create temp table staged (row int, "subjectId" uuid, "subjectKind" evaluation."subjectKind", "measureId" uuid, starts date, ends date,
  value double precision, numerator double precision, denominator double precision, status evaluation."observationStatus", "sourceId" uuid,
  illustrative boolean, note text, "isMarked" boolean, "isAhead" boolean) on commit drop`

/** How a text is spelt in cells that are compared as their bytes, one letter each. */
export const asBytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')

/** Reads what rows are checked against; codes are known as the cells spell them. */
export async function readKnown(run: Run, spell: (code: string) => string): Promise<Known> {
  const subjects = await run<Omit<KnownSubject, 'place'>>(`select "id", "kind", "code", "label" from evaluation."subject"`, [])
  const measures = await run<Omit<KnownMeasure, 'place'>>(
    `select "id", "code", "title", "frequency", "unit", "denominator" is not null as "isRatio", "multiplier", "decimals", "lowest", "highest" from evaluation."measure"`,
    [],
  )
  const assigned = await run<{ own: string; frequency: KnownMeasure['frequency'] | null }>(
    `select "pilotId" || ' ' || "measureId" as own, "frequency" from evaluation."pilotMeasure"`,
    [],
  )
  const [{ today }] = (await run<{ today: string }>('select platform.today()::text as today', [])) as [{ today: string }]
  const ofKind = (kind: KnownSubject['kind']) =>
    new Map(subjects.flatMap((own, place) => (own.kind === kind ? [[spell(own.code), { ...own, place }] as const] : [])))
  return {
    subjects: { PILOT: ofKind('PILOT'), ORGANISATION: ofKind('ORGANISATION') },
    measures: new Map(measures.map((own, place) => [spell(own.code), { ...own, place }])),
    assigned: new Map(assigned.map(({ own, frequency }) => [own, frequency])),
    today,
  }
}

const FIGURES = ['status', 'value', 'numerator', 'denominator'] as const

/**
 * SQL for whether a row says of its figures what stands. A withheld number is never in a file: that it is withheld is all that a file can repeat; and a
 * rounded one no more than what it was rounded to.
 */
export const saysSame = (o: string, s: string): string =>
  `((${FIGURES.map((name) => `${o}."${name}"`).join(', ')}) is not distinct from (${FIGURES.map((name) => `${s}.${name}`).join(', ')})
    or (${o}."status" = ${s}.status and ${o}."roundedTo" > 1 and (${shown('numerator')(o)}, ${shown('denominator')(o)}) is not distinct from (${s}.numerator, ${s}.denominator)
      and (${o}."numerator" is not null or ${shown('value')(o)} is not distinct from ${s}.value))
    or (${isHidden(o)} and ${s}.status = 'SUPPRESSED' and num_nonnulls(${s}.value, ${s}.numerator, ${s}.denominator) = 0))`

/** Finds what stands for the staged rows, and whether they say the same. A column that the file lacks stays as it is. */
export async function findStanding(client: PoolClient, columns: readonly CsvColumn[]): Promise<void> {
  const kept = (name: CsvColumn, column: string): string => (columns.includes(name) ? `o."${column}" is not distinct from s."${column}"` : 'true')
  await client.query('analyze staged ("subjectId", "measureId", starts)')
  // What a load has just brought, the planner may not know of yet.
  await client.query(`analyze evaluation."observation" ("subjectId", "measureId", "periodStart", "recordedTo")`)
  await client.query(`create temp table standing on commit drop as select s.row, o."id" as old, o."revision", o."recordedFrom" as since, s."isAhead",
      ${kept('source', 'sourceId')} and ${kept('illustrative', 'illustrative')} and ${kept('note', 'note')}
      and ${saysSame('o', 's')} as "isSame"
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
