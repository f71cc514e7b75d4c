import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { buildSchema, findBreakingChanges, Kind, parse, print, type GraphQLSchema } from 'graphql'

import { createGateway } from '../server/platform/gateway.ts'
import type { Module } from '../server/platform/module.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const read = (file: string): string => (readdirSync(folder).includes(file) ? readFileSync(`${folder}${file}`, 'utf8') : '')

/** The schema files as the code has them now: one a module, the supergraph for routers, and api.graphql, which clients see. */
export async function printSchemas(modules: readonly Module[]): Promise<Map<string, string>> {
  const { subgraphs, supergraphSdl, publicSdl } = await createGateway(modules)
  const files = subgraphs.map(({ module, sdl }) => [`${module.name}.graphql`, sdl] as const)
  return new Map([...files, ['supergraph.graphql', supergraphSdl], ['api.graphql', publicSdl]].map(([file, sdl]) => [file!, inOrder(sdl!)]))
}

// By name: the order in which classes were loaded says nothing, and differs from one way of starting to another.
function inOrder(sdl: string): string {
  const definitions = parse(sdl).definitions.map((definition) => ({ definition, name: 'name' in definition ? (definition.name?.value ?? '') : '' }))
  definitions.sort((a, b) => (a.name < b.name ? -1 : 1))
  return `${print({ kind: Kind.DOCUMENT, definitions: definitions.map(({ definition }) => definition) })}\n`
}

/** The schema files that differ from what the code says. */
export const staleSchemas = (printed: ReadonlyMap<string, string>): string[] =>
  [...printed].filter(([file, sdl]) => read(file) !== sdl).map(([file]) => file)

/** What would break for clients of the committed api.graphql, a sentence each. */
export function findBreaks(api: string): string[] {
  const committed = read('api.graphql')
  return committed ? findBreakingChanges(buildSchema(committed), buildSchema(api)).map(({ description }) => description) : []
}

/** The committed schema as clients see it; null before there is one. */
export function readCommitted(): GraphQLSchema | null {
  const committed = read('api.graphql')
  return committed ? buildSchema(committed) : null
}

/** Writes the schema files; answers what breaks for clients. */
export function writeSchemas(printed: ReadonlyMap<string, string>): string[] {
  const breaks = findBreaks(printed.get('api.graphql')!)
  mkdirSync(folder, { recursive: true })
  for (const [file, sdl] of printed) writeFileSync(`${folder}${file}`, sdl)
  return breaks
}
