import { constantCase } from './connection.ts'
import { readCursor } from './cursor.ts'
import { BadInput } from './errors.ts'
import { columnOf, type Column, type Shape } from './shape.ts'
import type { Parameters } from './statement.ts'

export const LARGEST_PAGE = 200
const USUAL_PAGE = 25
const MOST_ORDERS = 5

export interface PageArguments {
  first?: number | null
  after?: string | null
  last?: number | null
  before?: string | null
  orderBy?: { field: string; direction: 'ASC' | 'DESC' }[] | null
}

interface Term {
  column: Column
  descending: boolean
}

/** A page that was asked for: which way, how many, in which order, beyond which place. */
export interface Page {
  size: number
  backward: boolean
  terms: Term[]
  list: string
  after: (string | null)[] | null
  before: (string | null)[] | null
}

/** Reads paging arguments; refuses sizes over 200, both directions at once, and cursors of other lists. */
export function readPage(shape: Shape, name: string, args: PageArguments, usualOrder: readonly string[]): Page {
  const backward = args.last != null
  if (backward && args.first != null) throw new BadInput('Ask for first or last, not both.', 'last')
  const size = sizeOf(backward ? 'last' : 'first', (backward ? args.last : args.first) ?? USUAL_PAGE)
  const terms = args.orderBy?.length ? askedOrder(shape, args.orderBy) : usualOrder.map((word) => termOf(shape, word))
  const key = terms.findIndex(({ column }) => column.name === shape.key)
  // The key ends every order: it decides between equals, and behind it nothing is left to decide.
  if (key >= 0) terms.length = key + 1
  else terms.push({ column: columnOf(shape, shape.key), descending: false })
  const list = `${name}:${terms.map(({ column, descending }) => `${descending ? '-' : ''}${column.name}`).join(',')}`
  const place = (argument: 'after' | 'before'): (string | null)[] | null =>
    args[argument] == null ? null : readCursor(list, args[argument], argument)
  return { size, backward, terms, list, after: place('after'), before: place('before') }
}

/** The order of a list that is read whole. */
export const orderedBy = (shape: Shape, order: readonly string[], t: string): string =>
  [...order.map((word) => termOf(shape, word)), { column: columnOf(shape, shape.key), descending: false }]
    .map((term) => ordering(term, t, false))
    .join(', ')

const termOf = (shape: Shape, word: string): Term =>
  word.startsWith('-') ? { column: columnOf(shape, word.slice(1)), descending: true } : { column: columnOf(shape, word), descending: false }

function askedOrder(shape: Shape, orderBy: NonNullable<PageArguments['orderBy']>): Term[] {
  if (orderBy.length > MOST_ORDERS) throw new BadInput(`orderBy takes at most ${MOST_ORDERS} fields.`, 'orderBy')
  const terms = orderBy.map(({ field, direction }) => ({
    column: [...shape.columns.values()].find(({ name }) => constantCase(name) === field)!,
    descending: direction === 'DESC',
  }))
  if (new Set(terms.map(({ column }) => column)).size < terms.length) throw new BadInput('orderBy names a field twice.', 'orderBy')
  return terms
}

function sizeOf(argument: string, size: number): number {
  if (size < 0 || size > LARGEST_PAGE) throw new BadInput(`${argument} is between 0 and ${LARGEST_PAGE}. Use after and before to read on.`, argument)
  return size
}

// Empty values come last in both directions, so a page read backward has them first.
function ordering({ column, descending }: Term, t: string, backward: boolean): string {
  const falling = descending !== backward
  const nulls = column.nullable ? ` nulls ${backward ? 'first' : 'last'}` : ''
  return `${column.sql(t)}${falling ? ' desc' : ''}${nulls}`
}

/** The ORDER BY of a page, in the direction in which it is read. */
export const pageOrder = ({ terms, backward }: Page, t: string): string => terms.map((term) => ordering(term, t, backward)).join(', ')

/** The select list of a row's place: what its cursor is made of. */
export const placeOf = ({ terms }: Page, t: string): string =>
  terms.map(({ column }, position) => `${column.sql(t)}::text as "~${position}"`).join(', ')

/** The condition that keeps to the page's side of its cursors. */
export function beyond(page: Page, t: string, parameters: Parameters): string {
  const sides = [page.after && past(page.terms, page.after, t, parameters, false), page.before && past(page.terms, page.before, t, parameters, true)]
  return sides.filter(Boolean).join(' and ') || 'true'
}

// A row comparison can use an index; it needs one direction and no empty values. Otherwise: greater in the first, or equal in the first and greater in the second…
function past(terms: Term[], place: (string | null)[], t: string, parameters: Parameters, before: boolean): string {
  const uniform = terms.every(({ column, descending }) => !column.nullable && descending === terms[0]!.descending)
  const values = terms.map(({ column }, position) => parameters.add(place[position] ?? null, column.kind === 'enum' ? '' : TYPES[column.kind]))
  if (uniform) return `(${terms.map(({ column }) => column.sql(t)).join(', ')}) ${terms[0]!.descending !== before ? '<' : '>'} (${values.join(', ')})`
  const steps = terms.map((term, position) => {
    const equal = terms.slice(0, position).map(({ column }, earlier) => `${column.sql(t)} is not distinct from ${values[earlier]!}`)
    return `(${[...equal, further(term, t, values[position]!, before)].join(' and ')})`
  })
  return `(${steps.join(' or ')})`
}

const TYPES: Partial<Record<Column['kind'], string>> = {
  uuid: 'uuid',
  text: 'text',
  int: 'int4',
  bigint: 'int8',
  float: 'float8',
  bool: 'bool',
  date: 'date',
  instant: 'timestamptz',
}

// The text is the same whether the cursor's value is empty or not, so that a statement serves every page of a list.
function further({ column, descending }: Term, t: string, value: string, before: boolean): string {
  const sql = column.sql(t)
  const strictly = `${sql} ${descending !== before ? '<' : '>'} ${value}`
  if (!column.nullable) return strictly
  return before ? `(${strictly} or (${value} is null and ${sql} is not null))` : `(${strictly} or (${value} is not null and ${sql} is null))`
}
