import { Readable } from 'node:stream'

import type { FormattedExecutionResult } from 'graphql'
import type { ApolloServer } from '@apollo/server'

import type { GraphqlRequest } from './body.values.ts'
import { JsonData } from './compile/json-data.ts'
import type { Context } from './context.ts'
import type { Gate } from './gate.ts'
import { describeFailure } from './failure.ts'
import type { Answer, Arrival, Authentication } from './http.answer.ts'
import { checkOrigin, checkSessionMethod } from './http.origin.ts'
import type { Rate } from './rate.ts'
import type { Request, RequestFacts } from './request.ts'
import { purseHeaders } from './use.ts'
import type { Versions } from './versions.ts'
import { publicViewer } from './viewer.ts'

export interface EntranceParts {
  apollo: ApolloServer<Context>
  /** Says who asks, from the bearer token or the session cookie; throws when the credentials are wrong. */
  authenticate(arrival: Arrival): Promise<Authentication>
  openRequest(facts: RequestFacts): Request
  /** The address that people use, where it is not the one of the request. */
  publicUrl: string | null
  gate: Gate
  rate: Rate
  /** Told of every request that was made with a token, when it has been answered. */
  noteUse(context: Context): void
}

/** Somebody who was let in, and what he or she may do with the graph. */
export interface Guest {
  context: Context
  /** The versions of the data as they stood when the guest had come, where they are known. */
  versions: Versions | undefined
  /** Answers an operation with all the checks that `/graphql` has; what it costs is taken from the guest's budget. */
  ask(request: GraphqlRequest): Promise<FormattedExecutionResult>
  /** The cookies to be set with the answer. */
  cookies(): readonly string[]
}

/** Lets in whoever sent a request, for as long as the work takes. */
export type Enter = (arrival: Arrival, work: (guest: Guest) => Promise<Answer>) => Promise<Answer>

/** Lets somebody ask who sent no request: what is done for them at its time waits for its turn and is paid for like everything else. */
export type Invite = <T>(facts: Pick<RequestFacts, 'viewer' | 'requestId' | 'signal' | 'now'>, work: (guest: Guest) => Promise<T>) => Promise<T>

// What every request costs besides its operation, and what a wrong credential costs the address it came from.
const ENTRY_POINTS = 1
const WRONG_CREDENTIAL_POINTS = 20

/** The one door to the graph, for `/graphql` and the addresses beside it. */
export function createEntrance({ apollo, authenticate, openRequest, publicUrl, gate, rate, noteUse }: EntranceParts): Enter {
  return async (arrival, work) => {
    const { message, address, requestId, userAgent, secure, signal } = arrival
    checkOrigin(arrival, publicUrl)
    const leave = await gate.enter(message.headers.authorization ?? null, signal)
    try {
      const { viewer, versions, setCookies } = await authenticate(arrival).catch(async (error: unknown) => {
        await rate.spend(publicViewer, address, WRONG_CREDENTIAL_POINTS)
        throw error
      })
      checkSessionMethod(arrival, viewer)
      const { context, cookies } = openRequest({ viewer, requestId, address, userAgent, secure, signal })
      const { use } = context
      try {
        use.purses = await rate.spend(viewer, address, ENTRY_POINTS)
        const answer = await work({ context, versions, ask: (asked) => ask(apollo, context, asked), cookies: () => [...setCookies, ...cookies] })
        whenSent(answer, () => noteUse(context))
        return { ...answer, headers: { ...answer.headers, ...purseHeaders(use.purses) } }
      } catch (error) {
        use.outcome = describeFailure(error, requestId).code
        noteUse(context)
        throw error
      }
    } finally {
      leave()
    }
  }
}

/** The same door from within. */
export function createInvite({ apollo, openRequest, gate, rate, noteUse }: EntranceParts): Invite {
  return async (facts, work) => {
    const leave = await gate.enter(null, facts.signal)
    try {
      const { context } = openRequest({ ...facts, address: 'localhost', userAgent: null, secure: true })
      try {
        context.use.purses = await rate.spend(facts.viewer, 'localhost', ENTRY_POINTS)
        return await work({ context, versions: undefined, ask: (asked) => ask(apollo, context, asked), cookies: () => [] })
      } catch (error) {
        context.use.outcome = describeFailure(error, facts.requestId).code
        throw error
      } finally {
        noteUse(context)
      }
    } finally {
      leave()
    }
  }
}

// What a long file has used is known only at its end.
function whenSent({ body }: Answer, done: () => void): void {
  if (body instanceof Readable) body.once('close', done)
  else done()
}

async function ask(apollo: ApolloServer<Context>, contextValue: Context, request: GraphqlRequest): Promise<FormattedExecutionResult> {
  const { body } = await apollo.executeOperation(request as Parameters<typeof apollo.executeOperation>[0], { contextValue })
  if (body.kind !== 'single') throw new Error('an answer in parts was not asked for')
  const { data, ...rest } = body.singleResult as FormattedExecutionResult
  // The compiler's answers are text.
  return { ...rest, ...(data !== undefined && { data: data instanceof JsonData ? (JSON.parse(data.text) as Record<string, unknown>) : data }) }
}
