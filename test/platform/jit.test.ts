import { createRequire } from 'node:module'

import { expect, test } from 'vitest'

import { startTinyEdge, tinySchema } from './edge.ts'

// The error class of graphql-jit is not exported by its entry.
const { GraphQLError: JitError } = createRequire(import.meta.url)('graphql-jit/dist/error.js') as {
  GraphQLError: new (message: string, locations: undefined, path: string[], originalError: Error) => Error
}

test('an error of graphql-jit, which has no extensions, is described like any other', async () => {
  const failed = new JitError('select "passwordHash"', undefined, ['fail'], Object.assign(new Error('lost'), { code: '57P01' }))
  const { ask, edge } = await startTinyEdge({
    gateway: { schema: tinySchema, execute: () => Promise.resolve({ data: { fail: null }, errors: [failed as never] }) },
  })
  const answer: unknown = await (await ask({ query: '{ fail(how: "x") }' })).json()
  await edge.close()
  expect(answer).toEqual({
    errors: [{ message: 'The database cannot be reached at the moment. Try again shortly.', path: ['fail'], extensions: { code: 'UNAVAILABLE' } }],
    data: { fail: null },
  })
})
