import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client'
import type { GraphQLCodegenDataMasking } from '@apollo/client/masking'

declare module '@apollo/client' {
  interface TypeOverrides extends GraphQLCodegenDataMasking.TypeOverrides {}
}

/** The event that the window hears whenever something is asked of the graph. */
export const asked = 'careweave:asked'

const tellOfAsking = new ApolloLink((operation, forward) => {
  window.dispatchEvent(new Event(asked))
  return forward(operation)
})

/** The client of the graph: same origin, the session in its cookie, each component masked to its own fragment. */
export function createClient(): ApolloClient {
  return new ApolloClient({
    link: tellOfAsking.concat(new HttpLink({ uri: '/graphql' })),
    cache: new InMemoryCache({
      possibleTypes: { Subject: ['Pilot', 'Organisation'] },
      typePolicies: { Region: { keyFields: ['code'] }, Session: { keyFields: false } },
    }),
    dataMasking: true,
  })
}
