import fc from 'fast-check'
import { parse, validate, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql'

import { JsonData } from '../../server/platform/compile/json-data.ts'
import { makeOperation, type MadeUp, type Pool } from './operation.ts'

/** An answer as it is compared: data as text with its order of keys, errors by place and code. */
export interface Compared {
  data: string
  errors: string[]
}

/** What of an answer is compared. */
export function comparable({ data, errors }: ExecutionResult): Compared {
  const value = (data as unknown) instanceof JsonData ? (data as unknown as JsonData).toJSON() : data
  return {
    data: JSON.stringify(value, null, 1),
    errors: (errors ?? []).map(({ path, extensions }) => `${(path ?? []).join('.')} ${String(extensions.code)}`).sort(),
  }
}

const codesOf = ({ errors }: Compared): string[] => [...new Set(errors.map((error) => error.split(' ').at(-1)!))].sort()

/**
 * A planner must give the same answer, and fail where the others fail, for the same reasons. How far up a failure in a nested fetch makes
 * its parents null, and whether one of several failures is named or all (GraphQL specification, 6.4.4), it decides for itself.
 */
export const agrees = (got: Compared, expected: Compared): boolean =>
  expected.errors.length ? codesOf(expected).every((code) => codesOf(got).includes(code)) : got.data === expected.data && !got.errors.length

/** The same operations in every run, unless SEED asks for others. */
export const SEED = Number(process.env.SEED ?? 20090401)

/** Made-up operations that are valid on the schema. */
export const operations = (schema: GraphQLSchema, roots: readonly string[], pool: Pool): fc.Arbitrary<MadeUp & { document: DocumentNode }> =>
  fc
    .array(fc.nat(1_000), { minLength: 10, maxLength: 160 })
    .map((tape) => {
      let at = 0
      const made = makeOperation(schema, roots, pool, (among) => (at < tape.length ? tape[at++]! % among : 0))
      return { ...made, document: parse(made.text) }
    })
    .filter(({ document }) => validate(schema, document).length === 0)
