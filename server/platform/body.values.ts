import { Refused } from './failure.ts'
import { hashOf, notFound, type Persisted } from './persisted.ts'

/** The members of a GraphQL-over-HTTP request, of the right kinds. */
export interface GraphqlRequest {
  query: string
  operationName?: string
  variables?: Record<string, unknown>
  extensions?: Record<string, unknown>
}

const LARGEST_DOCUMENT = 32 * 1024
const LONGEST_NAME = 200
export const LONGEST_TEXT = 10_000
const DEEPEST = 20
const MOST_VALUES = 5_000

// Keys that mean something to JavaScript objects; no input of ours is called so.
const RESERVED = new Set(['__proto__', 'constructor', 'prototype'])

/** The request that a parsed body or query string holds, or the refusal that says what is wrong with it. */
export function checkRequest(body: unknown): GraphqlRequest {
  if (Array.isArray(body)) throw new Refused(400, 'Send one operation at a time: a list of operations is not accepted.')
  if (!isRecord(body)) throw new Refused(400, 'The request must be a JSON object with the operation in "query".')
  const { query, operationName, variables, extensions } = body
  if (typeof query !== 'string' || !query.trim()) throw new Refused(400, 'Put the operation, as text, in "query".', { field: 'query' })
  if (Buffer.byteLength(query) > LARGEST_DOCUMENT)
    throw new Refused(413, `The operation is larger than ${LARGEST_DOCUMENT / 1024} KB. Pass values as variables and ask for less.`, {
      field: 'query',
    })
  const name = checkName(operationName)
  const values = checkMap('variables', variables)
  const more = checkMap('extensions', extensions)
  return { query, ...(name !== null && { operationName: name }), ...(values && { variables: values }), ...(more && { extensions: more }) }
}

/** The same, where the operation may also be named by its SHA-256 (Apollo's `persistedQuery`); nothing is registered by that. */
export function checkAsked(body: unknown, { textOf }: Pick<Persisted, 'textOf'>): GraphqlRequest {
  if (!isRecord(body) || !isRecord(body.extensions) || !('persistedQuery' in body.extensions)) return checkRequest(body)
  const { persistedQuery, ...others } = body.extensions
  const extensions = Object.keys(others).length ? others : undefined
  const hash = isRecord(persistedQuery) ? persistedQuery.sha256Hash : null
  if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash))
    throw new Refused(400, '"persistedQuery" must hold the "sha256Hash" of the operation, in small hexadecimal letters.', { field: 'extensions' })
  if (isAbsent(body.query)) {
    const text = textOf(hash)
    if (text === undefined) throw notFound()
    return checkRequest({ ...body, query: text, extensions })
  }
  if (typeof body.query === 'string' && hashOf(body.query) !== hash)
    throw new Refused(400, 'The operation in "query" is not the one that "sha256Hash" names.', { field: 'extensions' })
  return checkRequest({ ...body, extensions })
}

function checkName(name: unknown): string | null {
  if (isAbsent(name)) return null
  if (typeof name === 'string' && name.length <= LONGEST_NAME) return name
  throw new Refused(400, `"operationName" must be text of at most ${LONGEST_NAME} characters.`, { field: 'operationName' })
}

function checkMap(field: string, map: unknown): Record<string, unknown> | null {
  if (isAbsent(map)) return null
  if (!isRecord(map)) throw new Refused(400, `"${field}" must be a JSON object.`, { field })
  checkValues(map, field)
  return map
}

/** What makes a text unfit for the database or for other programs, or null. */
export function unfitText(text: string): string | null {
  if (text.includes('\u0000')) return 'the character U+0000'
  return text.isWellFormed() ? null : 'half of a surrogate pair'
}

function checkValues(map: Record<string, unknown>, field: string): void {
  let values = 0
  const refuse = (what: string): never => {
    throw new Refused(400, `"${field}" ${what}.`, { field })
  }
  const walk = (value: unknown, depth: number): void => {
    if (++values > MOST_VALUES) refuse(`holds more than ${MOST_VALUES} values`)
    if (typeof value === 'string') walkText(value)
    else if (typeof value === 'number' && !Number.isFinite(value)) refuse('holds a number that is too large')
    else if (typeof value === 'object' && value !== null) walkObject(value, depth)
  }
  const walkText = (text: string): void => {
    if (text.length > LONGEST_TEXT) refuse(`holds a text longer than ${LONGEST_TEXT} characters`)
    const unfit = unfitText(text)
    if (unfit) refuse(`holds ${unfit}, which is not allowed`)
  }
  const walkObject = (object: object, depth: number): void => {
    if (depth >= DEEPEST) refuse(`is nested deeper than ${DEEPEST} levels`)
    if (Array.isArray(object)) return object.forEach((value) => walk(value, depth + 1))
    for (const [key, value] of Object.entries(object)) {
      if (RESERVED.has(key)) refuse('holds a key that is reserved')
      walkText(key)
      walk(value, depth + 1)
    }
  }
  walk(map, 0)
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined
