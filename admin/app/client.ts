import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client'
import type { GraphQLCodegenDataMasking } from '@apollo/client/masking'

declare module '@apollo/client' {
  interface TypeOverrides extends GraphQLCodegenDataMasking.TypeOverrides {}
}

/** The client of the graph: same origin, the session in its cookie, each component masked to its own fragment. */
export function createClient(): ApolloClient {
  return new ApolloClient({
    link: new HttpLink({ uri: '/graphql' }),
    cache: new InMemoryCache({
      possibleTypes: { Subject: ['Pilot', 'Organisation'] },
      typePolicies: { Region: { keyFields: ['code'] }, Session: { keyFields: false } },
    }),
    dataMasking: true,
  })
}
