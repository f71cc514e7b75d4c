import type { Context } from '../platform/context.ts'
import { shapeOf } from '../platform/shape.ts'
import { Parameters, rowOf, visibleTo } from '../platform/statement.ts'

import { Observation } from './observation.ts'
import type { ObservedRow } from './series.reads.ts'

interface Place {
  subjectId: string
  measureId: string
  periodStart: string
  periodEnd: string
}

/** Loads every revision of an observation; those of all observations of a request come by one statement. */
export function loadRevisions(context: Context, { subjectId, measureId, periodStart, periodEnd }: ObservedRow): Promise<ObservedRow[]> {
  const place = { subjectId, measureId, periodStart, periodEnd }
  return context.loader<Place, ObservedRow[]>('evaluation.revisions', (places) => readRevisions(context, places)).load(place)
}

async function readRevisions(context: Context, places: readonly Place[]): Promise<ObservedRow[][]> {
  const parameters = new Parameters()
  const column = (name: keyof Place, type: string): string =>
    parameters.add(
      places.map((place) => place[name]),
      type,
    )
  const asked = `unnest(${column('subjectId', 'uuid[]')}, ${column('measureId', 'uuid[]')}, ${column('periodStart', 'date[]')}, ${column('periodEnd', 'date[]')})`
  const seen = visibleTo(shapeOf(Observation), 't', context.viewer, parameters)
  const rows = await context.query<ObservedRow & { '#': number }>(
    `select k.n as "#", ${rowOf(shapeOf(Observation), 't')} from ${asked} with ordinality k(subject, measure, since, until, n)
    join evaluation."observation" t on t."subjectId" = k.subject and t."measureId" = k.measure and t."periodStart" = k.since and t."periodEnd" = k.until
    where ${seen} order by k.n, t."revision"`,
    parameters.values,
  )
  const lists: ObservedRow[][] = places.map(() => [])
  for (const row of rows) lists[Number(row['#']) - 1]!.push(row)
  return lists
}
