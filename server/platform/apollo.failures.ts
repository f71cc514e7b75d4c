import type { GraphQLError, GraphQLFormattedError } from 'graphql'

import type { Context } from './context.ts'
import { describeFailure, type Failure } from './failure.ts'
import { mayIntrospect } from './apollo.introspection.ts'
import type { Log } from './log.ts'

/** What became of the errors of an answer: described once, logged once, then written into the answer. */
export interface FailureBook {
  enter(errors: readonly GraphQLError[], context: Context): void
  format(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError
}

/** A book of failures. The reference that a caller is given is the request's id, which the log has too. */
export function createFailureBook(log: Log): FailureBook {
  const described = new WeakMap<object, Failure>()

  const describe = (error: unknown, reference?: string): Failure => {
    const failure = describeFailure(error, reference)
    const facts = { error: causeOf(error), requestId: reference ?? failure.details.reference, outcome: failure.code }
    if (failure.unexpected) log[failure.code === 'INTERNAL' ? 'error' : 'warn'](facts, 'an operation failed')
    return failure
  }

  return {
    enter(errors, { viewer, requestId }) {
      for (const error of errors) {
        const failure = describe(error, requestId)
        described.set(error, mayIntrospect(viewer) ? failure : { ...failure, message: withoutSuggestion(failure.message) })
      }
    },
    format({ locations, path }, error) {
      const { code, message, details } = (typeof error === 'object' && error && described.get(error)) || describe(error)
      return { message, ...(locations && { locations }), ...(path && { path }), extensions: { code, ...details } }
    },
  }
}

// A suggestion tells the schema's names to somebody who may not read the schema.
const withoutSuggestion = (message: string): string => message.replace(/ ?Did you mean [\s\S]+\?$/, '')

const causeOf = (error: unknown): unknown => (error as { originalError?: unknown } | null)?.originalError ?? error
