import { buildSchema, type ExecutionResult, type GraphQLSchema } from 'graphql'

import { createCompiled } from './compile/compiled.ts'
import { gatherModel } from './compile/model.ts'
import { composeSubgraphs } from './compose.ts'
import { createExecutor, type Execute } from './execute.ts'
import { fuse } from './fuse.ts'
import type { Module } from './module.ts'
import type { Place } from './plan.ts'
import { buildSubgraph, type Subgraph } from './subgraph.ts'

/** The graph as the HTTP layer serves it. */
export interface Gateway {
  schema: GraphQLSchema
  execute: Execute
  /** The same without the compiler: every operation by resolvers. */
  executeByResolvers: Execute
  supergraphSdl: string
  publicSdl: string
  subgraphs: Subgraph[]
}

/** How an operation was answered, for the metrics: by one statement, by resolvers (hot or not), or by a planner. */
export type ExecutionPath = 'compiled' | 'fused' | 'jit' | 'planned'

/** What a gateway may be told: where subgraphs are when they are not in this process. */
export interface GatewayOptions {
  onPath?: (path: ExecutionPath) => void
  /** Told why an operation was not answered by one statement. */
  onFallback?: (reason: string) => void
  /** The place of each subgraph, for a planner; without it the subgraphs are fused into one schema in this process. */
  placeOf?: (subgraph: Subgraph) => Place
}

/** Builds every subgraph, composes them, and answers operations fused in this process or planned over the subgraphs' places. */
export async function createGateway(
  modules: readonly Module[],
  { onPath = () => {}, onFallback = () => {}, placeOf }: GatewayOptions = {},
): Promise<Gateway> {
  const subgraphs: Subgraph[] = []
  for (const module of modules) subgraphs.push(await buildSubgraph(module))
  const { supergraphSdl, publicSdl } = composeSubgraphs(subgraphs)
  const built = { supergraphSdl, publicSdl, subgraphs }
  if (placeOf) {
    const schema = buildSchema(publicSdl)
    const execute = await planned(schema, supergraphSdl, subgraphs, placeOf, onPath)
    return { ...built, schema, execute, executeByResolvers: execute }
  }
  const schema = fuse(publicSdl, subgraphs)
  const executeByResolvers = createExecutor(schema, onPath)
  const compiled = createCompiled(schema, gatherModel(subgraphs))
  const execute: Execute = async (operation) => {
    const outcome = await compiled(operation)
    if ('answer' in outcome) {
      onPath('compiled')
      return operation.explain ? explain(outcome.answer, { path: 'compiled', ...outcome.plan }) : outcome.answer
    }
    onFallback(outcome.reason)
    const answer = await executeByResolvers(operation)
    return operation.explain ? explain(answer, { path: 'resolvers', ...outcome }) : answer
  }
  return { ...built, schema, execute, executeByResolvers }
}

const explain = (answer: ExecutionResult, plan: Record<string, unknown>): ExecutionResult => ({
  ...answer,
  extensions: { ...answer.extensions, plan },
})

async function planned(
  schema: GraphQLSchema,
  supergraphSdl: string,
  subgraphs: Subgraph[],
  placeOf: (subgraph: Subgraph) => Place,
  onPath: (path: ExecutionPath) => void,
): Promise<Execute> {
  const places = new Map(subgraphs.map((subgraph) => [subgraph.module.name as string, placeOf(subgraph)]))
  const { createPlanner } = await import('./plan.ts') // a third of the start, and only wanted here
  const execute = await createPlanner(schema, supergraphSdl, (name) => places.get(name)!)
  return (operation) => {
    onPath('planned')
    return execute(operation)
  }
}
