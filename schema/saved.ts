import { parse, validate, type GraphQLSchema } from 'graphql'

/** An operation that somebody keeps. */
export interface KeptOperation {
  name: string
  version: number
  owner: string
  operation: string
}

/** The saved operations that a change of the schema would break, a sentence each; what was broken before is not the change's fault. */
export function findBrokenOperations(before: GraphQLSchema, after: GraphQLSchema, kept: readonly KeptOperation[]): string[] {
  return kept.flatMap(({ name, version, owner, operation }) => {
    const document = parse(operation)
    if (validate(before, document).length > 0) return []
    const [error] = validate(after, document)
    return error ? [`${name}@v${version} of ${owner}: ${error.message}`] : []
  })
}
