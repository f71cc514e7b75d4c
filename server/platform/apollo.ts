import { ApolloServer, type ApolloServerOptions } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import { GraphQLError, type GraphQLErrorExtensions } from 'graphql'

import { writeAnswer } from './compile/json-data.ts'
import type { Admit } from './admission.ts'
import type { Context } from './context.ts'
import type { Gateway } from './gateway.ts'
import { LIMITS, limitsRule, MOST_ERRORS } from './limits.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Rate } from './rate.ts'
import { createFailureBook } from './apollo.failures.ts'
import { createGuard } from './apollo.guard.ts'
import type { Straight } from './straight.ts'

export interface ApolloParts {
  gateway: Pick<Gateway, 'schema' | 'execute'>
  admit: Admit
  straight: Straight
  rate: Rate
  metrics: Metrics
  log: Log
}

/** Apollo Server over the gateway's executor, with everything switched off that we answer ourselves or not at all (SECURITY.md 3.1). */
export async function startApollo({ gateway, admit, straight, rate, metrics, log }: ApolloParts): Promise<ApolloServer<Context>> {
  const failures = createFailureBook(log)
  const apollo = new ApolloServer<Context>({
    gateway: gatewayOf(gateway, straight),
    nodeEnv: 'production',
    logger: loggerOf(log),
    // Who may introspect depends on the viewer, and validated documents are kept for all viewers: the guard decides each time.
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationOptions: { maxErrors: MOST_ERRORS },
    validationRules: [limitsRule],
    formatError: failures.format,
    stringifyResult: writeAnswer,
    plugins: [
      // Left on, it wraps every resolver: half the time of a nested read.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      createGuard({ admit, straight, rate, metrics, failures }),
    ],
  })
  await apollo.start()
  return apollo
}

type ApolloGateway = NonNullable<ApolloServerOptions<Context>['gateway']>

const gatewayOf = ({ schema, execute }: ApolloParts['gateway'], { ahead }: Straight): ApolloGateway => ({
  onSchemaLoadOrUpdate(loaded) {
    loaded({ apiSchema: schema, coreSupergraphSdl: '' })
    return () => undefined
  },
  load: () =>
    Promise.resolve({
      executor: async ({ document, request, context }) => {
        const { viewer } = context as Context
        const asked = {
          document,
          operationName: request.operationName,
          variables: request.variables ?? {},
          context: context as Context,
          explain: request.extensions?.plan === true && viewer.role === 'ADMIN',
        }
        const { errors, ...rest } = await (ahead(asked.context)?.answer ?? execute(asked))
        return errors ? { ...rest, errors: errors.map(complete) } : rest
      },
    }),
  stop: () => Promise.resolve(),
})

// graphql-jit's errors may lack the extensions that Apollo, like everybody, expects of a GraphQLError.
const complete = (error: GraphQLError): GraphQLError =>
  (error.extensions as GraphQLErrorExtensions | undefined)
    ? error
    : new GraphQLError(error.message, { path: error.path, originalError: error.originalError })

const loggerOf = (log: Log) => ({
  debug: (message: unknown) => log.debug(String(message)),
  info: (message: unknown) => log.debug(String(message)),
  warn: (message: unknown) => log.warn(String(message)),
  error: (message: unknown) => log.error(String(message)),
})
