import { randomUUID } from 'node:crypto'

import { GraphQLError } from 'graphql'

import { ExpectedError } from './errors.ts'
import { isDatabaseLost, PartLost } from './lost.ts'

/** What a caller is told about an error: a code, a sentence, and the status where the whole answer is the error. */
export interface Failure {
  code: string
  message: string
  status: number
  /** Further facts for programs, from a closed list. */
  details: Record<string, string | number | boolean>
  /** Nobody foresaw it: it belongs in the log. */
  unexpected: boolean
}

/** A request that HTTP itself refuses, with the status it has a word for. */
export class Refused extends ExpectedError {
  readonly status: number
  readonly headers: Record<string, string>

  constructor(status: number, sentence: string, { field, headers = {} }: { field?: string; headers?: Record<string, string> } = {}) {
    super(status === 404 ? 'NOT_FOUND' : status === 503 ? 'UNAVAILABLE' : 'BAD_USER_INPUT', sentence, field ? { field } : {})
    this.status = status
    this.headers = headers
  }
}

/** The status of an answer that is nothing but an error of this code. */
export const STATUS_OF: Readonly<Record<string, number>> = {
  BAD_USER_INPUT: 400,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  QUERY_TOO_EXPENSIVE: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  OPERATION_NOT_LISTED: 403,
  NOT_FOUND: 404,
  PERSISTED_QUERY_NOT_FOUND: 404,
  CONFLICT: 409,
  RULE: 422,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  TIMEOUT: 503,
}

// The only extensions that leave the house: what is not named here may be somebody's secret.
const DETAILS = 'field rule cost budget mostExpensiveField cheaper limit max found retryAfterSeconds currentVersion remedy'.split(' ')

const LONGEST_MESSAGE = 500

/** Turns whatever was thrown into what may be said about it. What is not expected says a reference and nothing else. */
export function describeFailure(error: unknown, reference: string = randomUUID()): Failure {
  const code = codeOf(error)
  if (code !== undefined && error instanceof Error) return expected(code, error)
  const cause = causeOf(error)
  const [known, sentence] = recognise(cause) ?? [
    'INTERNAL',
    `The service failed to answer this. Quote the reference ${reference} when you report it.`,
  ]
  const details: Failure['details'] = known === 'INTERNAL' ? { reference } : {}
  return { code: known, message: sentence, status: STATUS_OF[known] ?? 500, details, unexpected: known !== 'CONFLICT' }
}

function expected(code: string, error: Error): Failure {
  const extensions = error instanceof GraphQLError ? originalOf(error).extensions : {}
  const details = Object.fromEntries(
    DETAILS.map((name) => [name, extensions[name]]).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value)),
  ) as Failure['details']
  const status = error instanceof Refused ? error.status : (STATUS_OF[code] ?? 400)
  return { code, message: shorten(error.message), status, details, unexpected: false }
}

// Apollo renames the codes of validation rules and of malformed requests; the contract has its own words for them.
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof GraphQLError)) return undefined
  if (TOO_MUCH.test(error.message)) return 'BAD_USER_INPUT'
  const code = String(originalOf(error).extensions.code ?? error.extensions.code)
  if (/^(BAD_REQUEST|OPERATION_RESOLUTION_FAILURE)$/.test(code)) return 'BAD_USER_INPUT'
  return code !== 'INTERNAL' && code in STATUS_OF ? code : undefined
}

// What graphql-js says, without a code, of a request that is too large for it.
const TOO_MUCH = /^(Too many errors processing variables|Syntax Error: Document contains more that \d+ tokens)/

const originalOf = (error: GraphQLError): GraphQLError =>
  error.originalError instanceof GraphQLError && error.originalError.extensions.code ? error.originalError : error

function causeOf(error: unknown): unknown {
  let cause = error
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError
  return cause
}

const RECOGNISED: [test: RegExp, code: string, sentence: string][] = [
  [/^57014$|Query read timeout/, 'TIMEOUT', 'This took too long and was stopped. Ask for less: a smaller page, a shorter period or fewer levels.'],
  [/^(40001|40P01|55P03)$/, 'CONFLICT', 'Somebody else was changing the same thing at that moment. Try again.'],
  [/^23505$/, 'CONFLICT', 'Something with the same name or code is already there.'],
  [/^22(001|003|007|008|021|P02|P05)$/, 'BAD_USER_INPUT', 'A value is not of the form that its field accepts.'],
]

function recognise(cause: unknown): [code: string, sentence: string] | undefined {
  if (cause instanceof PartLost) return ['UNAVAILABLE', cause.message]
  if (isDatabaseLost(cause)) return ['UNAVAILABLE', 'The database cannot be reached at the moment. Try again shortly.']
  if (!(cause instanceof Error)) return undefined
  const code = 'code' in cause ? String(cause.code) : ''
  const found = RECOGNISED.find(([test]) => test.test(code) || test.test(cause.message))
  return found && [found[1], found[2]]
}

// Refused values are echoed by graphql-js in full; a long one would push out the reason that follows it.
function shorten(message: string): string {
  if (/Maximum call stack/.test(message)) return 'The document is nested too deep.'
  const text = message.replace(/ got invalid value [\s\S]{100,}?; /, ' got an invalid value; ')
  return text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE - 1)}…` : text
}
