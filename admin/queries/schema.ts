import { buildSchema, type GraphQLSchema } from 'graphql'

import address from '../../schema/api.graphql?url'

let known: Promise<GraphQLSchema> | null = null

/** The published schema: everybody may read it, introspection or not. A failed try is not remembered. */
export function loadSchema(): Promise<GraphQLSchema> {
  known ??= read().catch((error: unknown) => {
    known = null
    throw error
  })
  return known
}

async function read(): Promise<GraphQLSchema> {
  const response = await fetch(address)
  if (!response.ok) throw new TypeError('The schema could not be fetched.')
  return buildSchema(await response.text(), { assumeValid: true })
}
