import { BadInput } from './errors.ts'
import type { ManyLink } from './link.ts'
import type { Class } from './module.ts'
import { columnOf, shapeOf, type Column, type Shape } from './shape.ts'
import { arrayType, viewerSql, visibleTo, type Parameters } from './statement.ts'
import type { Viewer } from './viewer.ts'

const DEEPEST = 5
const MOST_TERMS = 50
const LONGEST_LIST = 200
const LONGEST_TEXT = 10_000
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

type Input = Record<string, unknown>

/** Whether a text could be the id of anything. */
export const isUuid = (value: unknown): boolean => typeof value === 'string' && UUID.test(value)

/** The id to look for: what could be none finds nothing, as an id that nobody has. */
export const asId = (value: string): string => (isUuid(value) ? value : '00000000-0000-0000-0000-000000000000')

/** Turns filters of the graph into SQL conditions; counts terms and depth over the whole filter. */
export class Conditions {
  private terms = 0
  private aliases = 0

  constructor(
    private readonly viewer: Viewer,
    private readonly parameters: Parameters,
  ) {}

  /** The condition that a filter puts on the row with alias `t`. */
  of(shape: Shape, t: string, filter: Input, depth = 1): string {
    if (depth > DEEPEST) throw new BadInput(`A filter may be nested ${DEEPEST} levels deep; this one goes deeper.`, 'filter')
    const parts = Object.entries(filter).map(([name, given]) => this.part(shape, t, name, given as Input, depth))
    return parts.length ? parts.join(' and ') : 'true'
  }

  private part(shape: Shape, t: string, name: string, given: Input | Input[] | null, depth: number): string {
    if (given === null) throw new BadInput(`${name} needs a condition; leave it out if there is none.`, `filter.${name}`)
    if (name === 'and' || name === 'or') return this.all(shape, t, given as Input[], name, depth)
    if (name === 'not') return `(${this.of(shape, t, given as Input, depth + 1)}) is not true`
    const link = shape.links.get(name)
    if (!link) return this.operators(columnOf(shape, name), t, name, given as Input)
    if (link.shape === 'one') return this.one(shape, t, link.from, link.target(), link.to, given as Input, depth)
    return this.many(t, link as ManyLink, given as Record<string, Input>, depth)
  }

  private all(shape: Shape, t: string, given: Input[], word: 'and' | 'or', depth: number): string {
    if (given.length > LONGEST_LIST) throw new BadInput(`${word} takes at most ${LONGEST_LIST} conditions.`, `filter.${word}`)
    if (!given.length) return word === 'and' ? 'true' : 'false'
    return `(${given.map((one) => `(${this.of(shape, t, one, depth + 1)})`).join(` ${word} `)})`
  }

  private one(shape: Shape, t: string, from: string, target: Class, to: string | undefined, given: Input, depth: number): string {
    const linked = shapeOf(target)
    const own = columnOf(shape, from)
    if (!linked.table)
      return (
        Object.values(given)
          .map((operators) => this.operators(own, t, from, operators as Input))
          .join(' and ') || 'true'
      )
    const u = this.alias()
    const conditions = [
      `${columnOf(linked, to ?? linked.key).sql(u)} = ${own.sql(t)}`,
      visibleTo(linked, u, this.viewer, this.parameters),
      this.of(linked, u, given, depth + 1),
    ]
    return `exists (select 1 from ${linked.table} ${u} where ${conditions.join(' and ')})`
  }

  private many(t: string, link: ManyLink, given: Record<string, Input>, depth: number): string {
    const parts = Object.entries(given).map(([quantifier, filter]) => {
      const u = this.alias()
      const target = shapeOf(link.target())
      const inner = target.table ? this.of(target, u, filter, depth + 1) : this.throughKey(link, target, filter)
      const holds = quantifier === 'every' ? `(${inner}) is not true` : inner
      const exists = `exists (select 1 from ${this.source(link, target, t, u)} and ${holds})`
      return quantifier === 'some' ? exists : `not ${exists}`
    })
    return parts.join(' and ') || 'true'
  }

  // From a row to the rows it is linked with; the alias of a joining table is j.
  private source(link: ManyLink, target: Shape, t: string, u: string): string {
    const seen = target.table ? visibleTo(target, u, this.viewer, this.parameters) : 'true'
    const where = target.table && link.where ? ` and ${link.where(u, viewerSql(this.viewer, this.parameters))}` : ''
    const match = link.match ? ` and ${link.match.sql(u, (column) => `${t}."${column}"`)}` : ''
    if (!link.through) {
      const on = Object.entries(link.on ?? {}).map(([column, own]) => `${columnOf(target, column).sql(u)} = ${t}."${own}"`)
      return `${target.table} ${u} where ${[...on, seen].join(' and ')}${where}${match}`
    }
    const join = target.table ? ` join ${target.table} ${u} on ${u}."${target.key}" = j."${link.through.other}"` : ''
    return `${link.through.table} j${join} where j."${link.through.own}" = ${t}."id" and ${seen}${where}${match}`
  }

  private throughKey(link: ManyLink, target: Shape, filter: Input): string {
    const key: Column = { name: target.key, kind: 'uuid', nullable: false, sql: (j) => `${j}."${link.through!.other}"` }
    return (
      Object.values(filter)
        .map((operators) => this.operators(key, 'j', target.key, operators as Input))
        .join(' and ') || 'true'
    )
  }

  private alias(): string {
    this.aliases += 1
    return `f${this.aliases}`
  }

  private operators(column: Column, t: string, name: string, given: Input): string {
    const parts = Object.entries(given).map(([operator, value]) => {
      this.terms += 1
      if (this.terms > MOST_TERMS) throw new BadInput(`A filter may have ${MOST_TERMS} conditions; this one has more.`, 'filter')
      if (value === null || value === undefined)
        throw new BadInput(`${name}.${operator} needs a value; use isNull to ask whether it is empty.`, `filter.${name}.${operator}`)
      return compare(column, column.sql(t), operator, value, `filter.${name}.${operator}`, this.parameters)
    })
    return parts.join(' and ') || 'true'
  }
}

const COMPARISONS: Record<string, string> = { gt: '>', gte: '>=', lt: '<', lte: '<=' }
const likeText = (value: unknown): string => String(value).replace(/[\\%_]/g, '\\$&')

function compare(column: Column, sql: string, operator: string, value: unknown, field: string, parameters: Parameters): string {
  if (typeof value === 'string' && value.length > LONGEST_TEXT) throw new BadInput(`A text may be ${LONGEST_TEXT} characters long.`, field)
  if (operator === 'isNull') return value ? `${sql} is null` : `${sql} is not null`
  if (operator === 'contains') return `${sql} ilike ${parameters.add(`%${likeText(value)}%`)}`
  if (operator === 'startsWith') return `${sql} ilike ${parameters.add(`${likeText(value)}%`)}`
  if (operator === 'in' || operator === 'notIn') {
    const list = within(value as unknown[], field).filter((one) => column.kind !== 'uuid' || isUuid(one))
    const cast = column.kind === 'enum' ? '' : arrayCast(column)
    return operator === 'in' ? `${sql} = any(${parameters.add(list, cast)})` : `(${sql} is null or ${sql} <> all(${parameters.add(list, cast)}))`
  }
  if (column.kind === 'uuid' && !isUuid(value)) return operator === 'ne' ? 'true' : 'false'
  if (operator === 'eq') return `${sql} = ${parameters.add(value)}`
  if (operator === 'ne') return `${sql} is distinct from ${parameters.add(value)}`
  return `${sql} ${COMPARISONS[operator]!} ${parameters.add(value)}`
}

const CASTS: Partial<Record<Column['kind'], string>> = { float: 'float8[]', bigint: 'int8[]', instant: 'timestamptz[]' }
const arrayCast = (column: Column): string => CASTS[column.kind] ?? arrayType(column)

function within(list: unknown[], field: string): unknown[] {
  if (list.length > LONGEST_LIST) throw new BadInput(`A list may name ${LONGEST_LIST} values; this one names ${list.length}.`, field)
  if (list.includes(null)) throw new BadInput('A list of values may not hold null; use isNull to ask whether it is empty.', field)
  return list
}
