import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors'
import { expect, test } from 'vitest'

import { readFailure, readGraphErrors } from '../../admin/shared/ui/failure.ts'

const refused = (code: string, extensions: object = {}) =>
  new CombinedGraphQLErrors({ errors: [{ message: 'A sentence.', extensions: { code, ...extensions } }] })

test.each([
  ['UNAUTHENTICATED', 'sign-in'],
  ['FORBIDDEN', 'refused'],
  ['NOT_FOUND', 'missing'],
  ['RATE_LIMITED', 'limited'],
  ['QUERY_TOO_EXPENSIVE', 'failed'],
  ['INTERNAL', 'failed'],
])('%s is shown as %s, with the server’s sentence', (code, kind) => {
  expect(readFailure(refused(code))).toMatchObject({ kind, sentence: 'A sentence.' })
})

test('a fault carries its reference', () => {
  expect(readFailure(refused('INTERNAL', { reference: '7f3a-91c2' })).reference).toBe('7f3a-91c2')
})

test('a request that never arrived is told as such', () => {
  expect(readFailure(new TypeError('Failed to fetch')).kind).toBe('offline')
})

test('the graph’s errors are read from an answer with an HTTP status of refusal too', () => {
  const bodyText = JSON.stringify({ errors: [{ message: 'Too fast.', extensions: { code: 'RATE_LIMITED', field: 'email' } }] })
  const error = new ServerError('429', { response: new Response(bodyText, { status: 429 }), bodyText })
  expect(readGraphErrors(error)).toEqual([{ message: 'Too fast.', code: 'RATE_LIMITED', field: 'email', rule: null, reference: null, remedy: null }])
})

test('an answer that is not the graph’s is no error of the graph', () => {
  const error = new ServerError('502', { response: new Response('<html>', { status: 502 }), bodyText: '<html>' })
  expect(readFailure(error)).toMatchObject({ kind: 'failed', reference: null })
})
