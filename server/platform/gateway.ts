import type { GraphQLSchema } from 'graphql'

import { composeSubgraphs } from './compose.ts'
import { createExecutor, type Execute } from './execute.ts'
import { fuse } from './fuse.ts'
import type { Module } from './module.ts'
import { buildSubgraph, type Subgraph } from './subgraph.ts'

/** The graph as the HTTP layer serves it. */
export interface Gateway {
  schema: GraphQLSchema
  execute: Execute
  supergraphSdl: string
  subgraphs: Subgraph[]
}

/** Builds every subgraph, composes them and answers operations in this process. */
export async function createGateway(modules: readonly Module[], onPath: (path: string) => void = () => {}): Promise<Gateway> {
  const subgraphs: Subgraph[] = []
  for (const module of modules) subgraphs.push(await buildSubgraph(module))
  const { supergraphSdl, publicSdl } = composeSubgraphs(subgraphs)
  const schema = fuse(publicSdl, subgraphs)
  return { schema, execute: createExecutor(schema, onPath), supergraphSdl, subgraphs }
}
