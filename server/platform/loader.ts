import { isUuid } from './condition.ts'
import type { Context } from './context.ts'
import type { OneLink } from './link.ts'
import type { Class } from './module.ts'
import { LARGEST_PAGE, orderedBy } from './page.ts'
import { columnOf, shapeOf, type Column, type Shape } from './shape.ts'
import { arrayType, Parameters, rowOf, visibleTo } from './statement.ts'

export type Row = Record<string, unknown>

/** Loads one row by a column that is unique, through the request's loader; null where there is none that the viewer may see. */
export function loadOne(context: Context, target: Class, by: string, value: unknown): Promise<Row | null> {
  const shape = shapeOf(target)
  const column = columnOf(shape, by)
  if (value === null || value === undefined || (column.kind === 'uuid' && !isUuid(value))) return Promise.resolve(null)
  return context.loader<unknown, Row | null>(`${shape.type}.${by}`, (keys) => rowsBy(context, shape, column, keys)).load(value)
}

async function rowsBy(context: Context, shape: Shape, column: Column, keys: readonly unknown[]): Promise<(Row | null)[]> {
  const parameters = new Parameters()
  const among = `${column.sql('t')} = any(${parameters.add(keys, arrayType(column))})`
  const rows = await context.query<Row>(
    `select ${rowOf(shape, 't')} from ${shape.table} t where ${among} and ${visibleTo(shape, 't', context.viewer, parameters)}`,
    parameters.values,
  )
  const found = new Map(rows.map((row) => [caseless(row[column.name]), row]))
  return keys.map((key) => found.get(caseless(key)) ?? null)
}

// PostgreSQL writes a uuid in small letters, whatever the client wrote.
const caseless = (key: unknown): unknown => (typeof key === 'string' && isUuid(key) ? key.toLowerCase() : key)

/** Reads a whole list that is small by nature. */
export async function loadList(context: Context, target: Class, order: readonly string[]): Promise<Row[]> {
  const shape = shapeOf(target)
  const parameters = new Parameters()
  const seen = visibleTo(shape, 't', context.viewer, parameters)
  return context.query<Row>(
    `select ${rowOf(shape, 't')} from ${shape.table} t where ${seen} order by ${orderedBy(shape, order, 't')} limit ${LARGEST_PAGE}`,
    parameters.values,
  )
}

/** Follows a relation to one; a type of another module is answered by its key alone. */
export function followOne(context: Context, link: OneLink, row: Row): Promise<Row | null> | Row | null {
  const target = shapeOf(link.target())
  const key = row[link.from]
  if (key === null || key === undefined) return null
  return target.table ? loadOne(context, link.target(), link.to ?? target.key, key) : { [target.key]: key }
}
