import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput } from '../platform/errors.ts'
import { shapeOf } from '../platform/shape.ts'
import { Parameters, visibleTo } from '../platform/statement.ts'

import type { Direction } from './measure-words.ts'
import { isHidden, Observation, shown } from './observation.ts'
import type { SubjectKind } from './subject.ts'

/** What a comparison needs to know of a measure. */
export interface ComparedMeasure {
  id: string
  code: string
  title: string
  unit: string
  direction: Direction
  denominator: string | null
  multiplier: number
}

/** What a subject, with those whose place it took, reported for one period. A period with a withheld part has no figures. */
export interface UnitPeriod {
  subjectId: string
  subjectKind: SubjectKind
  label: string
  periodStart: string
  value: number | null
  numerator: number | null
  denominator: number | null
  suppressed: boolean
  illustrative: boolean
}

/** The measure of that id, or a refusal that names the argument. */
export async function loadMeasure(context: Context, id: string): Promise<ComparedMeasure> {
  const [measure] = isUuid(id)
    ? await context.query<ComparedMeasure>(
        `select "id", "code", "title", "unit", "direction", "denominator", "multiplier" from evaluation."measure" where "id" = $1`,
        [id],
      )
    : []
  if (!measure) throw new BadInput(`No measure has the id ${id.slice(0, 50)}.`, 'measure')
  return measure
}

/** Refuses ids of which the evaluation knows no subject. */
export async function requireSubjects(context: Context, ids: readonly string[], field: string): Promise<void> {
  const [strange] = await context.query<{ id: string }>(
    `select i as id from unnest($1::uuid[]) i where not exists (select 1 from evaluation."subject" s where s."id" = i) limit 1`,
    [ids],
  )
  if (strange) throw new BadInput(`No pilot or organisation has the id ${strange.id}.`, field)
}

/**
 * What each subject reported in the windows, period by period. An organisation whose place was taken counts with the one that took it,
 * unless it is asked for itself, so that no figure counts twice and no unit ends in the middle.
 */
export function readUnits(
  context: Context,
  measureId: string,
  windows: readonly { from: string; to: string }[],
  asked: readonly string[],
): Promise<UnitPeriod[]> {
  const parameters = new Parameters()
  const measure = parameters.add(measureId, 'uuid')
  const named = parameters.add(asked, 'uuid[]')
  const starts = parameters.add(
    windows.map(({ from }) => from),
    'date[]',
  )
  const ends = parameters.add(
    windows.map(({ to }) => to),
    'date[]',
  )
  const seen = visibleTo(shapeOf(Observation), 't', context.viewer, parameters)
  return context.query<UnitPeriod>(
    `with latest as (
      select l."includesSubjectId" as id, l."subjectId" as by from evaluation."lineage" l
      where not exists (select 1 from evaluation."lineage" n where n."includesSubjectId" = l."subjectId") and l."includesSubjectId" <> all(${named}))
    select s."id" as "subjectId", s."kind" as "subjectKind", s."label", t."periodStart",
      case when not bool_or(${isHidden('t')}) then sum(${shown('value')('t')}) end as "value",
      case when not bool_or(${isHidden('t')}) then sum(${shown('numerator')('t')}) end as "numerator",
      case when not bool_or(${isHidden('t')}) then sum(${shown('denominator')('t')}) end as "denominator",
      bool_or(${isHidden('t')}) as "suppressed", bool_or(t."illustrative") as "illustrative"
    from evaluation."observation" t
    left join latest l on l.id = t."subjectId"
    join evaluation."subject" s on s."id" = coalesce(l.by, t."subjectId")
    where t."recordedTo" is null and t."measureId" = ${measure} and ${seen}
      and exists (select 1 from unnest(${starts}, ${ends}) w(since, until) where t."periodStart" between w.since and w.until)
    group by s."id", s."kind", s."label", t."periodStart"
    order by s."label", s."id", t."periodStart"`,
    parameters.values,
  )
}
