import {
  getNamedType,
  getVariableValues,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  typeFromAST,
  valueFromASTUntyped,
  type DocumentNode,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql'

import { findOperation } from '../../schema/table.ts'

/** A variable of an operation, as a form asks for it. */
export interface Variable {
  name: string
  type: string
  isRequired: boolean
  isList: boolean
  /** Its values, where there are only so many. */
  options: readonly string[] | null
  /** How its text is read; null for an object, whose fields have boxes of their own. */
  kind: 'text' | 'number' | 'boolean' | 'day' | null
  input: GraphQLInputObjectType | null
  standard: unknown
}

export type Values = Record<string, unknown>

/** The variables that an operation declares. */
export function variablesOf(schema: GraphQLSchema, document: DocumentNode | null): Variable[] {
  const definitions = (document && findOperation(document)?.variableDefinitions) ?? []
  return definitions.flatMap(({ variable, type: node, defaultValue }) => {
    const type = typeFromAST(schema, node as never) as GraphQLInputType | undefined
    return type ? boxOf(variable.name.value, type, defaultValue ? valueFromASTUntyped(defaultValue) : undefined) : []
  })
}

/** The fields of an input object, as a form asks for them. */
export const fieldsOf = (input: GraphQLInputObjectType): Variable[] =>
  Object.values(input.getFields()).map(({ name, type, defaultValue }) => boxOf(name, type, defaultValue))

function boxOf(name: string, type: GraphQLInputType, standard: unknown): Variable {
  const inner = getNamedType(type)
  return {
    name,
    type: String(type),
    isRequired: isNonNullType(type) && standard === undefined,
    isList: isListType(isNonNullType(type) ? type.ofType : type),
    options: isEnumType(inner) ? inner.getValues().map((value) => value.name) : null,
    kind: isEnumType(inner) ? 'text' : isScalarType(inner) ? kindOf(inner.name) : null,
    input: isInputObjectType(inner) ? inner : null,
    standard,
  }
}

const kindOf = (scalar: string): Variable['kind'] =>
  (({ Int: 'number', Float: 'number', BigInt: 'number', Boolean: 'boolean', Date: 'day' }) as const)[scalar] ?? 'text'

/** What is wrong with the variables, in a sentence each; none where they fit the operation. */
export function checkVariables(schema: GraphQLSchema, document: DocumentNode | null, text: string): string[] {
  const values = readValues(text)
  if (values === null) return ['The variables are not a JSON object.']
  const definitions = (document && findOperation(document)?.variableDefinitions) ?? []
  const { errors = [] } = getVariableValues(schema, definitions, values, { maxErrors: 5 })
  const known = new Set(definitions.map(({ variable }) => variable.name.value))
  const strays = Object.keys(values).filter((name) => document && !known.has(name))
  return [...errors.map(({ message }) => message), ...strays.map((name) => `The query has no variable $${name}.`)]
}

/** The variables that a text holds; null when it is no JSON object. */
export function readValues(text: string): Values | null {
  try {
    const values = JSON.parse(text.trim() || '{}') as unknown
    return typeof values === 'object' && values !== null && !Array.isArray(values) ? (values as Values) : null
  } catch {
    return null
  }
}

/** The value that what was typed stands for; undefined for nothing. */
export function valueOf({ kind, isList }: Variable, typed: string): unknown {
  if (typed === '') return undefined
  if (isList)
    return typed
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean)
      .map((one) => single(kind, one))
  return single(kind, typed)
}

const single = (kind: Variable['kind'], typed: string): unknown =>
  kind === 'number' && Number.isFinite(Number(typed)) ? Number(typed) : kind === 'boolean' ? typed === 'true' : typed
