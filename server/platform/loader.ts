import { Conditions, isUuid } from './condition.ts'
import type { Context } from './context.ts'
import { writeCursor } from './cursor.ts'
import { BadInput } from './errors.ts'
import type { ManyLink, OneLink } from './link.ts'
import type { Class } from './module.ts'
import { beyond, LARGEST_PAGE, orderedBy, pageOrder, placeOf, readPage, type Page, type PageArguments } from './page.ts'
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

/** Follows a relation to a list, for all rows of the request's level in one statement. */
export function followMany(context: Context, name: string, own: Shape, link: ManyLink, args: Row, row: Row): Promise<Row[]> {
  const loader = context.loader<Key, Row[]>(`${name}(${JSON.stringify(args)})`, (parents) => lists(context, name, own, link, args, parents))
  return loader.load(keyOf(own, link, row))
}

// What a relation needs to know of the row it starts from.
type Key = readonly unknown[]
const keyOf = (own: Shape, link: ManyLink, row: Row): Key => (link.through ? [row[own.key]] : Object.values(link.on ?? {}).map((from) => row[from]))

async function lists(context: Context, name: string, own: Shape, link: ManyLink, args: Row, parents: readonly Key[]): Promise<(Row[] | Error)[]> {
  const parameters = new Parameters()
  const { keys, source, select, order } = related(context, own, link, args, parents, parameters)
  const text = `select k.n as "#", r.* from ${keys} cross join lateral (select ${select}, row_number() over (order by ${order}) as "##" from ${source} order by ${order} limit ${LARGEST_PAGE + 1}) r order by k.n, r."##"`
  const answer = await context.query<Row>(text, parameters.values)
  const byParent: Row[][] = parents.map(() => [])
  for (const found of answer) byParent[Number(found['#']) - 1]!.push(found)
  return byParent.map((list) => (list.length > LARGEST_PAGE ? tooLong(name) : list))
}

const tooLong = (name: string): Error =>
  new BadInput(`${name} has more than ${LARGEST_PAGE} here. Ask for ${name.slice(name.indexOf('.') + 1)}Connection, page by page.`)

interface Related {
  keys: string
  source: string
  select: string
  order: string
}

// The rows of a relation for many parents at once: the parents' keys as a table k(n, c0, c1 …), and what follows from one of them.
function related(context: Context, own: Shape, link: ManyLink, args: Row, parents: readonly Key[], parameters: Parameters, page?: Page): Related {
  const target = shapeOf(link.target())
  const columns = link.through ? [keyColumn(own)] : Object.keys(link.on ?? {}).map((column) => columnOf(target, column))
  const lists = columns.map((column, position) =>
    parameters.add(
      parents.map((key) => key[position]),
      arrayType(column),
    ),
  )
  const keys = `unnest(${lists.join(', ')}) with ordinality k(${columns.map((_, position) => `c${position}`).join(', ')}, n)`
  const conditions: string[] = []
  if (link.through) conditions.push(`j."${link.through.own}" = k.c0`)
  else columns.forEach((column, position) => conditions.push(`${column.sql('t')} = k.c${position}`))
  if (target.table) conditions.push(visibleTo(target, 't', context.viewer, parameters))
  if (link.where)
    conditions.push(
      link.where('t', { accountId: parameters.add(context.viewer.accountId, 'uuid'), pilotIds: parameters.add(context.viewer.pilotIds, 'uuid[]') }),
    )
  for (const [name, argument] of Object.entries(link.args)) {
    const given = args[name]
    if (given !== null && given !== undefined) conditions.push(argument.where('t', parameters.add(given)))
    else if (argument.absent) conditions.push(argument.absent('t'))
  }
  if (page) conditions.push(beyond(page, 't', parameters))
  const through = link.through && `${link.through.table} j`
  const source = !through
    ? `${target.table} t`
    : target.table
      ? `${through} join ${target.table} t on t."${target.key}" = j."${link.through!.other}"`
      : through
  const select = target.table ? rowOf(target, 't') : `j."${link.through!.other}" as "${target.key}"`
  const order = target.table ? orderedBy(target, link.order, 't') : `j."${link.through!.order ?? link.through!.other}"`
  return { keys, source: `${source} where ${conditions.join(' and ')}`, select, order }
}

const keyColumn = (shape: Shape): Column =>
  shape.columns.get(shape.key) ?? { name: shape.key, kind: 'uuid', nullable: false, sql: (t) => `${t}."${shape.key}"` }

/** A page as the connection types answer it; the total is counted when it is asked for. */
export interface Connection {
  nodes: Row[]
  edges: { node: Row; cursor: string }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
  count: () => Promise<number>
}

/** Reads a page of a root list. */
export async function loadPage(
  context: Context,
  name: string,
  target: Class,
  usualOrder: readonly string[],
  args: PageArguments & { filter?: Row | null },
): Promise<Connection> {
  const shape = shapeOf(target)
  const page = readPage(shape, name, args, usualOrder)
  const where = (parameters: Parameters): string => {
    const seen = visibleTo(shape, 't', context.viewer, parameters)
    return args.filter ? `${seen} and ${new Conditions(context.viewer, parameters).of(shape, 't', args.filter)}` : seen
  }
  const parameters = new Parameters()
  const conditions = `${where(parameters)} and ${beyond(page, 't', parameters)}`
  const text = `select ${rowOf(shape, 't')}, ${placeOf(page, 't')} from ${shape.table} t where ${conditions} order by ${pageOrder(page, 't')} limit ${parameters.add(page.size + 1, 'int')}`
  const rows = await context.query<Row>(text, parameters.values)
  return connect(page, rows, async () => {
    const counted = new Parameters()
    const [answer] = await context.query<{ count: number }>(`select count(*) as count from ${shape.table} t where ${where(counted)}`, counted.values)
    return answer!.count
  })
}

/** Reads a page of a relation, for all rows of the request's level in one statement. */
export async function followPage(
  context: Context,
  name: string,
  own: Shape,
  link: ManyLink,
  args: Row & PageArguments,
  row: Row,
): Promise<Connection> {
  const target = shapeOf(link.target())
  const page = readPage(target, `${name}:${String(row[own.key])}`, args, link.order)
  const load = (part: 'rows' | 'total'): Promise<Row[]> =>
    context
      .loader<Key, Row[]>(`${name}:${part}(${JSON.stringify(args)})`, (parents) =>
        part === 'rows' ? pages(context, own, link, args, page, parents) : totals(context, own, link, args, parents),
      )
      .load(keyOf(own, link, row))
  return connect(page, await load('rows'), async () => Number((await load('total'))[0]!.count))
}

async function pages(context: Context, own: Shape, link: ManyLink, args: Row, page: Page, parents: readonly Key[]): Promise<Row[][]> {
  const parameters = new Parameters()
  const { keys, source, select } = related(context, own, link, args, parents, parameters, page)
  const order = pageOrder(page, 't')
  const size = parameters.add(page.size + 1, 'int')
  const inner = `select ${select}, ${placeOf(page, 't')}, row_number() over (order by ${order}) as "##" from ${source} order by ${order} limit ${size}`
  const answer = await context.query<Row>(
    `select k.n as "#", r.* from ${keys} cross join lateral (${inner}) r order by k.n, r."##"`,
    parameters.values,
  )
  const byParent: Row[][] = parents.map(() => [])
  for (const found of answer) byParent[Number(found['#']) - 1]!.push(found)
  return byParent
}

async function totals(context: Context, own: Shape, link: ManyLink, args: Row, parents: readonly Key[]): Promise<Row[][]> {
  const parameters = new Parameters()
  const { keys, source } = related(context, own, link, args, parents, parameters)
  const answer = await context.query<Row>(`select k.n, (select count(*) from ${source}) as count from ${keys} order by k.n`, parameters.values)
  return answer.map((row) => [row])
}

function connect(page: Page, found: Row[], count: () => Promise<number>): Connection {
  const more = found.length > page.size
  const rows = more ? found.slice(0, page.size) : found
  if (page.backward) rows.reverse()
  const cursor = (row: Row | undefined): string | null =>
    row
      ? writeCursor(
          page.list,
          page.terms.map((_, position) => row[`~${position}`] as string | null),
        )
      : null
  return {
    nodes: rows,
    get edges() {
      return rows.map((node) => ({ node, cursor: cursor(node)! }))
    },
    get pageInfo() {
      return {
        hasNextPage: page.backward ? page.before !== null : more,
        hasPreviousPage: page.backward ? more : page.after !== null,
        startCursor: cursor(rows[0]),
        endCursor: cursor(rows.at(-1)),
      }
    },
    count,
  }
}
