import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline, type Readable } from 'node:stream'

import type { Versions } from './versions.ts'
import type { Viewer } from './viewer.ts'
import { describeFailure, Refused, type Failure } from './failure.ts'

/** A request as it reached us, before anybody asked who sent it. */
export interface Arrival {
  message: IncomingMessage
  method: string
  /** The path, as sent: not decoded, without the query. */
  path: string
  /** What follows the path, `?` included; empty where nothing does. */
  search: string
  requestId: string
  /** The client's address; a proxy's word for it counts only where that proxy is trusted. */
  address: string
  userAgent: string | null
  /** Whether the client speaks https. */
  secure: boolean
  /** Aborted when the client goes away. */
  signal: AbortSignal
  /** Whether it only listens: that is no sign that somebody is there. */
  isWatching?: boolean
}

/** What is sent back. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body: string | Buffer | Readable | null
  setCookies?: readonly string[]
}

/** What module identity says about a request; it throws when the credentials are wrong. */
export interface Authentication {
  viewer: Viewer
  setCookies: readonly string[]
  /** The versions of the modules' data, where they were read with the credentials. */
  versions?: Versions
}

/** An answer in JSON. */
export const jsonAnswer = (status: number, value: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
})

/** The answer to a request that failed as a whole, in the shape of a GraphQL response. */
export function failureAnswer(failure: Failure, error: unknown): Answer {
  const { code, message, status, details } = failure
  const headers: Record<string, string> = error instanceof Refused ? { ...error.headers } : {}
  if (status === 429 || status === 503) headers['Retry-After'] ??= String(details.retryAfterSeconds ?? 1)
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer'
  return jsonAnswer(status, { errors: [{ message, extensions: { code, ...details } }] }, headers)
}

/** The answer to a refused request, for places that have no log to write to. */
export const refusalAnswer = (refused: Refused): Answer => failureAnswer(describeFailure(refused), refused)

/** Sends an answer. A client that has gone, or goes meanwhile, is nobody's error. */
export function sendAnswer(response: ServerResponse, answer: Answer, shared: Readonly<Record<string, string>>): void {
  const { status, headers, body, setCookies = [] } = answer
  if (response.destroyed || response.headersSent) return
  response.writeHead(status, { ...shared, ...headers, ...lengthOf(body), ...(setCookies.length && { 'Set-Cookie': [...setCookies] }) })
  if (body === null || typeof body === 'string' || Buffer.isBuffer(body)) response.end(body ?? undefined)
  else if (response.req.method === 'HEAD') response.end(() => body.destroy())
  else pipeline(body, response, () => undefined)
}

const lengthOf = (body: Answer['body']): { 'Content-Length'?: number } =>
  typeof body === 'string' ? { 'Content-Length': Buffer.byteLength(body) } : Buffer.isBuffer(body) ? { 'Content-Length': body.length } : {}
