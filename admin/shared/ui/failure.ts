import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors'

export interface Failure {
  kind: 'sign-in' | 'refused' | 'missing' | 'limited' | 'offline' | 'failed'
  sentence: string
  reference: string | null
}

const kinds: Record<string, Failure['kind']> = { UNAUTHENTICATED: 'sign-in', FORBIDDEN: 'refused', NOT_FOUND: 'missing', RATE_LIMITED: 'limited' }

/** What went wrong, as far as a page needs to know it: the server's own sentence where it has one. */
export function readFailure(error: Error): Failure {
  const [first] = readGraphErrors(error)
  if (first) return { kind: kinds[first.code] ?? 'failed', sentence: first.message, reference: first.reference }
  if (error instanceof TypeError) return { kind: 'offline', sentence: 'The server could not be reached.', reference: null }
  return { kind: 'failed', sentence: 'The server did not answer as it should.', reference: null }
}

export interface GraphError {
  message: string
  code: string
  field: string | null
  rule: string | null
  reference: string | null
  /** A value of the field with which it would be accepted. */
  remedy: string | null
}

/** The graph's errors in what a request threw, also when they came with an HTTP status of refusal. */
export function readGraphErrors(error: unknown): GraphError[] {
  if (CombinedGraphQLErrors.is(error)) return error.errors.map(toGraphError)
  if (ServerError.is(error)) return parseBody(error.bodyText)
  return []
}

function parseBody(text: string): GraphError[] {
  if (!text.startsWith('{')) return []
  const body = JSON.parse(text) as { errors?: { message: string; extensions?: Record<string, unknown> }[] }
  return (body.errors ?? []).map(toGraphError)
}

function toGraphError({ message, extensions = {} }: { message: string; extensions?: Record<string, unknown> }): GraphError {
  const text = (name: string) => (typeof extensions[name] === 'string' ? extensions[name] : null)
  return {
    message,
    code: text('code') ?? 'INTERNAL',
    field: text('field'),
    rule: text('rule'),
    reference: text('reference'),
    remedy: text('remedy'),
  }
}
