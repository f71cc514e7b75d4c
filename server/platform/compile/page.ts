import { getNamedType, type FieldNode, type GraphQLObjectType } from 'graphql'

import { beyond, LARGEST_PAGE, pageOrder, readPage, type Page } from '../page.ts'
import { cursorPads } from '../cursor.ts'
import type { Shape } from '../shape.ts'
import { argumentsOf, fieldsOf, objectType, writeObject, type Asked } from './asked.ts'
import { NotCompilable, type Compilation } from './compilation.ts'
import { JsonText, selectedFor } from './text.ts'

/** Where a page's rows come from. */
export interface PageSource {
  target: Shape
  usualOrder: readonly string[]
  /** The name of the list in its cursors; `parent` is SQL for the key of the row that a nested list belongs to. */
  list: { prefix: string; parent?: string }
  /** FROM and WHERE for the rows with alias `u`, without the page's own conditions. */
  source: (u: string) => string
}

/** A Relay connection as one subquery: the rows of the page and one more, numbered, and what is asked of them put together. */
export function pageText(compilation: Compilation, field: Asked, { target, usualOrder, list, source }: PageSource): string {
  const type = objectType(compilation, getNamedType(field.definition.type).name)
  const asked = fieldsOf(compilation, type, field.nodes)
  const read = (frame: Compilation['frame']): Page => readPage(target, list.prefix, argumentsOf({ frame }, field), usualOrder)
  const page = read(compilation.frame)
  const u = compilation.alias()
  const p = compilation.alias()
  const columns: string[] = []
  const column = (sql: string): string => `${p}.o${columns.push(sql) - 1}`
  const size = `${p}.size`
  const rows = rowsOf(compilation, u, source, read, page)
  const place = placeText(page, u, list)
  const parts: PageParts = { compilation, target, u, p, page, size, column, place }
  const text = writeObject(type, asked, (one) => {
    if (one.name === 'totalCount') return total(compilation, source)
    if (one.name === 'nodes') return listText(parts, compilation.row(target.type, u, one.nodes))
    if (one.name === 'edges') return listText(parts, edgeText(parts, type, one))
    if (one.name === 'pageInfo') return pageInfoText(parts, one)
    throw new NotCompilable('computed', `${type.name}.${one.name}`)
  })
  const named = columns.map((sql, position) => `, ${sql} as o${position}`).join('')
  const numbered = `select ${u}."#size" as size, row_number() over () as n, count(*) over () as m${named} from (${rows(selectedFor(named, u))}) ${u}`
  // Having makes it one row, also where nothing of the page itself is asked.
  return `(select ${text} from (${numbered}) ${p} having true)`
}

interface PageParts {
  compilation: Compilation
  target: Shape
  u: string
  p: string
  page: Page
  size: string
  column: (sql: string) => string
  place: string
}

// The rows in the order in which they are read, one more than the page holds, with the columns that are selected. The largest page is said as a
// number: of a parameter alone the planner expects a tenth of the table, and would plan each run anew.
function rowsOf(
  compilation: Compilation,
  u: string,
  source: PageSource['source'],
  read: (frame: Compilation['frame']) => Page,
  page: Page,
): (selected: string) => string {
  const from = source(u)
  const size = compilation.step((frame) => frame.parameters.add(read(frame).size, 'int'))
  const side = compilation.step((frame) => beyond(read(frame), u, frame.parameters))
  return (selected) => {
    const rows = `select ${selected}, ${size} as "#size" from ${from} and ${side} order by ${pageOrder(page, u)} limit ${LARGEST_PAGE + 1}`
    return `select * from (${rows}) ${u} limit ${size} + 1`
  }
}

const total = (compilation: Compilation, source: PageSource['source']): string => `(select count(*)::text from ${source(compilation.alias())})`

function listText({ p, page, size, column }: PageParts, object: string): string {
  const text = column(object)
  return `'[' || coalesce(string_agg(${text}, ',' order by ${p}.n${page.backward ? ' desc' : ''}) filter (where ${p}.n <= ${size}), '') || ']'`
}

function edgeText({ compilation, target, u, place }: PageParts, connection: GraphQLObjectType, { nodes }: Asked): string {
  const edge = objectType(compilation, getNamedType(connection.getFields().edges!.type).name)
  return writeObject(edge, fieldsOf(compilation, edge, nodes as FieldNode[]), ({ name, nodes: inside }) =>
    name === 'cursor' ? `'"' || ${signed(compilation, place)} || '"'` : compilation.row(target.type, u, inside),
  )
}

function pageInfoText({ compilation, p, page, size, column, place }: PageParts, { nodes }: Asked): string {
  const info = objectType(compilation, 'PageInfo')
  const more = `coalesce(max(${p}.m) > max(${size}), false)::text`
  const at = (position: string): string => {
    const body = `max(${column(place)}) filter (where ${p}.n = ${position} and ${p}.n <= ${size})`
    return `coalesce('"' || ${signed(compilation, body)} || '"', 'null')`
  }
  const last = `least(${size}, ${p}.m)`
  return writeObject(info, fieldsOf(compilation, info, nodes as FieldNode[]), ({ name }) => {
    if (name === 'hasNextPage') return page.backward ? `'${page.before !== null}'` : more
    if (name === 'hasPreviousPage') return page.backward ? more : `'${page.after !== null}'`
    return at((name === 'startCursor') === page.backward ? last : '1')
  })
}

// What a cursor says, as JSON: the list with its order, then the row's place in it. Letter for letter as writeCursor has it.
function placeText({ list, terms }: Page, u: string, { prefix, parent }: PageSource['list']): string {
  const json = new JsonText()
  const name = JSON.stringify(list)
  if (parent)
    json
      .raw(`["${prefix}`)
      .sql(`${parent}::text`)
      .raw(name.slice(1 + prefix.length))
  else json.raw(`[${name}`)
  for (const { column } of terms) json.raw(',').sql(`coalesce(to_json(${column.sql(u)}::text)::text, 'null')`)
  return json.raw(']').toSql()
}

// HMAC-SHA-256 by its definition (RFC 2104), cut to 96 bits, before the body, in base64url.
function signed(compilation: Compilation, body: string): string {
  const [inner, outer] = compilation.step(({ parameters }) => cursorPads().map((pad) => parameters.add(pad, 'bytea')))
  const bytes = `convert_to(${body}, 'UTF8')`
  const base64 = `encode(substr(sha256(${outer} || sha256(${inner} || ${bytes})), 1, 12) || ${bytes}, 'base64')`
  return `translate(${base64}, '+/=' || chr(10), '-_')`
}
