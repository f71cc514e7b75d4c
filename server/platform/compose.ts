import { composeServices } from '@theguild/federation-composition'
import { parse } from 'graphql'

import type { Subgraph } from './subgraph.ts'

/** The subgraphs as one: the supergraph for a router, and the schema that clients see. */
export interface Supergraph {
  supergraphSdl: string
  publicSdl: string
}

/** Composes the subgraphs; what does not compose stops here with the reasons. */
export function composeSubgraphs(
  subgraphs: readonly Pick<Subgraph, 'module' | 'sdl'>[],
  urlOf = (name: string): string => `http://${name}.invalid/graphql`,
): Supergraph {
  const composed = composeServices(subgraphs.map(({ module, sdl }) => ({ name: module.name, typeDefs: parse(sdl), url: urlOf(module.name) })))
  if (!composed.supergraphSdl) throw new Error(`The subgraphs do not compose:\n${(composed.errors ?? []).map(({ message }) => message).join('\n')}`)
  return { supergraphSdl: composed.supergraphSdl, publicSdl: composed.publicSdl! }
}
