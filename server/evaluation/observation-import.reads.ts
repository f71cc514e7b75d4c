import type { EntityManager } from 'typeorm'

import { closedReason, type Checked } from './observation.check.ts'
import { isClosed } from './data-return.ts'
import { saysSame } from './observation.stage.ts'
import { isHidden, shown } from './observation.ts'
import type { ObservationStatus } from './observation-status.ts'

/** A row that says something in order; what it leaves blank is null. */
export type Given = Omit<Checked, 'status' | 'illustrative' | 'isAhead'> & {
  n: number
  status: ObservationStatus
  hasStatus: boolean
  illustrative: boolean | null
}

/** What stands where a row would, as people may read it. */
export interface Standing {
  n: number
  id: string
  revision: number
  value: number | null
  numerator: number | null
  denominator: number | null
  status: ObservationStatus
  /** The status that the row has, where it leaves its own blank. */
  effective: ObservationStatus
  note: string | null
  sourceId: string | null
  illustrative: boolean
  isSame: boolean
}

// A blank status leaves what a value was said to be; where there was none, it is one now.
const EFFECTIVE = `case when s."hasStatus" or o."status" not in ('PROVISIONAL', 'ESTIMATED', 'BREAK') then s.status else o."status" end`

/** What stands for each row, by its number. */
export async function findStanding(db: EntityManager, rows: readonly Given[]): Promise<Map<number, Standing>> {
  const found = await db.query<Standing[]>(
    `select e.n, o."id", o."revision", ${(['value', 'numerator', 'denominator'] as const).map((name) => `${shown(name)('o')} as "${name}"`).join(', ')},
      case when ${isHidden('o')} then 'SUPPRESSED' else o."status"::text end as status, e.status as effective, o."note", o."sourceId", o."illustrative",
      ${saysSame('o', 'e')} and ${['note', 'sourceId', 'illustrative'].map((name) => `(e."${name}" is null or e."${name}" is not distinct from o."${name}")`).join(' and ')} as "isSame"
    from jsonb_to_recordset($1::jsonb) s(n int, "subjectId" uuid, "measureId" uuid, starts date, ends date, value double precision, numerator double precision,
      denominator double precision, status evaluation."observationStatus", "hasStatus" boolean, note text, "sourceId" uuid, illustrative boolean)
    join evaluation."observation" o on o."subjectId" = s."subjectId" and o."measureId" = s."measureId" and o."periodStart" = s.starts and o."periodEnd" = s.ends
      and o."recordedTo" is null,
    lateral (select s.n, s.value, s.numerator, s.denominator, ${EFFECTIVE} as status, s.note, s."sourceId", s.illustrative) e`,
    [JSON.stringify(rows.map(({ subject, measure, ...own }) => ({ ...own, subjectId: subject.id, measureId: measure.id })))],
  )
  return new Map(found.map((one) => [one.n, one]))
}

/** Why the figures of some rows may not be touched: their return was sent in or accepted. */
export async function findClosed(db: EntityManager, rows: readonly Given[]): Promise<Map<number, string>> {
  const own = rows.filter(({ subject }) => subject.kind === 'PILOT')
  const found = await db.query<{ n: number; periodStart: string; acceptedAt: Date | null }[]>(
    `select p.n, r."periodStart"::text, r."acceptedAt" from unnest($1::int[], $2::uuid[], $3::date[]) p(n, pilot, ends)
    join evaluation."dataReturn" r on r."pilotId" = p.pilot and p.ends between r."periodStart" and r."periodEnd" where ${isClosed('r')}`,
    [own.map(({ n }) => n), own.map(({ subject }) => subject.id), own.map(({ ends }) => ends)],
  )
  return new Map(found.map(({ n, ...one }) => [n, closedReason(one)]))
}

/** A value of a series before a row. */
export interface Past {
  periodStart: string
  value: number | null
  denominator: number | null
}

/** The series of some pairs of subject and measure, as people may read them; a pair is both ids. */
export async function findPast(db: EntityManager, pairs: readonly string[]): Promise<Map<string, Past[]>> {
  const ids = pairs.map((pair) => pair.split(' '))
  const found = await db.query<(Past & { pair: string })[]>(
    `select o."subjectId" || ' ' || o."measureId" as pair, o."periodStart"::text, ${shown('value')('o')} as value, ${shown('denominator')('o')} as denominator
    from unnest($1::uuid[], $2::uuid[]) p(subject, measure) join evaluation."observation" o on o."subjectId" = p.subject and o."measureId" = p.measure
    where o."recordedTo" is null`,
    [ids.map(([subject]) => subject), ids.map(([, measure]) => measure)],
  )
  const series = new Map<string, Past[]>(pairs.map((pair) => [pair, []]))
  for (const { pair, ...past } of found) series.get(pair)!.push(past)
  return series
}
