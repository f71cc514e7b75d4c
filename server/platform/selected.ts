import type { EntityManager } from 'typeorm'

import { Conditions } from './condition.ts'
import type { Context } from './context.ts'
import { BadInput } from './errors.ts'
import type { Class } from './module.ts'
import { shapeOf } from './shape.ts'
import { Parameters, visibleTo } from './statement.ts'

/** The ids of the rows that a filter selects among those that the viewer may see, in a steady order; refuses more than so many. */
export async function idsSelected(context: Context, db: EntityManager, of: Class, filter: object, most: number): Promise<string[]> {
  const shape = shapeOf(of)
  const parameters = new Parameters()
  const conditions = [
    visibleTo(shape, 't', context.viewer, parameters),
    new Conditions(context.viewer, parameters).of(shape, 't', filter as Record<string, unknown>),
  ]
  const rows = await db.query<{ id: string }[]>(
    `select t.id from ${shape.table} t where ${conditions.join(' and ')} order by t.id limit ${most + 1}`,
    parameters.values,
  )
  if (rows.length > most) throw new BadInput(`At most ${most.toLocaleString('en-GB')} are changed together. Narrow the filter.`, 'filter')
  return rows.map(({ id }) => id)
}
