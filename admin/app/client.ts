import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client'
import type { GraphQLCodegenDataMasking } from '@apollo/client/masking'
import { mergeMap, of } from 'rxjs'

declare module '@apollo/client' {
  interface TypeOverrides extends GraphQLCodegenDataMasking.TypeOverrides {}
}

/** The event that the window hears whenever something is asked of the graph. */
export const asked = 'careweave:asked'

const tellOfAsking = new ApolloLink((operation, forward) => {
  window.dispatchEvent(new Event(asked))
  return forward(operation)
})

// The server knows the operations that the application was built with by their hashes; a tab from before the last build sends them whole.
const byHash = new ApolloLink((operation, forward) => {
  const { hash } = operation.query as { hash?: string }
  if (!hash) return forward(operation)
  operation.extensions = { persistedQuery: { version: 1, sha256Hash: hash } }
  operation.setContext({ http: { includeQuery: false } })
  return forward(operation).pipe(
    mergeMap((result) => {
      if (result.errors?.[0]?.extensions?.code !== 'PERSISTED_QUERY_NOT_FOUND') return of(result)
      operation.extensions = {}
      operation.setContext({ http: { includeQuery: true } })
      return forward(operation)
    }),
  )
})

/** The client of the graph: same origin, the session in its cookie, each component masked to its own fragment. */
export function createClient(): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([tellOfAsking, byHash, new HttpLink({ uri: '/graphql', enhancedClientAwareness: { transport: false } })]),
    cache: new InMemoryCache({
      possibleTypes: { Subject: ['Pilot', 'Organisation'] },
      typePolicies: { Region: { keyFields: ['code'] }, Session: { keyFields: false } },
    }),
    dataMasking: true,
  })
}
