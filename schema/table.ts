import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isListType,
  isObjectType,
  isInterfaceType,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

/** A value of an answer: where it is, and what it is. */
export interface Leaf {
  /** The names in the answer from its root. */
  path: readonly string[]
  /** The scalar; String for an enum; Count for a list of objects, of which only the number fits a cell. */
  type: string
  /** The positions in the path that are lists. */
  lists: readonly number[]
  /** Whether it is a figure that may be withheld. */
  isFigure: boolean
}

export interface Column extends Leaf {
  name: string
  /** How many lists of the rows' own path the value lies in. */
  depth: number
  /** The path from there. */
  rest: readonly string[]
}

/** An answer read as a table: one row for each entry of a list, with what stands above it repeated. */
export interface Table {
  /** The list that makes the rows; empty where the answer is one row. */
  rows: readonly string[]
  columns: readonly Column[]
}

/** Stands for a figure that is withheld, as in SDMX’s list of observation statuses (CL_OBS_STATUS). */
export const WITHHELD = 'Q'

/** The name under which a file asks for the status of each figure, whether or not the question does. */
export const STATUS = 'careweaveStatus'

/** Whether a field of a type is a figure beside which the type says whether it is withheld. */
export function isFigure(parent: GraphQLNamedType, field: string): boolean {
  if (!isObjectType(parent)) return false
  const { [field]: own, status } = parent.getFields()
  return (
    own !== undefined && status !== undefined && getNamedType(own.type).name === 'Float' && getNamedType(status.type).name === 'ObservationStatus'
  )
}

const frame = new Set(['nodes', 'edges', 'node'])
const paging = new Set(['totalCount', 'pageInfo', 'cursor', '__typename'])

/** Every value and list that an operation asks for, in its order. */
export function readLeaves(schema: GraphQLSchema, document: DocumentNode, operationName?: string | null): Leaf[] {
  const operation = findOperation(document, operationName)
  const fragments = new Map(document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])))
  const leaves = new Map<string, Leaf>()
  const root = schema.getQueryType()
  if (operation && root) gather(schema, operation.selectionSet, root, { path: [], lists: [] }, fragments, leaves)
  return [...leaves.values()]
}

/** The operation of that name, or the only one. */
export function findOperation(document: DocumentNode, name?: string | null): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION)
  return name ? operations.find((one) => one.name?.value === name) : operations[0]
}

function gather(
  schema: GraphQLSchema,
  set: SelectionSetNode,
  parent: GraphQLNamedType,
  above: Pick<Leaf, 'path' | 'lists'>,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  leaves: Map<string, Leaf>,
): void {
  for (const selection of set.selections) {
    if (selection.kind !== Kind.FIELD) {
      const opened = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      const type = opened?.typeCondition ? schema.getType(opened.typeCondition.name.value) : parent
      if (opened && type) gather(schema, opened.selectionSet, type, above, fragments, leaves)
      continue
    }
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[selection.name.value] : undefined
    if (!field) continue
    const path = [...above.path, (selection.alias ?? selection.name).value]
    const isList = isListType(getNullableType(field.type))
    const lists = isList ? [...above.lists, path.length - 1] : above.lists
    const type = getNamedType(field.type)
    if (!isCompositeType(type))
      leaves.set(path.join('.'), { path, type: isEnumType(type) ? 'String' : type.name, lists, isFigure: isFigure(parent, selection.name.value) })
    else {
      if (isList && !leaves.has(path.join('.'))) leaves.set(path.join('.'), { path, type: 'Count', lists, isFigure: false })
      if (selection.selectionSet) gather(schema, selection.selectionSet, type, { path, lists }, fragments, leaves)
    }
  }
}

/** The lists that could make the rows, the outermost first. */
export const listsOf = (leaves: readonly Leaf[]): string[] =>
  leaves
    .filter(({ type }) => type === 'Count')
    .sort((a, b) => a.lists.length - b.lists.length)
    .map(({ path }) => path.join('.'))

/** Stands for no list: the whole answer is one row. */
export const WHOLE = '-'

/** The table with one row for each entry of a list; of the first list where none is named. */
export function tableOf(leaves: readonly Leaf[], rows?: string | null): Table {
  const chosen = rows === WHOLE ? null : (listsOf(leaves).find((list) => list === rows) ?? listsOf(leaves)[0])
  const list = leaves.find(({ path, type }) => type === 'Count' && path.join('.') === chosen)
  if (!list)
    return {
      rows: [],
      columns: name(
        leaves.map((leaf) => ({ ...leaf, depth: 0, rest: leaf.path })),
        [],
      ),
    }
  const steps = list.lists.map((position) => list.path.slice(0, position + 1))
  const columns = leaves.flatMap((leaf) => {
    const depth = steps.filter((step) => step.length < leaf.path.length && step.every((part, at) => leaf.path[at] === part)).length
    const isOnTheWay = steps.some((step) => step.join('.') === leaf.path.join('.'))
    const isPaging = leaf.path.some((part) => paging.has(part))
    if (isOnTheWay || isPaging) return []
    return [{ ...leaf, depth, rest: leaf.path.slice(steps[depth - 1]?.length ?? 0) }]
  })
  return { rows: list.path, columns: name(columns, steps) }
}

// A row's own values go by their own names, those above it by the whole way.
function name(columns: readonly Omit<Column, 'name'>[], steps: readonly (readonly string[])[]): Column[] {
  return columns.map((column) => {
    const path = column.depth === steps.length ? column.rest : column.path
    return { ...column, name: path.filter((part) => !frame.has(part)).join('.') + (column.type === 'Count' ? ' (count)' : '') }
  })
}

export type Cell = string | number | boolean | null

/** The rows of a table in an answer's data, one at a time. */
export function* rowsOf(table: Table, data: unknown): Generator<Cell[]> {
  for (const contexts of entriesOf(data, table.rows, [data])) yield table.columns.map((column) => cellOf(column, contexts[column.depth]))
}

function* entriesOf(value: unknown, path: readonly string[], contexts: readonly unknown[]): Generator<readonly unknown[]> {
  const [first, ...rest] = path
  if (first === undefined) return yield contexts
  const next = part(value, first)
  if (!Array.isArray(next)) return next == null ? undefined : yield* entriesOf(next, rest, contexts)
  for (const entry of next) yield* entriesOf(entry, rest, [...contexts, entry])
}

// Values of a list within a row share its cell.
function cellOf({ rest, type, isFigure }: Column, context: unknown): Cell {
  const found = isFigure
    ? reach(context, rest.slice(0, -1))
        .flat()
        .map((one) => shown(one, rest.at(-1)))
    : reach(context, rest)
  if (type === 'Count') return found.length === 0 ? null : found.reduce<number>((sum, one) => sum + (Array.isArray(one) ? one.length : 0), 0)
  const values = found.flat().filter((value) => value != null) as Cell[]
  if (values.length > 1 || found.some(Array.isArray)) return values.join('; ')
  return values[0] ?? null
}

// Without the status beside it nobody can say why a figure is not there.
const shown = (holder: unknown, name = ''): unknown => part(holder, name) ?? (part(holder, STATUS) === 'SUPPRESSED' ? WITHHELD : null)

function reach(value: unknown, [first, ...rest]: readonly string[]): unknown[] {
  if (first === undefined) return [value]
  const next = part(value, first)
  if (next == null) return []
  return Array.isArray(next) && rest.length > 0 ? next.flatMap((entry) => reach(entry, rest)) : reach(next, rest)
}

const part = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
