import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client'
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries'
import type { GraphQLCodegenDataMasking } from '@apollo/client/masking'
import type { DocumentNode } from 'graphql'

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
const hashOf = (query: DocumentNode): string | undefined => (query as { hash?: string }).hash
const byHash = ApolloLink.split(
  ({ query }) => hashOf(query) !== undefined,
  new PersistedQueryLink({ generateHash: (query) => Promise.resolve(hashOf(query) ?? '') }),
)

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
