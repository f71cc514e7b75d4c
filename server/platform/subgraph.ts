import 'reflect-metadata'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { printSchemaWithDirectives, type IResolvers } from '@graphql-tools/utils'
import { isAbstractType, isObjectType, parse, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql'
import { buildSchema, createResolversMap, getMetadataStorage } from 'type-graphql'

import { connectionOf, filterOf, orderOf } from './connection.ts'
import type { Context } from './context.ts'
import { decide } from './decide.ts'
import { linksOf } from './link.ts'
import { loadOne, type Row } from './loader.ts'
import type { Class, Module } from './module.ts'
import { readsOf } from './read.ts'
import { connectionResolvers, resolversOf, rootResolver } from './resolvers.ts'
import { claimTables, shapeOf, typeName } from './shape.ts'

const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])`

/** A module as one federation subgraph: its printed SDL, its resolvers and an executable schema of its own. */
export interface Subgraph {
  module: Module
  sdl: string
  schema: GraphQLSchema
  resolvers: IResolvers
  /** The entity types whose rows live here, with the class that maps them. */
  owned: Map<string, Class>
}

/** Turns a module's decorated classes into a subgraph. */
export async function buildSubgraph(module: Module): Promise<Subgraph> {
  claimTables(module)
  makeListTypes(module)
  const types = graphTypes({ module })
  const schema = await buildSchema({
    resolvers: module.resolvers as never,
    orphanedTypes: types as never,
    skipCheck: true,
    validate: false,
  })
  refuseResolvedColumns(types)
  const sdl = `${FEDERATION}\n\n${printSchemaWithDirectives(schema).replace(/^schema \{[^}]*\}\s*/m, '')}`
  const resolvers = createResolversMap(schema) as Record<string, Record<string, unknown>>
  // TypeGraphQL asks for instances of its classes, and answers in a promise, which graphql-jit does not wait for; our rows say themselves what they are.
  for (const type of Object.values(schema.getTypeMap())) if (isAbstractType(type)) resolvers[type.name] = { __resolveType: typeNameOf }
  const owned = new Map<string, Class>()
  for (const target of types) {
    Object.assign((resolvers[typeName(target)] ??= {}), resolversOf(target))
    if (isEntity(target) && shapeOf(target).table) owned.set(typeName(target), target)
  }
  for (const name of Object.keys(resolvers)) if (name.endsWith('Connection')) Object.assign(resolvers[name]!, connectionResolvers)
  for (const resolver of module.resolvers) for (const [field, read] of readsOf(resolver)) resolvers.Query![field] = rootResolver(field, read)
  guardRoots(module, schema, resolvers as IResolvers)
  const references = Object.fromEntries(
    types.filter(isEntity).map((target) => [typeName(target), { ...resolvers[typeName(target)], __resolveReference: referenceResolver(target) }]),
  )
  return {
    module,
    sdl,
    schema: buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: { ...resolvers, ...references } as never }),
    resolvers: resolvers as IResolvers,
    owned,
  }
}

/** The classes of a module that are types of the graph; an entity that is none is a row that only commands know. */
export const graphTypes = ({ module }: Pick<Subgraph, 'module'>): Class[] => [...module.entities.filter(isGraphType), ...module.types]

const typeNameOf = (row: { __typename: string }): string => row.__typename
const isGraphType = (target: Class): boolean => getMetadataStorage().objectTypes.some((type) => type.target === target)
const isEntity = (target: Class): boolean =>
  getMetadataStorage().classDirectives.some((one) => one.target === target && one.directive.nameOrDefinition.startsWith('@key'))

// The types of lists are made from the declarations, before TypeGraphQL reads what is decorated.
function makeListTypes({ resolvers, entities, types }: Module): void {
  for (const resolver of resolvers)
    for (const read of readsOf(resolver).values())
      if (read.shape === 'page') {
        connectionOf(read.target())
        filterOf(read.target())
        orderOf(read.target())
      }
  for (const target of [...entities, ...types])
    for (const link of linksOf(target).values()) if (link.shape === 'many' && link.paged) connectionOf(link.target())
  // A plain field reads its property: TypeGraphQL's own resolver for it costs and adds nothing.
  for (const field of getMetadataStorage().fields) field.simple ??= true
}

// A statement reads a column itself and would pass by a resolver of the same name, also one that withholds something.
function refuseResolvedColumns(types: readonly Class[]): void {
  for (const { getObjectType, schemaName } of getMetadataStorage().fieldResolvers) {
    const target = types.find((type) => type === getObjectType?.())
    if (target && shapeOf(target).columns.has(schemaName))
      throw new Error(`${typeName(target)}.${schemaName} is a column and has a resolver too: give one of them another name`)
  }
}

function referenceResolver(target: Class): (reference: Row, context: Context) => unknown {
  const shape = shapeOf(target)
  return shape.table ? (reference, context) => loadOne(context, target, shape.key, reference[shape.key]) : (reference) => reference
}

/** Puts the policy's decision in front of every root field; a root field without a decision stops the start. */
function guardRoots({ name, policy }: Module, schema: GraphQLSchema, resolvers: IResolvers): void {
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    if (!isObjectType(root)) continue
    const fields = resolvers[root.name] as Record<string, GraphQLFieldResolver<unknown, Context>>
    for (const field of Object.keys(root.getFields())) {
      const decision = policy[field]
      if (!decision) throw new Error(`${root.name}.${field} has no line in the policy of ${name}`)
      const resolve = fields[field]!
      if (typeof resolve === 'function')
        fields[field] = (source, args, context, info) => {
          decide(decision, context.viewer)
          return resolve(source, args, context, info)
        }
    }
  }
}
