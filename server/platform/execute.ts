import { execute, getOperationAST, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql'
import { getVariableValues } from 'graphql/execution/values.js'
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit'

import type { Context } from './context.ts'

/** One operation to be answered. */
export interface Operation {
  document: DocumentNode
  operationName?: string | null
  variables: Record<string, unknown>
  context: Context
}

export type Execute = (operation: Operation) => Promise<ExecutionResult>

const HOT = 3
const REMEMBERED = 500

interface Heat {
  runs: number
  compiled: CompiledQuery | null
}

/** Runs operations on the fused schema: by graphql-js at first, compiled once a document is hot. `onPath` is told which. */
export function createExecutor(schema: GraphQLSchema, onPath: (path: 'fused' | 'jit') => void): Execute {
  const known = new Map<string, Heat>()
  return async ({ document, operationName, variables, context }) => {
    const compiled = heatOf(known, document, operationName ?? '', schema)
    onPath(compiled ? 'jit' : 'fused')
    if (!compiled) return execute({ schema, document, operationName, variableValues: variables, contextValue: context })
    const wrong = variableErrors(schema, document, operationName, variables)
    if (wrong) return wrong
    return (await compiled.query(undefined, context, variables)) as ExecutionResult
  }
}

function heatOf(known: Map<string, Heat>, document: DocumentNode, operationName: string, schema: GraphQLSchema): CompiledQuery | null {
  const key = `${operationName}\n${document.loc?.source.body ?? ''}`
  const heat = known.get(key) ?? { runs: 0, compiled: null }
  heat.runs += 1
  known.delete(key)
  known.set(key, heat)
  if (known.size > REMEMBERED) known.delete(known.keys().next().value as string)
  if (heat.runs === HOT && document.loc) {
    const compiled = compileQuery(schema, document, operationName || undefined)
    if (isCompiledQuery(compiled)) heat.compiled = compiled
  }
  return heat.compiled
}

// The compiled function's own variable errors are not GraphQLErrors, so variables are coerced here first.
function variableErrors(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Record<string, unknown>,
): ExecutionResult | null {
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? []
  const { errors } = getVariableValues(schema, definitions, variables, { maxErrors: 5 })
  return errors?.length ? { errors } : null
}
