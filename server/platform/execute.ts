import { execute, getOperationAST, GraphQLScalarType, GraphQLSchema, Kind, visit, type DocumentNode, type ExecutionResult } from 'graphql'
import { getVariableValues } from 'graphql/execution/values.js'
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit'

import type { Context } from './context.ts'

/** One operation to be answered. */
export interface Operation {
  document: DocumentNode
  operationName?: string | null
  variables: Record<string, unknown>
  context: Context
  /** Whether to say in `extensions.plan` how it was answered. */
  explain?: boolean
  /** What the root fields are resolved over, where the root is not the graph's own. */
  root?: Record<string, unknown>
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
  const compile = createCompiler(schema)
  return async ({ document, operationName, variables, context, root }) => {
    const compiled = warm(known, document, operationName ?? '', compile)
    onPath(compiled ? 'jit' : 'fused')
    if (!compiled) return execute({ schema, document, operationName, variableValues: variables, contextValue: context, rootValue: root })
    const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? []
    const { coerced, errors } = getVariableValues(schema, definitions, variables, { maxErrors: 5 })
    return errors ? { errors } : ((await compiled.query(root, context, coerced)) as ExecutionResult)
  }
}

type Compile = (document: DocumentNode, operationName: string) => CompiledQuery | null

function warm(known: Map<string, Heat>, document: DocumentNode, operationName: string, compile: Compile): CompiledQuery | null {
  const key = `${operationName}\n${document.loc?.source.body ?? ''}`
  const heat = known.get(key) ?? { runs: 0, compiled: null }
  heat.runs += 1
  known.delete(key)
  known.set(key, heat)
  if (known.size > REMEMBERED) known.delete(known.keys().next().value as string)
  if (heat.runs === HOT && document.loc) heat.compiled = compile(document, operationName)
  return heat.compiled
}

// graphql-jit unrolls the type of each variable and never ends on an input that holds itself, as filters do. Variables
// come to it coerced, so it is told that each is of a scalar that takes what it is given.
function createCompiler(schema: GraphQLSchema): Compile {
  const coerced = new GraphQLScalarType({ name: 'Coerced' })
  const { types, ...config } = schema.toConfig()
  const extended = new GraphQLSchema({ ...config, types: [...types, coerced], assumeValid: true })
  return (document, operationName) => {
    const loose = visit(document, {
      VariableDefinition: ({ kind, variable }) => ({
        kind,
        variable,
        type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: coerced.name } },
      }),
    })
    const compiled = compileQuery(extended, loose, operationName || undefined)
    return isCompiledQuery(compiled) ? compiled : null
  }
}
