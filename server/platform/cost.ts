import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

import type { Role } from './viewer.ts'

/** What is known of a field that its type does not say. */
export interface Price {
  /** How many entries its list, or its connection in all, has at most as a rule. */
  listSize?: number
  /** What each of its objects costs, or its value: less than usual for a part of its parent's row, more for what must be computed. */
  points?: number
}

/** Prices by `Type.field`. */
export type Prices = Readonly<Record<string, Price>>

/** What one operation may cost, by role. */
export const BUDGETS: Readonly<Record<Role, number>> = { PUBLIC: 5_000, MEMBER: 10_000, ANALYST: 20_000, PILOT_LEAD: 20_000, ADMIN: 20_000 }

/** The page of a connection when the caller names none. */
export const DEFAULT_PAGE = 25

// The length of a list of which nobody said anything.
const ASSUMED_LIST = 25

export const LEAF = 0.1
export const OBJECT = 1
const INTROSPECTION = 100

/** A field with its share of the cost. */
export interface Priced {
  /** Its name in the answer. */
  key: string
  /** That, with those above it: `pilots.nodes.lead`. */
  path: string
  /** The size of its list, or 1. */
  size: number
  /** Whether the caller can make it smaller with `first`. */
  isPage: boolean
  /** What one entry costs by itself. */
  unit: number
  /** What all entries cost with what is inside them. */
  points: number
  inside: Priced[]
}

/** The priced fields of an operation, before anything has run. A list multiplies what is inside it. */
export function priceOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  prices: Prices,
): Priced[] {
  const fragments = new Map(document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])))

  const priceSet = (set: SelectionSetNode | undefined, type: GraphQLNamedType | null | undefined, path: string, page: number | null): Priced[] =>
    (set?.selections ?? []).flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [priceField(selection, type, path, page)]
      const opened = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      const condition = opened?.typeCondition
      return priceSet(opened?.selectionSet, condition ? schema.getType(condition.name.value) : type, path, page)
    })

  const priceField = (node: FieldNode, parent: GraphQLNamedType | null | undefined, above: string, page: number | null): Priced => {
    const name = node.name.value
    const key = (node.alias ?? node.name).value
    const path = above ? `${above}.${key}` : key
    const price = prices[`${parent?.name}.${name}`]
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined
    const type = field && getNamedType(field.type)
    if (!field || !isCompositeType(type)) {
      const points = price?.points ?? (name === '__schema' || name === '__type' ? INTROSPECTION : LEAF)
      return { key, path, size: 1, isPage: false, unit: points, points, inside: [] }
    }
    const most = price?.listSize ?? Infinity
    const asked = askedPage(node, operation, variables)
    const isPager = field.args.some((argument) => argument.name === 'first')
    const own = isPager ? Math.min(asked ?? DEFAULT_PAGE, most) : null
    const size = isList(field) ? Math.min(asked ?? namedEntries(node, variables) ?? page ?? ASSUMED_LIST, most) : 1
    const inside = priceSet(node.selectionSet, type, path, isList(field) ? null : own)
    const unit = price?.points ?? OBJECT
    return { key, path, size, isPage: isPager, unit, points: size * (unit + sumPoints(inside)), inside }
  }

  const roots = { query: schema.getQueryType(), mutation: schema.getMutationType(), subscription: schema.getSubscriptionType() }
  return priceSet(operation.selectionSet, roots[operation.operation], '', null)
}

/** Adds up the points of some fields. */
export const sumPoints = (fields: readonly Priced[]): number => fields.reduce((sum, field) => sum + field.points, 0)

/** Whole points. The sum is rounded to tenths first, because tenths do not add up exactly in binary. */
export const wholePoints = (points: number): number => Math.ceil(Math.round(points * 10) / 10)

const isList = (field: GraphQLField<unknown, unknown>): boolean => isListType(isNonNullType(field.type) ? field.type.ofType : field.type)

function askedPage(node: FieldNode, operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): number | null {
  for (const { name, value } of node.arguments ?? []) {
    if (name.value !== 'first' && name.value !== 'last') continue
    const asked =
      value.kind === Kind.VARIABLE ? variableNumber(value.name.value, operation, variables) : value.kind === Kind.INT ? Number(value.value) : NaN
    if (Number.isFinite(asked)) return Math.max(0, asked)
  }
  return null
}

function variableNumber(name: string, operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): number {
  if (name in variables) return typeof variables[name] === 'number' ? variables[name] : NaN
  const value = operation.variableDefinitions?.find((definition) => definition.variable.name.value === name)?.defaultValue
  return value?.kind === Kind.INT ? Number(value.value) : NaN
}

// A list that is asked for by name, `measures(codes: ["A", "B"])`, is no longer than the names.
function namedEntries(node: FieldNode, variables: Readonly<Record<string, unknown>>): number | null {
  const argument = node.arguments?.find(({ name }) => name.value === 'codes' || name.value === 'ids')
  if (!argument) return null
  const given = argument.value.kind === Kind.VARIABLE ? variables[argument.value.name.value] : undefined
  if (argument.value.kind === Kind.LIST) return argument.value.values.length
  return Array.isArray(given) ? given.length : null
}
