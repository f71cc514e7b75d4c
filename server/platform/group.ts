import { Arg, Ctx, Directive, Field, Float, InputType, Int, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql'

import { Conditions } from './condition.ts'
import { filterOf } from './connection.ts'
import type { Context } from './context.ts'
import { BadInput } from './errors.ts'
import { groupPageArguments, groupsPage, needFewGroups, type GroupPage } from './group-page.ts'
import type { Class } from './module.ts'
import { operatorsFor, SortDirection } from './operators.ts'
import { shapeOf, type Column, type Shape } from './shape.ts'
import { Parameters, visibleTo } from './statement.ts'

/** Something that rows can be grouped by: SQL over the row with alias `t`, for the value and for what a person reads. */
export interface Dimension {
  description: string
  value: (t: string) => string
  label?: (t: string) => string
}

interface Groups {
  description: string
  dimensions: Record<string, Dimension>
  /** The number of a row that is added up, where it has one. */
  number?: { description: string; sql: (t: string) => string }
}

const MOST_DIMENSIONS = 4

@ObjectType({ description: 'Where a group stands in one dimension.' })
@Directive('@shareable')
export class CountKey {
  @Field(() => String, { description: 'The dimension.' })
  dimension!: string
  @Field(() => String, { nullable: true, description: 'A code, a slug or an ISO date; null where a row has none.' })
  value!: string | null
  @Field(() => String, { nullable: true, description: 'What a person reads.' })
  label!: string | null
}

@ObjectType({ description: 'Rows that have something in common, counted and added up.' })
@Directive('@shareable')
export class CountGroup {
  @Field(() => [CountKey], { description: 'What they have in common, in the order asked for.' })
  key!: CountKey[]
  @Field(() => Int, { description: 'How many they are.' })
  count!: number
  @Field(() => Float, { nullable: true, description: 'The sum of their number; the field that is asked says which.' })
  sum!: number | null
  @Field(() => Float, { nullable: true, description: 'The smallest of it.' })
  min!: number | null
  @Field(() => Float, { nullable: true, description: 'The largest of it.' })
  max!: number | null
  @Field(() => String, { nullable: true, description: 'Its place, for after; empty where the groups are ordered by a figure.' })
  cursor!: string | null
}

export const CountFigure = { COUNT: 'COUNT', SUM: 'SUM', MIN: 'MIN', MAX: 'MAX', KEY: 'KEY' } as const
registerEnumType(CountFigure, { name: 'CountFigure', description: 'What groups can be ordered by: a figure, or their key.' })

@InputType({ description: 'An order of groups.' })
export class CountOrder {
  @Field(() => CountFigure, { description: 'By what.' })
  field!: keyof typeof CountFigure
  @Field(() => SortDirection, { defaultValue: SortDirection.ASC, description: 'Smallest first unless said; empty figures come last.' })
  direction!: SortDirection
}

const ints = operatorsFor(Int)
const floats = operatorsFor(Float)

@InputType({ description: 'Conditions on the figures of a group; all that are given must hold.' })
export class CountHaving {
  @Field((() => ints) as never, { nullable: true, description: 'On how many they are.' })
  count?: object | null
  @Field((() => floats) as never, { nullable: true, description: 'On the sum of their number.' })
  sum?: object | null
}

/** A resolver with one root field that counts the rows a viewer may see by what they have in common, in one statement. */
export function groupsOf(target: () => Class, field: string, typeName: string, groups: Groups): Class {
  const names = Object.keys(groups.dimensions)
  const by = Object.fromEntries(names.map((name) => [name, name]))
  registerEnumType(by, {
    name: typeName,
    description: 'What they can be grouped by.',
    valuesConfig: Object.fromEntries(names.map((name) => [name, { description: groups.dimensions[name]?.description ?? '' }])),
  })
  const read = (
    ...[dimensions, filter, having, orderBy, first, after, context]: [
      string[],
      Input | undefined,
      CountHaving | undefined,
      CountOrder[] | undefined,
      number | undefined,
      string | undefined,
      Context,
    ]
  ) => {
    const page = { first: first ?? null, after: after ?? null }
    return readGroups(context, shapeOf(target()), groups, { field, by: dimensions, filter, having, orderBy: orderBy ?? [], page })
  }
  const resolver = class {}
  const { prototype } = resolver
  Object.defineProperty(prototype, field, { value: read, writable: true, configurable: true })
  Arg('by', () => [by], { description: 'What to group by: one to four dimensions.' })(prototype, field, 0)
  Arg('filter', () => filterOf(target()) as never, { nullable: true, description: 'Which rows.' })(prototype, field, 1)
  Arg('having', () => CountHaving, { nullable: true, description: 'Which groups.' })(prototype, field, 2)
  Arg('orderBy', () => [CountOrder], { nullable: true, description: 'In which order; by their keys unless said.' })(prototype, field, 3)
  groupPageArguments(prototype, field, 4)
  Ctx()(prototype, field, 6)
  const number = groups.number ? ` The number that is added up is ${groups.number.description}.` : ''
  Query(() => [CountGroup], { description: groups.description + number })(
    prototype,
    field,
    Object.getOwnPropertyDescriptor(prototype, field) as PropertyDescriptor,
  )
  Resolver()(resolver)
  return resolver
}

type Input = Record<string, unknown>

interface Asked {
  field: string
  by: readonly string[]
  filter: Input | undefined
  having: CountHaving | undefined
  orderBy: readonly CountOrder[]
  page: GroupPage
}

async function readGroups(
  context: Context,
  shape: Shape,
  { dimensions, number }: Groups,
  { field, by, filter, having, orderBy, page }: Asked,
): Promise<CountGroup[]> {
  if (by.length === 0 || by.length > MOST_DIMENSIONS) throw new BadInput(`by takes 1 to ${MOST_DIMENSIONS} dimensions.`, 'by')
  if (new Set(by).size < by.length) throw new BadInput('by names a dimension twice.', 'by')
  const parameters = new Parameters()
  const conditions = new Conditions(context.viewer, parameters)
  const where = [visibleTo(shape, 't', context.viewer, parameters), ...(filter ? [conditions.of(shape, 't', filter)] : [])]
  const keys = by.flatMap((name, at) => {
    const { value, label = value } = dimensions[name]!
    return [`${value('t')} as "value${at}"`, `${label('t')} as "label${at}"`]
  })
  const own = number?.sql('t') ?? 'null::float8'
  const figures = { count: 'count(*)', sum: `sum(${own})::float8`, min: `min(${own})::float8`, max: `max(${own})::float8` }
  const columns = new Map(
    Object.entries(figures).map(([name, sql]): [string, Column] => [
      name,
      { name, kind: name === 'count' ? 'int' : 'float', nullable: true, sql: () => `(${sql})` },
    ]),
  )
  const positions = keys.map((_, at) => at + 1)
  const order = orderBy.map(
    (one) => `${one.field === 'KEY' ? '1' : `"${one.field.toLowerCase()}"`} ${one.direction === 'DESC' ? 'desc' : 'asc'} nulls last`,
  )
  const grouped = `select ${[...keys, ...Object.entries(figures).map(([name, sql]) => `${sql} as "${name}"`)].join(', ')}
     from ${shape.table} t where ${where.join(' and ')} group by ${positions.join(', ')}
     ${having ? `having ${conditions.of({ ...shape, columns, links: new Map() }, 't', having as Input)}` : ''}`
  const asked = groupsPage(field, by, page, orderBy.length === 0, parameters)
  const rows = await context.query<Record<string, never>>(
    `select * from (${grouped}) g where ${asked.where} order by ${[...order, ...positions].join(', ')} limit ${asked.limit}`,
    parameters.values,
  )
  needFewGroups(rows.length, page)
  return rows.map((row) => ({
    key: by.map((dimension, at) => ({ dimension, value: row[`value${at}`] ?? null, label: row[`label${at}`] ?? null })),
    count: Number(row.count),
    sum: row.sum ?? null,
    min: row.min ?? null,
    max: row.max ?? null,
    cursor: asked.cursorOf(by.map((_, at) => row[`value${at}`] ?? null)),
  }))
}

/** A word of an enum as a person reads it. */
export const inWords = (sql: string): string => `replace(lower(${sql}::text), '_', ' ')`

/** The financial year, April to March, in which a day lies, by its first day. */
export const financialYear = (description: string, day: (t: string) => string): Dimension => {
  const start = (t: string) => `date_trunc('year', ${day(t)}::timestamp - interval '3 months') + interval '3 months'`
  return {
    description,
    value: (t) => `to_char(${start(t)}, 'YYYY-MM-DD')`,
    label: (t) => `to_char(${start(t)}, 'YYYY/') || to_char(${start(t)} + interval '1 year', 'YY')`,
  }
}

/** The month and the quarter in which a day lies, by their first day. */
export const monthAndQuarter = (of: string, day: (t: string) => string): { month: Dimension; quarter: Dimension } => {
  const start = (unit: string) => (t: string) => `date_trunc('${unit}', ${day(t)}::timestamp)`
  const value = (unit: string) => (t: string) => `to_char(${start(unit)(t)}, 'YYYY-MM-DD')`
  return {
    month: { description: `The month in which ${of}.`, value: value('month'), label: (t) => `to_char(${start('month')(t)}, 'FMMonth YYYY')` },
    quarter: {
      description: `The quarter in which ${of}.`,
      value: value('quarter'),
      label: (t) => `to_char(${start('quarter')(t)}, 'FMMonth') || ' to ' || to_char(${start('quarter')(t)} + interval '2 months', 'FMMonth YYYY')`,
    },
  }
}

type Sql = (t: string) => string

/** What its owner has announced of the thing whose key stands in the row. */
export const announced =
  (topic: 'pilot' | 'region' | 'organisation', key: Sql, part: string): Sql =>
  (t) =>
    `(select a.fact ->> '${part}' from platform.announcement a where a.topic = '${topic}' and a.key = (${key(t)})::text)`

/** The dimensions that a row has by its pilot, another module’s: the pilot itself by its identifier, its theme and its region. */
export const ofPilot = (description: string, id: Sql): { pilot: Dimension; theme: Dimension; region: Dimension } => {
  const theme = announced('pilot', id, 'theme')
  const region = announced('pilot', id, 'regionCode')
  return {
    pilot: { description, value: (t) => `(${id(t)})::text`, label: announced('pilot', id, 'name') },
    theme: { description: 'The pilot’s theme.', value: theme, label: (t) => inWords(theme(t)) },
    region: { description: 'The pilot’s region, by its code.', value: region, label: announced('region', region, 'name') },
  }
}

/** A dimension of an enum column. */
export const ofEnum = (description: string, sql: (t: string) => string): Dimension => ({
  description,
  value: (t) => `(${sql(t)})::text`,
  label: (t) => inWords(`(${sql(t)})`),
})
