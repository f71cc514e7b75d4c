import { columnOf, type Column, type Shape } from './shape.ts'
import { everyRow, type Kind, type ViewerSql } from './declare.ts'
import { ROLES, type Role, type Viewer } from './viewer.ts'

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
    get tokenId() {
      return parameters.add(viewer.tokenId ?? null, 'uuid')
    },
    get pilotIds() {
      return parameters.add(viewer.pilotIds, 'uuid[]')
    },
    get role() {
      return parameters.add(viewer.role, 'text')
    },
  }
}

/** The declared condition under which this viewer sees a row of the shape with alias `t`. */
export function visibleTo(shape: Shape, t: string, viewer: Viewer, parameters: Parameters): string {
  const role = seenFor(shape, t, viewer, ROLES.slice(0, ROLES.indexOf(viewer.role) + 1))
  if (!viewer.onlyPilotIds) return role(parameters)
  const all = seenFor(shape, t, viewer, ['PUBLIC'])
  if (all === everyone || !shape.ofPilots) return all(parameters)
  return `(${all(parameters)} or ${shape.ofPilots(t, parameters.add(viewer.onlyPilotIds, 'uuid[]'))} and ${role(parameters)})`
}

type Write = (parameters: Parameters) => string

const everyone: Write = () => 'true'

// Looked at before it is written: a condition that is not needed would leave its parameters behind, unused.
function seenFor(shape: Shape, t: string, viewer: Viewer, roles: readonly Role[]): Write {
  const declared = roles.flatMap((role) => shape.visible[role] ?? [])
  if (declared.includes(everyRow)) return everyone
  if (!declared.length) return () => 'false'
  return (parameters) => {
    const sql = viewerSql(viewer, parameters)
    return `(${declared.map((where) => `(${where(t, sql)})`).join(' or ')})`
  }
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
