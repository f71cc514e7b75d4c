import { Conditions } from './condition.ts'
import type { Context } from './context.ts'
import { writeCursor } from './cursor.ts'
import type { ManyLink } from './link.ts'
import type { Row } from './loader.ts'
import { beyond, pageOrder, placeOf, readPage, type Page, type PageArguments } from './page.ts'
import type { PageRead } from './read.ts'
import { keyOf, related, type Key } from './relation.ts'
import { shapeOf, type Shape } from './shape.ts'
import { Parameters, rowOf, viewerSql, visibleTo } from './statement.ts'

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
  { target: classOf, order: usualOrder, where: only }: PageRead,
  args: PageArguments & { filter?: Row | null },
): Promise<Connection> {
  const shape = shapeOf(classOf())
  const page = readPage(shape, name, args, usualOrder)
  const where = (parameters: Parameters): string => {
    const seen = [visibleTo(shape, 't', context.viewer, parameters), only?.('t', viewerSql(context.viewer, parameters))].filter(Boolean).join(' and ')
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
