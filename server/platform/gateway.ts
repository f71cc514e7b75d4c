import { buildSchema, type GraphQLSchema } from 'graphql'

import { composeSubgraphs } from './compose.ts'
import { createExecutor, type Execute } from './execute.ts'
import { fuse } from './fuse.ts'
import type { Module } from './module.ts'
import { createPlanner, type Place } from './plan.ts'
import { buildSubgraph, type Subgraph } from './subgraph.ts'

/** The graph as the HTTP layer serves it. */
export interface Gateway {
  schema: GraphQLSchema
  execute: Execute
  supergraphSdl: string
  publicSdl: string
  subgraphs: Subgraph[]
}

/** How an operation was answered, for the metrics. */
export type ExecutionPath = 'fused' | 'jit' | 'planned'

/** What a gateway may be told: where subgraphs are when they are not in this process. */
export interface GatewayOptions {
  onPath?: (path: ExecutionPath) => void
  /** The place of each subgraph, for a planner; without it the subgraphs are fused into one schema in this process. */
  placeOf?: (subgraph: Subgraph) => Place
}

/** Builds every subgraph, composes them, and answers operations fused in this process or planned over the subgraphs' places. */
export async function createGateway(modules: readonly Module[], { onPath = () => {}, placeOf }: GatewayOptions = {}): Promise<Gateway> {
  const subgraphs: Subgraph[] = []
  for (const module of modules) subgraphs.push(await buildSubgraph(module))
  const { supergraphSdl, publicSdl } = composeSubgraphs(subgraphs)
  const built = { supergraphSdl, publicSdl, subgraphs }
  if (placeOf) return { ...built, schema: buildSchema(publicSdl), execute: await planned(supergraphSdl, subgraphs, placeOf, onPath) }
  const schema = fuse(publicSdl, subgraphs)
  return { ...built, schema, execute: createExecutor(schema, onPath) }
}

async function planned(
  supergraphSdl: string,
  subgraphs: Subgraph[],
  placeOf: (subgraph: Subgraph) => Place,
  onPath: (path: ExecutionPath) => void,
): Promise<Execute> {
  const places = new Map(subgraphs.map((subgraph) => [subgraph.module.name as string, placeOf(subgraph)]))
  const execute = await createPlanner(supergraphSdl, (name) => places.get(name)!)
  return (operation) => {
    onPath('planned')
    return execute(operation)
  }
}
