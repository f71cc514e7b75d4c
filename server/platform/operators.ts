import { Field, Float, ID, InputType, Int, getMetadataStorage, registerEnumType } from 'type-graphql'

import type { Class } from './module.ts'
import { BigIntScalar, DateScalar, DateTimeScalar } from './scalars.ts'

export const SortDirection = { ASC: 'ASC', DESC: 'DESC' } as const
export type SortDirection = keyof typeof SortDirection
registerEnumType(SortDirection, { name: 'SortDirection', description: 'Smallest first or largest first; empty values come last in both.' })

const MEANING: Record<string, string> = {
  eq: 'Equal to this.',
  ne: 'Different from this, or empty.',
  in: 'One of these, at most 200.',
  notIn: 'None of these, at most 200, or empty.',
  contains: 'Holds this text, in any case.',
  startsWith: 'Begins with this text, in any case.',
  gt: 'Greater than this.',
  gte: 'This or greater.',
  lt: 'Less than this.',
  lte: 'This or less.',
}

const made = new Map<unknown, Class>()

const COMPARED = ['eq', 'ne', 'in', 'notIn', 'gt', 'gte', 'lt', 'lte']
const SETS: { type: unknown; name: string; operators: string[] }[] = [
  { type: ID, name: 'IdOperators', operators: ['eq', 'ne', 'in', 'notIn'] },
  { type: String, name: 'StringOperators', operators: ['eq', 'ne', 'in', 'notIn', 'contains', 'startsWith', 'gt', 'gte', 'lt', 'lte'] },
  { type: Int, name: 'IntOperators', operators: COMPARED },
  { type: Float, name: 'FloatOperators', operators: COMPARED },
  { type: Boolean, name: 'BooleanOperators', operators: ['eq', 'ne'] },
  { type: DateScalar, name: 'DateOperators', operators: COMPARED },
  { type: DateTimeScalar, name: 'DateTimeOperators', operators: COMPARED },
  { type: BigIntScalar, name: 'BigIntOperators', operators: COMPARED },
]

/** The input of operators for a field's type; null where the type cannot be compared. */
export function operatorsFor(type: unknown): Class | null {
  const known = made.get(type)
  if (known) return known
  const set = SETS.find((one) => one.type === type)
  const enumeration = getMetadataStorage().enums.find((one) => one.enumObj === type)
  if (!set && !enumeration) return null
  const operators = set
    ? makeOperators(set.name, type, set.operators)
    : makeOperators(`${enumeration!.name}Operators`, type, ['eq', 'ne', 'in', 'notIn'])
  made.set(type, operators)
  return operators
}

function makeOperators(name: string, type: unknown, operators: string[]): Class {
  const input = class {}
  InputType(name, { description: 'Conditions on one field; all that are given must hold.' })(input)
  for (const operator of operators) {
    const many = operator === 'in' || operator === 'notIn'
    Field((() => (many ? [type] : type)) as never, { nullable: true, description: MEANING[operator] })(input.prototype, operator)
  }
  Field(() => Boolean, { nullable: true, description: 'Whether it is empty.' })(input.prototype, 'isNull')
  return input
}
