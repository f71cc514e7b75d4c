import { isNonNullType } from 'graphql'

import { LARGEST_PAGE, orderedBy } from '../page.ts'
import type { ManyLink, OneLink, UnionLink } from '../link.ts'
import { columnOf, shapeOf, type Shape } from '../shape.ts'
import { viewerSql, visibleTo } from '../statement.ts'
import { argumentsOf, type Asked } from './asked.ts'
import { NotCompilable, type Compilation } from './compilation.ts'
import { neverNull } from './leaf.ts'
import type { LinkedField } from './model.ts'
import { pageText } from './page.ts'
import { selectedFor, WRONG_SQL } from './text.ts'

/** A relation of the row with alias `t`, followed: one subquery. */
export function linkText(compilation: Compilation, { own, link }: LinkedField, t: string, field: Asked): string {
  if (link.shape === 'one') return oneText(compilation, own, link, t, field)
  if (link.shape === 'union') return unionText(compilation, own, link, t, field)
  if (!link.paged) return manyText(compilation, own, link, t, field)
  const args = argumentsOf(compilation, field)
  // A cursor of a nested page names its parent, which only the statement knows.
  if (args.after != null || args.before != null) throw new NotCompilable('nested-cursor', field.name)
  const target = ownerOf(compilation, shapeOf(link.target()).type)
  return pageText(compilation, field, {
    target,
    usualOrder: link.order,
    list: { prefix: `${own.type}.${field.name}:`, parent: `${t}."${own.key}"` },
    source: (u) => manySource(compilation, own, link, t, u, target, field),
  })
}

/** The owner's declarations of an entity type, which other modules know by its key alone. */
export function ownerOf(compilation: Compilation, type: string): Shape {
  const model = compilation.model.types.get(type)
  if (!model) throw new NotCompilable('type', type)
  return model.shape
}

/** The condition under which the viewer of each run sees the rows of alias `u`. */
export const seenBy = (compilation: Compilation, shape: Shape, u: string): string =>
  compilation.step(({ viewer, parameters }) => visibleTo(shape, u, viewer, parameters))

function entityText(compilation: Compilation, type: string, key: string | null, keySql: string, field: Asked): string {
  const target = ownerOf(compilation, type)
  const u = compilation.alias()
  const object = compilation.row(type, u, field.nodes)
  return `(select ${object} from ${target.table} ${u} where ${columnOf(target, key ?? target.key).sql(u)} = ${keySql} and ${seenBy(compilation, target, u)})`
}

function oneText(compilation: Compilation, own: Shape, link: OneLink, t: string, field: Asked): string {
  const text = entityText(compilation, shapeOf(link.target()).type, link.to ?? null, columnOf(own, link.from).sql(t), field)
  return neverNull(text, true, field.definition.type)
}

function unionText(compilation: Compilation, own: Shape, link: UnionLink, t: string, field: Asked): string {
  const kind = columnOf(own, link.kind).sql(t)
  const from = columnOf(own, link.from).sql(t)
  const cases = Object.entries(link.types).map(([word, type]) => `when '${word}' then ${entityText(compilation, type, null, from, field)}`)
  return neverNull(`case ${kind}::text ${cases.join(' ')} end`, true, field.definition.type)
}

function manyText(compilation: Compilation, own: Shape, link: ManyLink, t: string, field: Asked): string {
  if (!isNonNullType(field.definition.type)) throw new NotCompilable('nullable-list', field.name)
  const target = ownerOf(compilation, shapeOf(link.target()).type)
  const u = compilation.alias()
  const object = compilation.row(target.type, u, field.nodes)
  const source = manySource(compilation, own, link, t, u, target, field)
  const order = manyOrder(link, u)
  const rows = `select ${selectedFor(object, u)} from ${source} order by ${order} limit ${LARGEST_PAGE + 1}`
  return `(select case when count(*) > ${LARGEST_PAGE} then ${WRONG_SQL} else '[' || coalesce(string_agg(${object}, ','), '') || ']' end from (${rows}) ${u})`
}

function manyOrder(link: ManyLink, u: string): string {
  const target = shapeOf(link.target())
  if (link.fromList) return 'j.n'
  return target.table ? orderedBy(target, link.order, u) : `j."${link.through!.order ?? link.through!.other}"`
}

/** FROM and WHERE of what a relation leads to from the row with alias `t`. */
function manySource(compilation: Compilation, own: Shape, link: ManyLink, t: string, u: string, target: Shape, field: Asked): string {
  const conditions: string[] = []
  let from = `${target.table} ${u}`
  if (link.fromList) from = `unnest(${t}."${link.fromList}") with ordinality j(key, n) join ${from} on ${u}."${target.key}" = j.key`
  else if (link.through) {
    from = `${link.through.table} j join ${from} on ${u}."${target.key}" = j."${link.through.other}"`
    conditions.push(`j."${link.through.own}" = ${t}."${own.key}"`)
  } else for (const [column, mine] of Object.entries(link.on ?? {})) conditions.push(`${columnOf(target, column).sql(u)} = ${t}."${mine}"`)
  if (link.match) conditions.push(link.match.sql(u, (column) => columnOf(own, column).sql(t)))
  conditions.push(seenBy(compilation, target, u))
  if (link.where) conditions.push(compilation.step(({ viewer, parameters }) => link.where!(u, viewerSql(viewer, parameters))))
  conditions.push(...argumentConditions(compilation, link, u, field))
  return `${from} where ${conditions.join(' and ')}`
}

const argumentConditions = (compilation: Compilation, link: ManyLink, u: string, field: Asked): string[] =>
  compilation.step((frame) => {
    const args = argumentsOf({ frame }, field)
    return Object.entries(link.args).flatMap(([name, { where, absent }]) => {
      if (args[name] !== null && args[name] !== undefined) return [where(u, frame.parameters.add(args[name]))]
      return absent ? [absent(u)] : []
    })
  })
