import { unifiedGraphHandler } from '@graphql-hive/router-runtime'
import type { ExecutionRequest } from '@graphql-tools/utils'
import { buildASTSchema, execute, getOperationAST, GraphQLError, parse, print, type ExecutionResult, type GraphQLSchema } from 'graphql'
import { getVariableValues } from 'graphql/execution/values.js'

import type { Context } from './context.ts'
import type { Execute } from './execute.ts'
import { PartLost } from './lost.ts'
import type { ModuleName } from './module.ts'
import type { Subgraph } from './subgraph.ts'
import { eachPlace } from './plan.errors.ts'
import { FACTS_HEADER, sealFacts } from './wire.ts'

/** Where a subgraph is answered: in this process, or at an address. */
export type Place = { subgraph: Subgraph } | { url: string; secret: Buffer }

/** Answers operations on the public schema by a real federation planner, each subgraph at its place. */
export async function createPlanner(schema: GraphQLSchema, supergraphSdl: string, placeOf: (name: string) => Place): Promise<Execute> {
  const { executor } = await unifiedGraphHandler({
    unifiedGraph: buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true }),
    getUnifiedGraphSDL: () => supergraphSdl,
    onSubgraphExecute: (name: string, request: ExecutionRequest) =>
      ask(name.toLowerCase() as ModuleName, placeOf(name.toLowerCase()), request) as never,
  } as never)
  if (!executor) throw new Error('the planner gave no executor')
  return async ({ document, operationName, variables, context }) => {
    // Of variables that are wrong the planner makes an exception and no answer.
    const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? []
    const { errors } = getVariableValues(schema, definitions, variables, { maxErrors: 5 })
    if (errors) return { errors }
    const result = (await executor({ document, variables, context, ...(operationName && { operationName }) })) as ExecutionResult
    const failed = result.errors && { errors: result.errors.flatMap((error) => eachPlace(error, result.data)) }
    // The planner leaves data out when nothing was asked or could be read; an execution's answer always has it.
    return { ...result, ...failed, data: result.data ?? (result.errors?.length ? null : {}) }
  }
}

async function ask(name: ModuleName, place: Place, request: ExecutionRequest): Promise<ExecutionResult> {
  const { document, variables, operationName } = request
  const context = request.context as Context
  if ('subgraph' in place)
    return execute({ schema: place.subgraph.schema, document, variableValues: variables, operationName, contextValue: context })
  return fetchSubgraph(name, place, { query: print(document), variables, operationName }, context)
}

async function fetchSubgraph(
  name: ModuleName,
  { url, secret }: { url: string; secret: Buffer },
  question: object,
  context: Context,
): Promise<ExecutionResult> {
  // Of this moment, and not of the request's: a long file or a round of letters asks again and again for longer than a seal lasts.
  const headers = { 'content-type': 'application/json', [FACTS_HEADER]: sealFacts(context, name, secret, new Date()) }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(question), signal: context.signal }).catch((error: unknown) => {
    if (context.signal?.aborted) throw error
    throw new PartLost(name)
  })
  for (const line of response.headers.getSetCookie()) context.setCookie(line)
  if (!response.ok) throw new GraphQLError(`The ${name} part of the graph did not answer.`, { extensions: { code: 'INTERNAL' } })
  const { extensions, ...result } = (await response.json()) as ExecutionResult & { extensions?: { statements?: number } }
  context.statements += extensions?.statements ?? 0
  return result
}
