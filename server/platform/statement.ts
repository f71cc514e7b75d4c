import { columnOf, type Column, type Shape } from './shape.ts'
import { everyRow, type Kind, type ViewerSql } from './declare.ts'
import { ROLES, type Viewer } from './viewer.ts'

const ARRAYS: Partial<Record<Kind, string>> = { uuid: 'uuid[]', int: 'int[]', date: 'date[]' }

/** The array type that a list of this column's values is cast to. */
export const arrayType = (column: Column): string => ARRAYS[column.kind] ?? 'text[]'

/** The parameters of a statement in the making. */
export class Parameters {
  readonly values: unknown[] = []

  /** Adds a value; answers the text that stands for it. */
  add(value: unknown, cast = ''): string {
    this.values.push(value)
    return `$${this.values.length}${cast && `::${cast}`}`
  }
}

/** What the viewer decides in a condition; a value becomes a parameter only where the condition uses it. */
export function viewerSql(viewer: Viewer, parameters: Parameters): ViewerSql {
  return {
    get accountId() {
      return parameters.add(viewer.accountId, 'uuid')
    },
    get pilotIds() {
      return parameters.add(viewer.pilotIds, 'uuid[]')
    },
  }
}

/** The declared condition under which this viewer sees a row of the shape with alias `t`. */
export function visibleTo(shape: Shape, t: string, viewer: Viewer, parameters: Parameters): string {
  const declared = ROLES.slice(0, ROLES.indexOf(viewer.role) + 1).flatMap((role) => shape.visible[role] ?? [])
  // Before any condition is written: one that is not needed would leave its parameters behind, unused.
  if (declared.includes(everyRow)) return 'true'
  const sql = viewerSql(viewer, parameters)
  return declared.length ? `(${declared.map((where) => `(${where(t, sql)})`).join(' or ')})` : 'false'
}

// Instants leave the database as text in UTC with milliseconds, so that every reader writes them alike.
const readable = (column: Column, sql: string): string =>
  column.kind === 'instant' ? `to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : sql

const rowLists = new Map<Shape, string>()

/** The select list of a whole row: stored, derived and embedded columns, under their declared names. */
export function rowOf(shape: Shape, t: string): string {
  const known = t === 't' ? rowLists.get(shape) : undefined
  if (known) return known
  const list = [...shape.columns.values()].map((column) => `${readable(column, column.sql(t))} as "${column.name}"`)
  for (const [name, parts] of shape.embedded)
    for (const [part, from] of Object.entries(parts))
      list.push(`${typeof from === 'string' ? readable(columnOf(shape, from), columnOf(shape, from).sql(t)) : from(t)} as "${name}.${part}"`)
  const text = list.join(', ')
  if (t === 't') rowLists.set(shape, text)
  return text
}
