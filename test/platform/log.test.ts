import { expect, test } from 'vitest'

import { keepLog, startTinyEdge } from './edge.ts'

test('secrets do not reach the log', () => {
  const { log, lines } = keepLog()
  log.info(
    { password: 'hunter2', input: { password: 'hunter2', code: '123456' }, headers: { authorization: 'Bearer prog_x', cookie: 'session=x' } },
    'signing in',
  )
  expect(lines.join()).not.toMatch(/hunter2|123456|prog_x|session=x/)
  expect(lines.join()).toContain('[hidden]')
})

test('a database error is logged without its parameters and its row', () => {
  const { log, lines } = keepLog()
  const error = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (email)=(a@b.c)', parameters: ['a@b.c'], table: 'account' })
  log.error({ error }, 'failed')
  expect(JSON.parse(lines.join())).toMatchObject({ level: 'error', error: { message: 'duplicate key', sqlState: '23505', table: 'account' } })
  expect(lines.join()).not.toContain('a@b.c')
})

test('refused credentials are in the log with the address and without the credentials', async () => {
  const { ask, edge, lines } = await startTinyEdge()
  const answer = await ask({ query: '{ __typename }' }, { Authorization: 'Bearer very-secret' })
  await edge.close()
  const requestId = answer.headers.get('x-request-id')
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({ level: 'info', requestId, address: '127.0.0.1', route: 'graphql', status: 401 }),
  ])
  expect(lines.join()).not.toContain('very-secret')
})
