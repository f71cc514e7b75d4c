import { Conditions } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput } from '../platform/errors.ts'
import { groupsPage, needFewGroups, type GroupPage } from '../platform/group-page.ts'
import { shapeOf, type Column, type Shape } from '../platform/shape.ts'
import { Parameters, visibleTo } from '../platform/statement.ts'

import type { GroupHaving, GroupOrder, GroupOrderField, ObservationDimension, ObservationGroup } from './observation-group.ts'
import { isCurrent, Observation, shown } from './observation.ts'

const MOST_DIMENSIONS = 4

/** What is asked of the groups. */
export interface GroupQuestion {
  by: readonly ObservationDimension[]
  filter: Record<string, unknown> | null
  having: GroupHaving | null
  orderBy: readonly GroupOrder[]
  page: GroupPage
}

interface Dimension {
  value: string
  label: string
  /** What an observation must be for the dimension to apply. */
  applies?: string
}

const yearStart = `date_trunc('year', t."periodStart" - interval '3 months') + interval '3 months'`
const quarterStart = `date_trunc('quarter', t."periodStart")`
const day = (sql: string): string => `to_char(${sql}, 'YYYY-MM-DD')`
const words = (sql: string): string => `replace(lower(${sql}), '_', ' ')`

// The tables: t the observation, s its subject, m its measure.
const DIMENSIONS: Record<ObservationDimension, Dimension> = {
  MEASURE: { value: 'm."code"', label: 'm."title"' },
  PILOT: { value: 's."code"', label: 's."label"', applies: `s."kind" = 'PILOT'` },
  THEME: { value: 's."theme"', label: words('s."theme"'), applies: 's."theme" is not null' },
  REGION: { value: 's."regionCode"', label: 's."regionName"', applies: 's."regionCode" is not null' },
  ORGANISATION: { value: 's."code"', label: 's."label"', applies: `s."kind" = 'ORGANISATION'` },
  ORGANISATION_KIND: { value: 's."organisationKind"', label: words('s."organisationKind"'), applies: 's."organisationKind" is not null' },
  MONTH: { value: day(`date_trunc('month', t."periodStart")`), label: `to_char(t."periodStart", 'FMMonth YYYY')` },
  QUARTER: {
    value: day(quarterStart),
    label: `to_char(${quarterStart}, 'FMMonth') || ' to ' || to_char(${quarterStart} + interval '2 months', 'FMMonth YYYY')`,
  },
  FINANCIAL_YEAR: { value: day(yearStart), label: `to_char(${yearStart}, 'YYYY/') || to_char(${yearStart} + interval '1 year', 'YY')` },
}

// A group of one measure has its figures; figures of several measures do not add up. A ratio has its rate, a count its sum.
const one = (sql: string): string => `case when count(distinct t."measureId") = 1 then ${sql} end`
const both = `${shown('numerator')('t')} is not null and ${shown('denominator')('t')} is not null`
const numerators = `sum(${shown('numerator')('t')}) filter (where ${both})`
const denominators = `sum(${shown('denominator')('t')}) filter (where ${both})`

const FIGURES: Record<string, { sql: string; kind: 'int' | 'float' }> = {
  count: { sql: `count(${shown('value')('t')})`, kind: 'int' },
  sumNumerator: { sql: one(numerators), kind: 'float' },
  sumDenominator: { sql: one(denominators), kind: 'float' },
  sumValue: { sql: one(`case when min(m."denominator") is null then sum(${shown('value')('t')}) end`), kind: 'float' },
  minValue: { sql: one(`min(${shown('value')('t')})`), kind: 'float' },
  maxValue: { sql: one(`max(${shown('value')('t')})`), kind: 'float' },
  rate: { sql: one(`${numerators} / nullif(${denominators}, 0) * min(m."multiplier")`), kind: 'float' },
}

const figureOf: Partial<Record<GroupOrderField, string>> = {
  COUNT: 'count',
  SUM_NUMERATOR: 'sumNumerator',
  SUM_DENOMINATOR: 'sumDenominator',
  SUM_VALUE: 'sumValue',
  MIN_VALUE: 'minValue',
  MAX_VALUE: 'maxValue',
  RATE: 'rate',
}

/** Groups what the viewer may see, in one statement. */
export async function readGroups(context: Context, { by, filter, having, orderBy, page }: GroupQuestion): Promise<ObservationGroup[]> {
  if (by.length === 0 || by.length > MOST_DIMENSIONS) throw new BadInput(`by takes 1 to ${MOST_DIMENSIONS} dimensions.`, 'by')
  if (new Set(by).size < by.length) throw new BadInput('by names a dimension twice.', 'by')
  const shape = shapeOf(Observation)
  const parameters = new Parameters()
  const conditions = new Conditions(context.viewer, parameters)
  const where = [isCurrent('t'), visibleTo(shape, 't', context.viewer, parameters), ...by.flatMap((name) => DIMENSIONS[name].applies ?? [])]
  if (filter) where.push(conditions.of(shape, 't', filter))
  const keys = by.flatMap((name, i) => [`${DIMENSIONS[name].value} as "value${i}"`, `${DIMENSIONS[name].label} as "label${i}"`])
  const figures = Object.entries(FIGURES).map(([name, { sql }]) => `${sql} as "${name}"`)
  const grouped = `select ${[...keys, ...figures, `${one('min(m."multiplier")')} as "multiplier"`].join(', ')}
    from evaluation."observation" t
    join evaluation."subject" s on s."id" = t."subjectId" join evaluation."measure" m on m."id" = t."measureId"
    where ${where.join(' and ')}
    group by ${keys.map((_, i) => i + 1).join(', ')}
    ${having ? `having ${conditions.of(figureShape, 'g', having as Record<string, unknown>)}` : ''}`
  const asked = groupsPage('observationGroups', by, page, orderBy.length === 0, parameters)
  const text = `select * from (${grouped}) g where ${asked.where} order by ${orderOf(by, orderBy)} limit ${asked.limit}`
  const rows = await context.query<Record<string, never>>(text, parameters.values)
  needFewGroups(rows.length, page)
  return rows.map((row) => ({
    key: by.map((dimension, i) => ({ dimension, value: row[`value${i}`]!, label: row[`label${i}`] ?? null })),
    count: row.count!,
    sumNumerator: row.sumNumerator!,
    sumDenominator: row.sumDenominator!,
    sumValue: row.sumValue!,
    minValue: row.minValue!,
    maxValue: row.maxValue!,
    rate: row.rate!,
    multiplier: row.multiplier!,
    cursor: asked.cursorOf(by.map((_, i) => row[`value${i}`] ?? null)),
  }))
}

// The figures as columns, so that having takes the operators that every filter takes.
const figureShape: Shape = {
  type: 'ObservationGroup',
  target: Observation,
  table: null,
  key: 'id',
  columns: new Map(
    Object.entries(FIGURES).map(([name, { sql, kind }]): [string, Column] => [name, { name, kind, nullable: true, sql: () => `(${sql})` }]),
  ),
  embedded: new Map(),
  links: new Map(),
  visible: {},
}

function orderOf(by: readonly ObservationDimension[], orderBy: readonly GroupOrder[]): string {
  const terms = orderBy.map(({ field, direction }) => {
    const figure = figureOf[field]
    const at = by.indexOf(field as ObservationDimension)
    if (!figure && at < 0) throw new BadInput(`orderBy names ${field}, by which they are not grouped.`, 'orderBy')
    return `"${figure ?? `value${at}`}" ${direction === 'DESC' ? 'desc' : 'asc'} nulls last`
  })
  return [...terms, ...by.map((_, i) => `"value${i}"`)].join(', ')
}
