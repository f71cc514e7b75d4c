import { makeExecutableSchema } from '@graphql-tools/schema'
import type { IResolvers } from '@graphql-tools/utils'
import { getNamedType, isAbstractType, isObjectType, parse, type GraphQLFieldResolver, type GraphQLOutputType, type GraphQLSchema } from 'graphql'

import type { Context } from './context.ts'
import { loadOne, type Row } from './loader.ts'
import { shapeOf } from './shape.ts'
import type { Subgraph } from './subgraph.ts'

type Resolve = GraphQLFieldResolver<Row, Context, Row>
type Cross = (value: Row, context: Context) => Promise<Row | null> | Row | null

/**
 * One executable schema of all local subgraphs, without a planner: every field keeps its module's resolver, and where a
 * module answers another's entity by its key alone, the owner's loader is called there, batched.
 */
export function fuse(publicSdl: string, subgraphs: readonly Subgraph[]): GraphQLSchema {
  const resolvers: Record<string, Record<string, unknown>> = {}
  for (const subgraph of subgraphs)
    for (const [type, fields] of Object.entries(subgraph.resolvers)) {
      const known = (resolvers[type] ??= {})
      for (const [field, resolve] of Object.entries(fields as Record<string, unknown>))
        known[field] = crossing(subgraph, subgraphs, type, field, resolve)
    }
  for (const subgraph of subgraphs) for (const [type, scalar] of scalarsOf(subgraph)) resolvers[type] = scalar
  return makeExecutableSchema({
    typeDefs: parse(publicSdl),
    resolvers: resolvers as IResolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: 'ignore' },
  })
}

const scalarsOf = ({ resolvers }: Subgraph): [string, never][] =>
  Object.entries(resolvers).filter(([, one]) => 'serialize' in (one as object)) as [string, never][]

function crossing(subgraph: Subgraph, subgraphs: readonly Subgraph[], type: string, field: string, resolve: unknown): unknown {
  const parent = subgraph.schema.getType(type)
  const declared = isObjectType(parent) ? parent.getFields()[field] : undefined
  if (!declared || typeof resolve !== 'function') return resolve
  const cross = ownersOf(declared.type, subgraph, subgraphs)
  if (!cross) return resolve
  return async (...given: Parameters<Resolve>) => {
    const value: unknown = await (resolve as Resolve)(...given)
    if (value === null || value === undefined) return value
    if (!Array.isArray(value)) return cross(value as Row, given[2])
    const rows = await Promise.all((value as Row[]).map((one) => cross(one, given[2])))
    return rows.filter((row) => row !== null)
  }
}

// How a value of this type gets from the module that names it to the module that owns it; null where it is at home already.
function ownersOf(type: GraphQLOutputType, subgraph: Subgraph, subgraphs: readonly Subgraph[]): Cross | null {
  const named = getNamedType(type)
  const possible = isAbstractType(named) ? subgraph.schema.getPossibleTypes(named).map(({ name }) => name) : [named.name]
  const loaders = new Map<string, Cross>()
  for (const name of possible) {
    const owner = subgraphs.find((candidate) => candidate.owned.has(name))
    if (!owner || owner === subgraph) continue
    const target = owner.owned.get(name)!
    const { key } = shapeOf(target)
    loaders.set(
      name,
      isAbstractType(named)
        ? typed(name, (value, context) => loadOne(context, target, key, value[key]))
        : (value, context) => loadOne(context, target, key, value[key]),
    )
  }
  if (!loaders.size) return null
  if (!isAbstractType(named)) return loaders.get(named.name)!
  return (value, context) => loaders.get(String(value.__typename))?.(value, context) ?? value
}

const typed =
  (name: string, load: Cross): Cross =>
  async (value, context) => {
    const row = await load(value, context)
    return row && { ...row, __typename: name }
  }
