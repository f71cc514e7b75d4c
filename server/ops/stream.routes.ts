import { PassThrough } from 'node:stream'

import type { GraphQLSchema } from 'graphql'

import { readPost } from '../platform/body.ts'
import { RateLimited, Unauthenticated } from '../platform/errors.ts'
import { Refused } from '../platform/failure.ts'
import type { Answer, Arrival } from '../platform/http.answer.ts'
import type { Enter } from '../platform/http.entrance.ts'
import type { Route } from '../platform/http.routes.ts'
import type { Happening, Hub } from './stream.hub.ts'
import { readSubscription, withSubscription, type Subscribed } from './stream.question.ts'

const MOST_STREAMS = 500
const MOST_PER_ACCOUNT = 8
const MOST_WAITING = 200
const HEARTBEAT_MS = 10_000

const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * `/graphql/stream`: GraphQL subscriptions as server-sent events, each in a connection of its own (the distinct connections mode of the GraphQL over SSE
 * protocol). Each event is read as a question of whoever listens, at the moment it happens: what they may not see, or no longer, is not sent, and the
 * stream ends with the session or the token that began it.
 */
export function createStreamRoute(graph: GraphQLSchema, hub: Hub, enter: Enter): Route {
  const schema = withSubscription(graph)
  /** Whose the open streams are. */
  const streams = new Map<PassThrough, string>()

  async function answer(arrival: Arrival): Promise<Answer> {
    const { query, variables, operationName } = await readPost(arrival.message)
    const asked = readSubscription(schema, query ?? '', variables ?? {}, operationName ?? null)
    return enter(arrival, async ({ context, ask }) => {
      const { accountId } = context.viewer
      if (accountId === null) throw new Unauthenticated(context.viewer.whyPublic)
      if (streams.size >= MOST_STREAMS) throw new Refused(503, 'Too many listen already. Try again shortly.')
      if ([...streams.values()].filter((one) => one === accountId).length >= MOST_PER_ACCOUNT)
        throw new RateLimited(`You have ${MOST_PER_ACCOUNT} live connections already: close one.`, 1)
      // Whatever is wrong with the question is wrong with every event: it is found out before the stream begins.
      const first = await ask({ query: asked.query, variables: { ...asked.variables, happening: NOBODY } })
      if (first.errors?.length)
        return { status: 200, headers: EVENT_STREAM, body: `${written('next', { errors: first.errors })}${written('complete')}` }
      const body = await open(arrival, asked, accountId)
      return { status: 200, headers: EVENT_STREAM, body }
    })
  }

  async function open(arrival: Arrival, asked: Subscribed, accountId: string): Promise<PassThrough> {
    const body = new PassThrough()
    const waiting: Happening[] = []
    let isBusy = false
    let isOpen = true
    // What only listens is no sign that somebody is there: it must not keep a session alive.
    const watching = { ...arrival, isWatching: true }

    const end = (): void => {
      if (!isOpen) return
      isOpen = false
      clearInterval(heartbeat)
      stop()
      streams.delete(body)
      arrival.signal.removeEventListener('abort', end)
      body.end(written('complete'))
    }
    const send = (happening: Happening | null): Promise<Answer> =>
      enter(watching, async ({ context, ask }) => {
        if (context.viewer.accountId !== accountId) end()
        if (!isOpen) return NOTHING
        if (!happening) {
          body.write(':\n\n')
          return NOTHING
        }
        const { data, errors } = await ask({ query: asked.query, variables: { ...asked.variables, happening: happening.id } })
        const [node] = (data as { activities: { nodes: unknown[] } } | null | undefined)?.activities.nodes ?? []
        if (!isOpen) return NOTHING
        if (errors?.length) body.write(written('next', { errors }))
        else if (node) body.write(written('next', { data: { [asked.key]: node } }))
        return NOTHING
      })
    const work = async (): Promise<void> => {
      if (isBusy) return
      isBusy = true
      for (let next = waiting.shift(); next && isOpen; next = waiting.shift()) await send(next)
      isBusy = false
    }
    const heartbeat = setInterval(() => void send(null).catch(end), HEARTBEAT_MS).unref()
    const stop = await hub.listen({
      lost: end,
      happened(happening) {
        if (asked.about && !happening.about.some((id) => asked.about!.has(id))) return
        // Who cannot follow asks again for everything, instead of being told late of each thing.
        if (waiting.push(happening) > MOST_WAITING) return end()
        work().catch(end)
      },
    })
    streams.set(body, accountId)
    arrival.signal.addEventListener('abort', end, { once: true })
    body.on('close', end)
    body.write(':\n\n')
    if (arrival.signal.aborted) end()
    return body
  }

  return { path: '/graphql/stream', name: 'stream', methods: ['POST'], answer }
}

const NOTHING: Answer = { status: 204, headers: {}, body: null }

const EVENT_STREAM = { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' }

const written = (event: 'next' | 'complete', value?: unknown): string =>
  `event: ${event}\ndata: ${value === undefined ? '' : JSON.stringify(value)}\n\n`
