import { getOperationAST, GraphQLError, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql'

import { readPost } from './body.ts'
import { explainCost, type EstimateCost } from './cost.estimate.ts'
import { BUDGETS } from './cost.ts'
import { BadInput } from './errors.ts'
import { jsonAnswer, type Answer, type Arrival } from './http.answer.ts'
import type { Enter } from './http.entrance.ts'
import type { Route } from './http.routes.ts'
import { LIMITS, limitsRule } from './limits.ts'
import type { Persisted } from './persisted.ts'

interface CostParts {
  schema: GraphQLSchema
  estimate: EstimateCost
  enter: Enter
  persisted: Persisted
}

/** The address `/graphql/cost`: what an operation would cost its sender, of what that consists, and what would be cheaper. Nothing is run. */
export const createCostRoute = (parts: CostParts): Route => ({
  path: '/graphql/cost',
  name: 'cost',
  methods: ['POST'],
  answer: (arrival) => answerCost(parts, arrival),
})

async function answerCost({ schema, estimate, enter, persisted }: CostParts, arrival: Arrival): Promise<Answer> {
  const { query, operationName, variables = {} } = await readPost(arrival.message)
  return enter(arrival, ({ context }) => {
    persisted.admit(context.viewer, query)
    const document = read(schema, query)
    const operation = getOperationAST(document, operationName)
    if (!operation)
      throw new BadInput('The request does not say which of its operations to price: name one of them in "operationName".', 'operationName')
    const estimated = estimate(document, operation, variables)
    const budget = BUDGETS[context.viewer.role]
    const { dear, cheaper } = explainCost(estimated, budget)
    const answer = { estimated: estimated.points, budget, mostExpensiveField: dear?.path ?? null, cheaper }
    return Promise.resolve(jsonAnswer(200, answer))
  })
}

function read(schema: GraphQLSchema, query: string): DocumentNode {
  try {
    const document = parse(query, { maxTokens: LIMITS.tokens })
    const [error] = validate(schema, document, [limitsRule])
    if (error) throw error
    return document
  } catch (error) {
    if (error instanceof GraphQLError) throw new BadInput(error.message, 'query')
    throw error
  }
}
