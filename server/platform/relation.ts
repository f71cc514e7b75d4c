import type { Context } from './context.ts'
import { BadInput } from './errors.ts'
import type { ManyLink } from './link.ts'
import type { Row } from './loader.ts'
import { beyond, LARGEST_PAGE, orderedBy, type Page } from './page.ts'
import { columnOf, shapeOf, type Shape } from './shape.ts'
import { arrayType, Parameters, rowOf, viewerSql, visibleTo } from './statement.ts'

/** Follows a relation to a list, for all rows of the request's level in one statement. */
export function followMany(context: Context, name: string, own: Shape, link: ManyLink, args: Row, row: Row): Promise<Row[]> {
  const loader = context.loader<Key, Row[]>(`${name}(${JSON.stringify(args)})`, (parents) => lists(context, name, own, link, args, parents))
  return loader.load(keyOf(own, link, row))
}

// What a relation needs to know of the row it starts from.
export type Key = readonly unknown[]
/** The key of a row at the start of a relation. */
export const keyOf = (own: Shape, link: ManyLink, row: Row): Key =>
  [...(link.through ? [own.key] : Object.values(link.on ?? {})), ...(link.match?.columns ?? [])].map((from) => row[from])

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

/** The parts of a statement that follows a relation from many rows at once. */
export interface Related {
  keys: string
  source: string
  select: string
  order: string
}

/** The parents' keys as a table k(n, c0, c1 …), and what follows from one of them. */
export function related(
  context: Context,
  own: Shape,
  link: ManyLink,
  args: Row,
  parents: readonly Key[],
  parameters: Parameters,
  page?: Page,
): Related {
  const target = shapeOf(link.target())
  const columns = link.through ? [columnOf(own, own.key)] : Object.keys(link.on ?? {}).map((column) => columnOf(target, column))
  const matched = (link.match?.columns ?? []).map((column) => columnOf(own, column))
  const known = [...columns, ...matched]
  const lists = known.map((column, position) =>
    parameters.add(
      parents.map((key) => key[position]),
      arrayType(column),
    ),
  )
  const keys = `unnest(${lists.join(', ')}) with ordinality k(${known.map((_, position) => `c${position}`).join(', ')}, n)`
  const conditions: string[] = []
  if (link.through) conditions.push(`j."${link.through.own}" = k.c0`)
  else columns.forEach((column, position) => conditions.push(`${column.sql('t')} = k.c${position}`))
  if (link.match) conditions.push(link.match.sql('t', (name) => `k.c${columns.length + link.match!.columns.indexOf(name)}`))
  if (target.table) conditions.push(visibleTo(target, 't', context.viewer, parameters))
  if (link.where) conditions.push(link.where('t', viewerSql(context.viewer, parameters)))
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
