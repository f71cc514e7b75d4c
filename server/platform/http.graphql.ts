import { HeaderMap, type ApolloServer } from '@apollo/server'

import { chooseMediaType, PLAIN_JSON, RESPONSE_JSON } from './http.accept.ts'
import type { Answer, Arrival } from './http.answer.ts'
import type { Enter } from './http.entrance.ts'
import { readValidator, validated } from './http.validators.ts'
import type { Route } from './http.routes.ts'
import { readGet, readPost } from './body.ts'
import { checkAsked, type GraphqlRequest } from './body.values.ts'
import type { Context } from './context.ts'
import { Refused } from './failure.ts'
import type { Persisted } from './persisted.ts'
import type { Straight } from './straight.ts'
import type { Tracing } from './tracing.ts'

export interface GraphqlParts {
  apollo: ApolloServer<Context>
  straight: Straight
  enter: Enter
  persisted: Persisted
  tracing: Tracing
}

// Signing out leaves nothing of the person's in the browser (SECURITY.md 3.5).
const FORGET = { 'Clear-Site-Data': '"cache", "storage"' }
const endsSession = (cookie: string): boolean => /^(__Host-)?session=;/.test(cookie)

/** The address `/graphql`: GraphQL over HTTP. */
export const createGraphqlRoute = (parts: GraphqlParts): Route => ({
  path: '/graphql',
  name: 'graphql',
  methods: ['GET', 'POST'],
  answer: (arrival) => answerOperation(parts, arrival),
})

async function answerOperation({ apollo, straight, enter, persisted, tracing }: GraphqlParts, arrival: Arrival): Promise<Answer> {
  const { message, method } = arrival
  const media = chooseMediaType(message.headers.accept)
  if (!media) throw new Refused(406, `This address answers in ${RESPONSE_JSON} or ${PLAIN_JSON}: accept one of them.`)
  // The body comes before the gate, so that who sends slowly holds no place.
  const check = (sent: unknown) => checkAsked(sent, persisted)
  const body = method === 'POST' ? await readPost(message, check) : readGet(arrival.search, check)
  const search = method === 'POST' ? arrival.search : searchOf(body)
  return enter(arrival, async ({ context, versions, cookies }) => {
    persisted.admit(context.viewer, body.query)
    context.validator = readValidator(arrival, versions)
    const facts = { 'graphql.operation.name': body.operationName ?? '', 'careweave.role': context.viewer.role }
    const answer = await tracing.span('graphql', facts, async () => {
      const text = await straight.answer(body, context)
      if (text !== null) return { status: 200, headers: { 'content-type': `${media.type}; charset=utf-8` }, body: text }
      return askApollo(apollo, context, method, search, body, media.named || media.type !== PLAIN_JSON ? media.type : '*/*')
    })
    const set = cookies()
    const shown = validated(answer, context.validator)
    return { ...shown, headers: { ...shown.headers, ...(set.some(endsSession) && FORGET) }, setCookies: set }
  })
}

// As Apollo reads it: an operation that was named by its hash stands there whole.
const searchOf = ({ query, operationName, variables, extensions }: GraphqlRequest): string =>
  `?${new URLSearchParams({
    query,
    ...(operationName !== undefined && { operationName }),
    ...(variables && { variables: JSON.stringify(variables) }),
    ...(extensions && { extensions: JSON.stringify(extensions) }),
  })}`

async function askApollo(
  apollo: ApolloServer<Context>,
  context: Context,
  method: string,
  search: string,
  body: GraphqlRequest,
  accept: string,
): Promise<Answer> {
  const headers = new HeaderMap([
    ['accept', accept],
    ['content-type', PLAIN_JSON],
  ])
  const httpGraphQLRequest = { method: method === 'HEAD' ? 'GET' : method, headers, search, body }
  const answer = await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: () => Promise.resolve(context) })
  if (answer.body.kind !== 'complete') throw new Error('an answer in parts was not asked for')
  return { status: answer.status ?? 200, headers: Object.fromEntries(answer.headers), body: answer.body.string }
}
