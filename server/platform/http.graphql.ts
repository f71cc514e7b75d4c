import { HeaderMap, type ApolloServer } from '@apollo/server'

import { chooseMediaType, PLAIN_JSON, RESPONSE_JSON } from './http.accept.ts'
import type { Answer, Arrival, Authentication } from './http.answer.ts'
import { checkOrigin, checkSessionMethod } from './http.origin.ts'
import type { Route } from './http.routes.ts'
import { readGet, readPost } from './body.ts'
import type { GraphqlRequest } from './body.values.ts'
import type { Context } from './context.ts'
import { Refused } from './failure.ts'
import type { Gate } from './gate.ts'
import type { Rate } from './rate.ts'
import type { Request, RequestFacts } from './request.ts'
import type { Tracing } from './tracing.ts'
import { publicViewer } from './viewer.ts'

export interface GraphqlParts {
  apollo: ApolloServer<Context>
  /** Says who asks, from the bearer token or the session cookie; throws when the credentials are wrong. */
  authenticate(arrival: Arrival): Promise<Authentication>
  openRequest(facts: RequestFacts): Request
  /** The address that people use, where it is not the one of the request. */
  publicUrl: string | null
  gate: Gate
  rate: Rate
  tracing: Tracing
}

// What every request costs besides its operation, and what a wrong credential costs the address it came from.
const ENTRY_POINTS = 1
const WRONG_CREDENTIAL_POINTS = 20

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

async function answerOperation(
  { apollo, authenticate, openRequest, publicUrl, gate, rate, tracing }: GraphqlParts,
  arrival: Arrival,
): Promise<Answer> {
  const { message, method, search, address, requestId, userAgent, secure, signal } = arrival
  const media = chooseMediaType(message.headers.accept)
  if (!media) throw new Refused(406, `This address answers in ${RESPONSE_JSON} or ${PLAIN_JSON}: accept one of them.`)
  checkOrigin(arrival, publicUrl)
  // The body comes before the gate, so that who sends slowly holds no place.
  const body = method === 'POST' ? await readPost(message) : readGet(search)
  const leave = await gate.enter(message.headers.authorization ?? null, signal)
  try {
    const { viewer, setCookies } = await authenticate(arrival).catch(async (error: unknown) => {
      await rate.spend(publicViewer, address, WRONG_CREDENTIAL_POINTS)
      throw error
    })
    checkSessionMethod(arrival, viewer)
    await rate.spend(viewer, address, ENTRY_POINTS)
    const { context, cookies } = openRequest({ viewer, requestId, address, userAgent, secure, signal })
    const facts = { 'graphql.operation.name': body.operationName ?? '', 'careweave.role': viewer.role }
    const answer = await tracing.span('graphql', facts, () =>
      askApollo(apollo, context, method, search, body, media.named || media.type !== PLAIN_JSON ? media.type : '*/*'),
    )
    return { ...answer, headers: { ...answer.headers, ...(cookies.some(endsSession) && FORGET) }, setCookies: [...setCookies, ...cookies] }
  } finally {
    leave()
  }
}

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
