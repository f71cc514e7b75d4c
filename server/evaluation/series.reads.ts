import type { Context } from '../platform/context.ts'
import type { MaterialFrame } from '../platform/material.ts'
import { shapeOf } from '../platform/shape.ts'
import { Parameters, rowOf, visibleTo } from '../platform/statement.ts'
import type { Viewer } from '../platform/viewer.ts'

import type { Direction, Frequency } from './measure-words.ts'
import type { ObservationStatus } from './observation-status.ts'
import { isCurrent, Observation } from './observation.ts'
import type { SubjectKind } from './subject.ts'

/** Which series: of whom, by what, in which periods, and as it was known when. */
export interface SeriesKey {
  readonly subjectId: string
  readonly measureId: string
  readonly from: string | null
  readonly to: string | null
  readonly asKnownAt: string | null
}

/** An observation as the graph reads it. */
export interface ObservedRow {
  id: string
  subjectId: string
  subjectKind: SubjectKind
  measureId: string
  periodStart: string
  periodEnd: string
  value: number | null
  numerator: number | null
  denominator: number | null
  status: ObservationStatus
  revision: number
  recordedAt: string
  recordedBy: string | null
  why: string | null
  sourceId: string | null
  illustrative: boolean
  note: string | null
}

/** An earlier organisation whose observations before a day are part of the series, or a merged entry, whose observations all are. */
export interface Predecessor {
  id: string
  label: string
  since: string | null
}

/** Everything that a series is made of; subject and measure are null where there is none. */
export interface SeriesData {
  subject: { id: string; kind: SubjectKind; label: string } | null
  measure: { title: string; unit: string; direction: Direction; frequency: Frequency; denominator: string | null; multiplier: number } | null
  target: number | null
  rebases: { startsOn: string; reason: string }[]
  predecessors: Predecessor[]
  observations: ObservedRow[]
}

/** Loads the data of a series; all series of a request that are asked for together come by one statement. */
export function loadSeries(context: Context, key: SeriesKey): Promise<SeriesData> {
  const name = key.asKnownAt === null ? 'evaluation.series' : 'evaluation.seriesAsKnown'
  return context.loader<SeriesKey, SeriesData>(name, (keys) => readSeries(context, keys)).load(key)
}

/** The same data as JSON, for a statement that has the ids of subject and measure as SQL. */
export function seriesMaterial(
  ids: { subject: string; measure: string },
  window: Omit<SeriesKey, 'subjectId' | 'measureId'>,
  { parameters, viewer }: MaterialFrame,
): string {
  const key = `(select ${ids.subject} as subject, ${ids.measure} as measure, ${parameters.add(window.from, 'date')} as since, ${parameters.add(window.to, 'date')} as until, ${parameters.add(window.asKnownAt, 'timestamptz')} as known) k`
  const parts = partsOf(window.asKnownAt === null, viewer, parameters)
  return `(select json_build_object(${Object.entries(parts)
    .map(([name, sql]) => `'${name}', ${sql}`)
    .join(', ')}) from ${key})`
}

function readSeries(context: Context, keys: readonly SeriesKey[]): Promise<SeriesData[]> {
  const parameters = new Parameters()
  const column = (name: keyof SeriesKey, type: string): string =>
    parameters.add(
      keys.map((key) => key[name]),
      type,
    )
  const asked = `unnest(${column('subjectId', 'uuid[]')}, ${column('measureId', 'uuid[]')}, ${column('from', 'date[]')}, ${column('to', 'date[]')}, ${column('asKnownAt', 'timestamptz[]')})`
  const parts = partsOf(keys[0]!.asKnownAt === null, context.viewer, parameters)
  return context.query<SeriesData>(
    `select ${Object.entries(parts)
      .map(([name, sql]) => `${sql} as "${name}"`)
      .join(', ')}
    from ${asked} with ordinality k(subject, measure, since, until, known, n) order by k.n`,
    parameters.values,
  )
}

const list = (sql: string): string => `coalesce((select json_agg(r) from (${sql}) r), '[]'::json)`

// The parts of a series whose key is the row k.
function partsOf(asItStands: boolean, viewer: Viewer, parameters: Parameters): Record<keyof SeriesData, string> {
  // Two texts, so that what is asked as a rule, the current revisions, can use the index of the current ones.
  const stands = asItStands ? isCurrent('t') : `t."recordedFrom" <= k.known and (t."recordedTo" is null or t."recordedTo" > k.known)`
  const seen = visibleTo(shapeOf(Observation), 't', viewer, parameters)
  return {
    subject: `(select json_build_object('id', s."id", 'kind', s."kind", 'label', s."label") from evaluation."subject" s where s."id" = k.subject)`,
    measure: `(select row_to_json(m) from (select "title", "unit", "direction", "frequency", "denominator", "multiplier" from evaluation."measure" where "id" = k.measure) m)`,
    target: `(select p."target" from evaluation."pilotMeasure" p where p."pilotId" = k.subject and p."measureId" = k.measure)`,
    rebases: list(
      `select b."startsOn", b."reason" from evaluation."rebase" b where b."subjectId" = k.subject and b."measureId" = k.measure
        union all select v."effectiveFrom", v."changeNote" from evaluation."measureVersion" v where v."measureId" = k.measure and v."breaksComparability"
        order by 1`,
    ),
    predecessors: list(
      `select i."id", i."label", l."since" from evaluation."lineage" l join evaluation."subject" i on i."id" = l."includesSubjectId" where l."subjectId" = k.subject order by l."since", i."label"`,
    ),
    observations: list(`select ${rowOf(shapeOf(Observation), 't')}
      from (select k.subject as id, null::date as since union all select l."includesSubjectId", l."since" from evaluation."lineage" l where l."subjectId" = k.subject) w
      join evaluation."observation" t on t."subjectId" = w.id and t."measureId" = k.measure and (w.since is null or t."periodStart" < w.since)
      where ${stands} and ${seen} and (k.since is null or t."periodStart" >= k.since) and (k.until is null or t."periodStart" <= k.until)
      order by t."periodStart", t."periodEnd", t."subjectId"`),
  }
}
