import { Conditions, isUuid } from '../condition.ts'
import { BadInput } from '../errors.ts'
import { LARGEST_PAGE, orderedBy } from '../page.ts'
import { allows } from '../policy.ts'
import type { ListRead, OneRead, PageRead } from '../read.ts'
import { columnOf, shapeOf, type Shape } from '../shape.ts'
import { viewerSql } from '../statement.ts'
import { argumentsOf, type Asked } from './asked.ts'
import { NotCompilable, type Compilation } from './compilation.ts'
import { holeText } from './computed.ts'
import { neverNull } from './leaf.ts'
import { seenBy } from './link.ts'
import { pageText } from './page.ts'
import { selectedFor } from './text.ts'

/** A root field as one expression. */
export function rootText(compilation: Compilation, field: Asked): string {
  const read = compilation.model.reads.get(field.name)
  if (!read) return holeText(compilation, null, '', field)
  compilation.step(({ viewer }) => {
    if (!allows(compilation.model.policy[field.name], viewer)) throw new NotCompilable('refused', field.name)
  })
  const target = shapeOf(read.target())
  if (read.shape === 'one') return oneText(compilation, read, target, field)
  if (read.shape === 'page') return rootPage(compilation, read, target, field)
  if (read.shape === 'list') return listText(compilation, read, target, field)
  const t = compilation.alias()
  const text = `(select ${compilation.row(target.type, t, field.nodes)} from ${target.table} ${t} where ${seenBy(compilation, target, t)} limit 1)`
  return neverNull(text, true, field.definition.type)
}

function oneText(compilation: Compilation, { by }: OneRead, target: Shape, field: Asked): string {
  const args = argumentsOf(compilation, field)
  const given = by.filter((column) => args[column] !== null && args[column] !== undefined)
  if (!given.length) throw new BadInput(`Say which one: give ${by.join(' or ')}.`, by[0])
  if (given.some((column) => columnOf(target, column).kind === 'uuid' && !isUuid(args[column]))) return `'null'`
  const t = compilation.alias()
  const object = compilation.row(target.type, t, field.nodes)
  const seen = seenBy(compilation, target, t)
  const conditions = compilation.step((frame) => {
    const values = argumentsOf({ frame }, field)
    return given.map((column) => `${columnOf(target, column).sql(t)} = ${frame.parameters.add(values[column])}`)
  })
  return neverNull(`(select ${object} from ${target.table} ${t} where ${[...conditions, seen].join(' and ')})`, true, field.definition.type)
}

function listText(compilation: Compilation, { order }: ListRead, target: Shape, field: Asked): string {
  const t = compilation.alias()
  const object = compilation.row(target.type, t, field.nodes)
  const rows = `select ${selectedFor(object, t)} from ${target.table} ${t} where ${seenBy(compilation, target, t)} order by ${orderedBy(target, order, t)} limit ${LARGEST_PAGE}`
  return `(select '[' || coalesce(string_agg(${object}, ','), '') || ']' from (${rows}) ${t})`
}

function rootPage(compilation: Compilation, { order, where }: PageRead, target: Shape, field: Asked): string {
  const source = (u: string): string => {
    const seen = seenBy(compilation, target, u)
    const filter = compilation.step((frame) => {
      const given = argumentsOf({ frame }, field).filter
      return given ? ` and ${new Conditions(frame.viewer, frame.parameters).of(target, u, given as Record<string, unknown>)}` : ''
    })
    const only = compilation.step((frame) => (where ? ` and ${where(u, viewerSql(frame.viewer, frame.parameters))}` : ''))
    return `${target.table} ${u} where ${seen}${only}${filter}`
  }
  return pageText(compilation, field, { target, usualOrder: order, list: { prefix: field.name }, source })
}
