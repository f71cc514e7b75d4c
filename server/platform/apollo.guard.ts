import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse, GraphQLRequestListener } from '@apollo/server'
import { Kind, type FormattedExecutionResult, type GraphQLError, type GraphQLFormattedError } from 'graphql'

import type { Context } from './context.ts'
import { settle, type Admit } from './admission.ts'
import type { Estimate } from './cost.estimate.ts'
import { BadInput } from './errors.ts'
import { describeFailure, STATUS_OF } from './failure.ts'
import { PLAIN_JSON } from './http.accept.ts'
import { MOST_ERRORS } from './limits.ts'
import type { Metrics } from './metrics.ts'
import type { Rate } from './rate.ts'
import type { FailureBook } from './apollo.failures.ts'
import type { Straight } from './straight.ts'

export interface GuardParts {
  admit: Admit
  straight: Straight
  rate: Rate
  metrics: Metrics
  failures: FailureBook
}

// A document that does not parse or validate has cost us the reading of it.
const UNREADABLE_POINTS = 100

/**
 * Stands between a valid document and its execution, for every request that the straight way has not let in already. Apollo answers 500 when a hook before `didResolveOperation` throws, so all of it is decided there.
 */
export const createGuard = (parts: GuardParts): ApolloServerPlugin<Context> => ({
  requestDidStart: () => Promise.resolve(listen(parts)),
})

function listen({ admit, straight, rate, metrics, failures }: GuardParts): GraphQLRequestListener<Context> {
  let estimated: Estimate | null = null
  return {
    async didResolveOperation({ schema, document, operation, request, contextValue }) {
      if (!operation)
        throw new BadInput('The request does not say which of its operations to run: name one of them in "operationName".', 'operationName')
      if (!schema.getRootType(operation.operation)) throw new BadInput(`There is no ${operation.operation} at this address.`, 'query')
      straight.note(request, { document, operation })
      estimated = straight.ahead(contextValue)?.estimated ?? (await admit(document, operation, request.variables ?? {}, contextValue))
    },
    async didEncounterErrors({ errors, operation, contextValue }) {
      failures.enter(errors, contextValue)
      if (!operation) await rate.spend(contextValue.viewer, contextValue.address, UNREADABLE_POINTS).catch(() => undefined)
    },
    async willSendResponse(request) {
      const result = resultOf(request)
      if (!result) return
      if (result.errors && result.data === undefined) result.errors = firstReasons(result.errors)
      const outcome = String(result.errors?.[0]?.extensions?.code ?? 'ok')
      const shown = { ...result.extensions, ...settle(request.contextValue, estimated, result.data, outcome, metrics) }
      if (Object.keys(shown).length) result.extensions = shown
      setStatus(request, result)
    },
  }
}

const resultOf = ({ response }: GraphQLRequestContextWillSendResponse<Context>): FormattedExecutionResult | null =>
  response.body.kind === 'single' ? response.body.singleResult : null

// GraphQL over HTTP: with data the status is 200; without, the error's own. Where all of an answer failed for want of the database or of
// points, proxies and clients must be able to see that in the status too.
function setStatus({ request, response, errors = [] }: GraphQLRequestContextWillSendResponse<Context>, result: FormattedExecutionResult): void {
  const first = result.errors?.[0]
  if (!first || result.data || response.http.status === 405) return
  const code = String(first.extensions?.code)
  const status = STATUS_OF[code] ?? 500
  if (status === 429 || status === 503) response.http.headers.set('retry-after', String(first.extensions?.retryAfterSeconds ?? 1))
  else if (result.data === null) return
  response.http.status = isForgiven(request.http?.headers.get('accept'), errors) ? 200 : status
}

// A client that names application/json is promised 200 for any well-formed request whose document or variables are wrong (specification, 6.4.1).
// Whoever takes any type is not, and gets the more honest 400; so is whatever exceeds a limit.
const isForgiven = (accept: string | undefined, errors: readonly GraphQLError[]): boolean => accept === PLAIN_JSON && errors.every(isPlainlyWrong)

const isPlainlyWrong = (error: GraphQLError): boolean =>
  describeFailure(error).code.startsWith('GRAPHQL_') || error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION

// graphql-js gives a reason for each entry of the variables, and the rule of limits gives its own several times over.
const firstReasons = (errors: readonly GraphQLFormattedError[]): GraphQLFormattedError[] =>
  errors.filter(({ message }, index) => errors.findIndex((other) => other.message === message) === index).slice(0, MOST_ERRORS)
