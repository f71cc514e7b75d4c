import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'

import { isUuid } from '../condition.ts'

type Write = (value: unknown) => string

/** Writes what of an operation's variables may change its statement: which are given, words of enumerations, switches, whether an id can be one. */
export function shapeWriter(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): (variables: Record<string, unknown>) => string {
  const writers = variableDefinitions.map(
    ({ variable, type }) => [variable.name.value, writerOf(typeFromAST(schema, type as never) as GraphQLInputType)] as const,
  )
  return (variables) => writers.map(([name, write]) => write(variables[name])).join(',')
}

function writerOf(type: GraphQLInputType): Write {
  if (isNonNullType(type)) return writerOf(type.ofType as GraphQLInputType)
  if (isListType(type)) return listWriter(type.ofType as GraphQLInputType)
  if (isEnumType(type)) return (value) => (value === null || value === undefined ? '-' : String(value))
  if (isInputObjectType(type)) {
    const fields = type.getFields()
    return (value) =>
      value === null || value === undefined
        ? '-'
        : `{${Object.entries(value)
            .map(([name, inside]) => `${name}:${writerOf(fields[name]!.type)(inside)}`)
            .join(',')}}`
  }
  return leaf
}

// A list of plain values is one parameter, however long; a list of objects is conditions of their own.
function listWriter(inner: GraphQLInputType): Write {
  const named = isNonNullType(inner) ? inner.ofType : inner
  if (!isInputObjectType(named) && !isListType(named)) return (value) => (Array.isArray(value) ? '[]' : '-')
  const write = writerOf(named as GraphQLInputType)
  return (value) => (Array.isArray(value) ? `[${value.map(write).join(',')}]` : '-')
}

function leaf(value: unknown): string {
  if (value === null || value === undefined) return '-'
  if (typeof value === 'boolean') return value ? 't' : 'f'
  return typeof value === 'string' && isUuid(value) ? 'u' : 'v'
}
