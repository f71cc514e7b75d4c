import { GraphQLError } from 'graphql'
import { expect, test } from 'vitest'

import { RuleError } from '../../server/platform/errors.ts'
import { describeFailure } from '../../server/platform/failure.ts'
import { isDatabaseLost } from '../../server/platform/lost.ts'

const coded = (code: string, message = 'insert into identity.account failed') => Object.assign(new Error(message), { code })

test.each([
  ['the server is being stopped', coded('57P01')],
  ['the server is starting', coded('57P03')],
  ['there are no connections left', coded('53300')],
  ['the disk is full', coded('53100')],
  ['nobody listens', coded('ECONNREFUSED')],
  ['the connection broke', new Error('Connection terminated unexpectedly')],
  ['the pool gave up waiting', new Error('timeout exceeded when trying to connect')],
])('the database counts as lost when %s', (_, error) => {
  expect(isDatabaseLost(error)).toBe(true)
  expect(describeFailure(error)).toMatchObject({ code: 'UNAVAILABLE', status: 503, unexpected: true })
})

test.each([new TypeError('x is undefined'), coded('23503'), coded('42P01'), coded('08P01'), 'a text', null, undefined])(
  '%s is no loss of the database',
  (error) => {
    expect(isDatabaseLost(error)).toBe(false)
    expect(describeFailure(error, 'ref-1')).toEqual({
      code: 'INTERNAL',
      message: 'The service failed to answer this. Quote the reference ref-1 when you report it.',
      status: 500,
      details: { reference: 'ref-1' },
      unexpected: true,
    })
  },
)

test('an error within errors is described by what began it', () => {
  const located = new GraphQLError('failed', { originalError: new GraphQLError('failed', { originalError: coded('57014') }) })
  expect(describeFailure(located)).toMatchObject({ code: 'TIMEOUT', status: 503 })
})

test('of the extensions only those on the list leave the house, and only when they are plain', () => {
  const error = new GraphQLError('No.', {
    extensions: { code: 'RULE', rule: 'TOO_EARLY', field: { toString: 1 }, stacktrace: ['at x'], sql: 'select' },
  })
  expect(describeFailure(error).details).toEqual({ rule: 'TOO_EARLY' })
  expect(describeFailure(new RuleError('TOO_EARLY', 'Not yet.', 'startsOn')).details).toEqual({ rule: 'TOO_EARLY', field: 'startsOn' })
})

test('a code that is not the contract’s is not passed on', () => {
  expect(describeFailure(new GraphQLError('x', { extensions: { code: 'DOWNSTREAM_SERVICE_ERROR' } }))).toMatchObject({ code: 'INTERNAL' })
  expect(describeFailure(new GraphQLError('x', { extensions: { code: 'BAD_REQUEST' } }))).toMatchObject({ code: 'BAD_USER_INPUT', message: 'x' })
})

test('a message is never longer than five hundred characters', () => {
  expect(describeFailure(new RuleError('LONG', 'x'.repeat(10_000))).message).toHaveLength(500)
})
