import { getNamedType, isEnumType, isListType, isNonNullType, isScalarType, typeFromAST, type GraphQLInputType, type GraphQLSchema } from 'graphql'

import { findOperation } from '../../schema/table.ts'
import { BadInput } from '../platform/errors.ts'
import type { Question } from './question.ts'

/** The variables that an address gives, each read by its type: a list is given several times or with commas, an object as JSON. */
export function readVariables(schema: GraphQLSchema, { document, operationName }: Question, parameters: URLSearchParams): Record<string, unknown> {
  const definitions = findOperation(document, operationName)?.variableDefinitions ?? []
  const types = new Map(
    definitions.map(({ variable, type }) => [variable.name.value, typeFromAST(schema, type as never) as GraphQLInputType | undefined]),
  )
  const names = [...new Set(parameters.keys())].filter((name) => !name.startsWith('_'))
  return Object.fromEntries(
    names.map((name) => {
      const type = types.get(name)
      if (!type) throw new BadInput(`The query has no variable ${name}. It has ${[...types.keys()].join(', ') || 'none'}.`, name)
      return [name, readValue(type, parameters.getAll(name), name)]
    }),
  )
}

function readValue(type: GraphQLInputType, given: readonly string[], name: string): unknown {
  const inner = getNamedType(type)
  const isList = isListType(isNonNullType(type) ? type.ofType : type)
  const isLeaf = isScalarType(inner) || isEnumType(inner)
  const read = (text: string): unknown => {
    if (!isLeaf) return parseJson(text, name)
    if (['Int', 'Float', 'BigInt'].includes(inner.name)) return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
    return inner.name === 'Boolean' && (text === 'true' || text === 'false') ? text === 'true' : text
  }
  if (!isList) {
    if (given.length > 1) throw new BadInput(`Give ${name} once.`, name)
    return read(given[0] ?? '')
  }
  return isLeaf ? given.flatMap((text) => text.split(',')).map((text) => read(text.trim())) : given.map(read)
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new BadInput(`Give ${name} as JSON.`, name)
  }
}
