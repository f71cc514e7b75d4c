import { NoDeprecatedCustomRule, validate, type DocumentNode, type GraphQLSchema } from 'graphql'

/** What of a query is on its way out, with what takes its place, a sentence each. */
export function deprecationsOf(schema: GraphQLSchema, document: DocumentNode | null): string[] {
  return document ? validate(schema, document, [NoDeprecatedCustomRule]).map(({ message }) => message) : []
}
