import type { EntityManager } from 'typeorm'

import { Conditions } from './condition.ts'
import type { Context } from './context.ts'
import { BadInput } from './errors.ts'
import type { Class } from './module.ts'
import { shapeOf } from './shape.ts'
import { Parameters, visibleTo } from './statement.ts'

/** The ids of the rows that a filter selects among those that the viewer may see, in a steady order; refuses more than so many. */
export async function idsSelected(context: Context, db: EntityManager, of: Class, filter: object, most: number): Promise<string[]> {
  const parameters = new Parameters()
  const rows = await db.query<{ id: string }[]>(`${selectionOf(context, of, filter, parameters)} order by t.id limit ${most + 1}`, parameters.values)
  if (rows.length > most) throw new BadInput(`At most ${most.toLocaleString('en-GB')} are changed together. Narrow the filter.`, 'filter')
  return rows.map(({ id }) => id)
}

/** The statement of the ids of the rows that a filter selects among those that the viewer may see. */
export function selectionOf(context: Context, of: Class, filter: object, parameters: Parameters): string {
  const shape = shapeOf(of)
  const conditions = [
    visibleTo(shape, 't', context.viewer, parameters),
    new Conditions(context.viewer, parameters).of(shape, 't', filter as Record<string, unknown>),
  ]
  return `select t.id from ${shape.table} t where ${conditions.join(' and ')}`
}
