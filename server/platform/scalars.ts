import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql'

const refuse = (sentence: string): never => {
  throw new GraphQLError(sentence, { extensions: { code: 'BAD_USER_INPUT' } })
}

const text = (name: string, node: ValueNode): string => (node.kind === Kind.STRING ? node.value : refuse(`A ${name} is written as a string.`))

function parseDay(value: unknown): string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return refuse('A Date is written YYYY-MM-DD, for example 2009-04-01.')
  const day = new Date(`${value}T00:00:00Z`)
  const year = day.getUTCFullYear()
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value || year < 1900 || year > 2200)
    return refuse('A Date is a day of the calendar between the years 1900 and 2200.')
  return value
}

/** A day of the calendar, ISO 8601: it stays text from the database to the client. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A day of the calendar, ISO 8601: 2009-04-01.',
  serialize: (value) => String(value),
  parseValue: parseDay,
  parseLiteral: (node) => parseDay(text('Date', node)),
})

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/

function parseInstant(value: unknown): string {
  const instant = typeof value === 'string' && INSTANT.test(value) ? new Date(value) : null
  if (!instant || Number.isNaN(instant.getTime())) return refuse('A DateTime is written with its zone, for example 2010-06-17T09:42:00Z.')
  parseDay((value as string).slice(0, 10))
  return instant.toISOString()
}

/** An instant, ISO 8601 in UTC. */
export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description: 'An instant, ISO 8601 with its zone: 2010-06-17T09:42:00Z.',
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(text('DateTime', node)),
})

function parseWhole(value: unknown): number {
  const whole = typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value
  return typeof whole === 'number' && Number.isSafeInteger(whole) ? whole : refuse('A BigInt is a whole number below 9,007,199,254,740,992.')
}

/** A whole number too large for Int, such as an amount in pence; exact in JSON up to 2^53. */
export const BigIntScalar = new GraphQLScalarType<number, number>({
  name: 'BigInt',
  description: 'A whole number, exact up to 2^53 − 1; amounts of money are in pence.',
  serialize: parseWhole,
  parseValue: parseWhole,
  parseLiteral: (node) => (node.kind === Kind.INT || node.kind === Kind.STRING ? parseWhole(node.value) : refuse('A BigInt is a whole number.')),
})

/** Free-form JSON, for what a change looked like before and after; only ever given out. */
export const JsonScalar = new GraphQLScalarType({
  name: 'JSON',
  description: 'Any JSON value; only ever given out.',
  serialize: (value) => value,
  parseValue: () => refuse('JSON is not accepted as input.'),
  parseLiteral: () => refuse('JSON is not accepted as input.'),
})
