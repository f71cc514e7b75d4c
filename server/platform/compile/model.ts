import { materialsOf, type MaterialSql } from '../material.ts'
import type { Policy } from '../policy.ts'
import { readsOf, type RootRead } from '../read.ts'
import type { LinkDeclaration } from '../link.ts'
import { shapeOf, type Shape } from '../shape.ts'
import { graphTypes, type Subgraph } from '../subgraph.ts'

/** What the compiler knows of a field: a relation that some module declared for its type. */
export interface LinkedField {
  own: Shape
  link: LinkDeclaration
}

/** A type whose rows are somewhere in the database: its owner's table, and the relations that all modules declare for it. */
export interface TypeModel {
  shape: Shape
  links: ReadonlyMap<string, LinkedField>
  /** What its computed fields are made of, where they say so. */
  materials: ReadonlyMap<string, MaterialSql>
}

/** The declarations of all modules together: the types by their GraphQL name, and the root reads with their policy. */
export interface Model {
  types: ReadonlyMap<string, TypeModel>
  reads: ReadonlyMap<string, RootRead>
  policy: Policy
  /** The names of the modules, which are those of their schemas. */
  modules: readonly string[]
}

/** Gathers the declarations of all local subgraphs. */
export function gatherModel(subgraphs: readonly Subgraph[]): Model {
  const types = new Map<string, { shape: Shape; links: Map<string, LinkedField>; materials: Map<string, MaterialSql> }>()
  const declared = subgraphs.flatMap(graphTypes)
  for (const shape of declared.map(shapeOf)) if (shape.table) types.set(shape.type, { shape, links: new Map(), materials: new Map() })
  for (const own of declared.map(shapeOf)) for (const [field, link] of own.links) types.get(own.type)?.links.set(field, { own, link })
  for (const [field, { target, sql }] of subgraphs.flatMap(({ module }) => module.resolvers.flatMap((resolver) => [...materialsOf(resolver)])))
    types.get(shapeOf(target()).type)?.materials.set(field, sql)
  const reads = new Map(subgraphs.flatMap(({ module }) => module.resolvers.flatMap((resolver) => [...readsOf(resolver)])))
  const modules = subgraphs.map(({ module }) => module.name)
  return { types, reads, modules, policy: Object.assign({}, ...subgraphs.map(({ module }) => module.policy)) as Policy }
}
