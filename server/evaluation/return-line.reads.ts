import type { Context } from '../platform/context.ts'
import { shapeOf } from '../platform/shape.ts'
import { Parameters, rowOf, visibleTo } from '../platform/statement.ts'

import { Observation } from './observation.ts'
import type { ReturnLine } from './return-line.ts'
import { warningsOf } from './return-line.rules.ts'
import type { ObservedRow } from './series.reads.ts'

/** How many values before a period its limits are calculated from. */
const BEFORE = 24

interface LineRow {
  returnId: string
  measureId: string
  periodStart: string
  periodEnd: string
  target: number | null
  wasAccepted: boolean
  measure: { unit: string; decimals: number; lowest: number | null; highest: number | null }
  observation: ObservedRow | null
  accepted: ObservedRow | null
  before: ObservedRow[]
}

/** A line as the rules know it: the graph's link follows its measure. */
export type KnownLine = Omit<ReturnLine, 'measure'> & { observation: ObservedRow | null; accepted: ObservedRow | null }

/** Which figures a return is to hold: those of the pilot's measures whose period ends with it. `r` is the return, `a` the assignment, `m` the measure. */
export const lineOf = {
  starts: `(date_trunc('month', r."periodEnd") - make_interval(months => case coalesce(a."frequency", m."frequency") when 'MONTHLY' then 0 when 'QUARTERLY' then 2 else 11 end))::date`,
  isDue: `(case coalesce(a."frequency", m."frequency") when 'MONTHLY' then true when 'QUARTERLY' then extract(month from r."periodEnd")::int % 3 = 0
    else extract(month from r."periodEnd") = 3 end)
    and (a."startsOn" is null or a."startsOn" <= r."periodEnd") and (a."endsOn" is null or a."endsOn" >= r."periodEnd")
    and (m."retiredOn" is null or m."retiredOn" >= r."periodEnd")`,
}

/** Loads the lines of a return; those of all returns of a request come by one statement. */
export const loadLines = (context: Context, returnId: string): Promise<KnownLine[]> =>
  context.loader<string, KnownLine[]>('evaluation.returnLines', (ids) => readLines(context, ids)).load(returnId)

async function readLines(context: Context, ids: readonly string[]): Promise<KnownLine[][]> {
  const parameters = new Parameters()
  const asked = parameters.add(ids, 'uuid[]')
  const shape = shapeOf(Observation)
  const seen = visibleTo(shape, 't', context.viewer, parameters)
  const own = `t."subjectId" = r."pilotId" and t."measureId" = m."id"`
  const place = `${own} and t."periodStart" = p.starts and t."periodEnd" = r."periodEnd"`
  const one = (where: string): string =>
    `(select to_json(o) from (select ${rowOf(shape, 't')} from evaluation."observation" t where ${where} and ${seen}) o)`
  const rows = await context.query<LineRow>(
    `select r."id" as "returnId", m."id" as "measureId", p.starts as "periodStart", r."periodEnd", a."target", r."lastAcceptedAt" is not null as "wasAccepted",
      json_build_object('unit', m."unit", 'decimals', m."decimals", 'lowest', m."lowest", 'highest', m."highest") as "measure",
      ${one(`${place} and t."recordedTo" is null`)} as "observation",
      ${one(`${place} and t."recordedFrom" <= r."lastAcceptedAt" and (t."recordedTo" is null or t."recordedTo" > r."lastAcceptedAt")`)} as "accepted",
      coalesce((select json_agg(o order by o."periodStart") from (select ${rowOf(shape, 't')} from evaluation."observation" t
        where ${own} and t."recordedTo" is null and t."periodStart" < p.starts and ${seen} order by t."periodStart" desc limit ${BEFORE}) o), '[]'::json) as "before"
    from evaluation."dataReturn" r join evaluation."pilotMeasure" a on a."pilotId" = r."pilotId" join evaluation."measure" m on m."id" = a."measureId",
      lateral (select ${lineOf.starts} as starts) p
    where r."id" = any(${asked}) and ${lineOf.isDue}
    order by m."scope", m."code"`,
    parameters.values,
  )
  return ids.map((id) => rows.filter((row) => row.returnId === id).map(toLine))
}

function toLine({ measureId, periodStart, periodEnd, target, wasAccepted, measure, observation, accepted, before }: LineRow): KnownLine {
  const previous = before.at(-1) ?? null
  const warnings = warningsOf({ observation, previous, history: before.map(({ value }) => value), measure })
  const isChanged = !wasAccepted ? observation !== null : observation?.id !== accepted?.id
  return { measureId, periodStart, periodEnd, target, observation, previous, accepted, isChanged, warnings }
}
