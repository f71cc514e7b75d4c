import { randomUUID } from 'node:crypto'
import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

import { discardBody } from './body.ts'
import { describeFailure, Refused } from './failure.ts'
import { chooseMediaType, PLAIN_JSON } from './http.accept.ts'
import { clientAddress, isSecure } from './http.address.ts'
import { failureAnswer, refusalAnswer, sendAnswer, type Answer, type Arrival } from './http.answer.ts'
import { apiHeaders } from './http.headers.ts'
import { checkMethod, createRouter, optionsAnswer, type Route } from './http.routes.ts'
import { HTTP_TIMES, patience, type HttpTimes } from './http.times.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Assets } from './static.ts'
import type { Tracing } from './tracing.ts'

export interface HttpParts {
  routes: readonly Route[]
  /** The application's files; null while it is not built. */
  assets: Assets | null
  log: Log
  metrics: Metrics
  tracing: Tracing
  trustedProxies: number
  /** Whether people reach us by https. */
  https: boolean
  times?: Partial<HttpTimes>
}

export interface Http {
  server: Server
  listen(port: number, host: string): Promise<AddressInfo>
  /** Takes nothing new, lets what is in flight finish, and cuts the rest off after the given time. */
  close(): Promise<void>
  isClosing(): boolean
}

const LARGEST_HEADERS = 16 * 1024
const MOST_HEADERS = 200
const MOST_CONNECTIONS = 5_000
const MOST_REQUESTS_PER_CONNECTION = 1_000

// Nobody was there any more to be answered; the number that other servers' logs use for it.
const LEFT = 499

// What a security log must show.
const SECURITY = new Set([401, 403, 429])

/** The HTTP server. Whatever happens inside a request is answered there; nothing of it may end the process. */
export function createHttp(parts: HttpParts): Http {
  const times = { ...HTTP_TIMES, ...(parts.trustedProxies > 0 && { keepAlive: HTTP_TIMES.keepAliveBehindProxy }), ...parts.times }
  const find = createRouter(parts.routes)
  const busy = new WeakSet<Socket>()
  let isClosing = false

  const server = createServer(
    {
      headersTimeout: times.headers,
      requestTimeout: times.request,
      keepAliveTimeout: times.keepAlive,
      connectionsCheckingInterval: times.check,
      maxHeaderSize: LARGEST_HEADERS,
      requireHostHeader: false, // refused by ourselves, with a reason
    },
    (message, response) => void take(message, response),
  )
  server.maxConnections = MOST_CONNECTIONS
  server.maxRequestsPerSocket = MOST_REQUESTS_PER_CONNECTION
  server.timeout = times.idle
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => refuseUnreadable(error, socket, busy.has(socket)))

  async function take(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = performance.now()
    const { socket } = message
    const leaving = new AbortController()
    busy.add(socket)
    const [path = '', ...rest] = (message.url ?? '').split('?')
    const route = find(path)
    const name = route?.name ?? 'application'
    response.on('close', () => {
      busy.delete(socket)
      if (!response.writableFinished) leaving.abort(new Refused(400, 'The client left before it was answered.'))
      const status = response.headersSent ? response.statusCode : LEFT
      parts.metrics.countRequest(name, status, (performance.now() - started) / 1000)
      parts.log[SECURITY.has(status) ? 'info' : 'debug']({ requestId: arrival.requestId, address: arrival.address, route: name, status }, 'answered')
    })
    message.on('error', () => undefined)
    response.on('error', () => undefined)
    const arrival: Arrival = {
      message,
      method: message.method ?? '',
      path,
      search: rest.length ? `?${rest.join('?')}` : '',
      requestId: randomUUID(),
      address: clientAddress(message, parts.trustedProxies),
      userAgent: message.headers['user-agent'] ?? null,
      secure: isSecure(message, parts.trustedProxies, parts.https),
      signal: leaving.signal,
    }
    const facts = { 'http.request.method': arrival.method, 'http.route': name }
    const traceparent = String(message.headers.traceparent ?? '')
    const answer = await parts.tracing
      .span('request', facts, () => patience(times.answer, leaving, answerArrival(parts, route, arrival)), traceparent)
      .catch((error: unknown) => describeError(parts.log, arrival, error))
    const ends = discardBody(message)
    sendAnswer(response, answer, {
      ...apiHeaders(arrival.secure),
      'X-Request-Id': arrival.requestId,
      ...((isClosing || !ends) && { Connection: 'close' }),
    })
  }

  return {
    server,
    isClosing: () => isClosing,
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          server.off('error', reject)
          resolve(server.address() as AddressInfo)
        })
      }),
    close: () => {
      isClosing = true
      const cut = setTimeout(() => server.closeAllConnections(), times.close)
      return new Promise<void>((resolve) => server.close(() => resolve())).finally(() => clearTimeout(cut))
    },
  }
}

async function answerArrival({ assets }: HttpParts, route: Route | undefined, arrival: Arrival): Promise<Answer> {
  // Node drops what comes after the two thousandth without a word; nobody honest sends a tenth of that.
  if (arrival.message.rawHeaders.length > 2 * MOST_HEADERS) throw new Refused(431, 'The request has too many headers.')
  if (!arrival.message.headers.host && arrival.message.httpVersion !== '1.0') throw new Refused(400, 'The request names no host.')
  if (!arrival.path.startsWith('/')) throw new Refused(400, 'The address of a request begins with a slash.')
  if (route && arrival.method === 'OPTIONS') return optionsAnswer(route)
  if (route) {
    checkMethod(route, arrival.method)
    return route.answer(arrival)
  }
  const asset = await assets?.answer(arrival)
  if (!asset) throw new Refused(404, 'There is nothing at this address.')
  return asset
}

function describeError(log: Log, { message, requestId, path }: Arrival, error: unknown): Answer {
  const failure = describeFailure(error, requestId)
  if (failure.unexpected) log.error({ error, requestId, path, outcome: failure.code }, 'a request failed')
  const type = chooseMediaType(message.headers.accept)?.type ?? PLAIN_JSON
  const answer = failureAnswer(failure, error)
  return { ...answer, headers: { ...answer.headers, 'Content-Type': `${type}; charset=utf-8` } }
}

// What never became a request has no response object: the few words it gets are written to the socket itself.
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket, isBusy: boolean): void {
  if (!socket.writable || isBusy || error.code === 'ECONNRESET') return void socket.destroy()
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
  const sentence = {
    431: 'The headers of the request are too large.',
    408: 'The request took too long to arrive.',
    400: 'This is not a valid HTTP request.',
  }[status]
  const { headers, body } = refusalAnswer(new Refused(status, sentence ?? ''))
  const text = String(body)
  const lines = Object.entries({ ...headers, ...apiHeaders(false), Connection: 'close', 'Content-Length': String(Buffer.byteLength(text)) })
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${text}`)
}
