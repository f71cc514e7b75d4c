import type { DocumentNode, OperationDefinitionNode } from 'graphql'

import { asksForSchema, mayIntrospect } from './apollo.introspection.ts'
import type { Context } from './context.ts'
import { measureAnswer } from './cost.actual.ts'
import { tooExpensive, type Estimate, type EstimateCost } from './cost.estimate.ts'
import { BUDGETS } from './cost.ts'
import { Forbidden } from './errors.ts'
import type { Metrics } from './metrics.ts'
import type { Rate } from './rate.ts'

/** Lets a valid operation run: who may introspect, what it will cost, whether the caller can pay. Throws where it may not. */
export type Admit = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  context: Context,
) => Promise<Estimate>

export function createAdmission(estimate: EstimateCost, rate: Rate, metrics: Metrics): Admit {
  return async (document, operation, variables, { viewer, address, use }) => {
    if (asksForSchema(document) && !mayIntrospect(viewer))
      throw new Forbidden('Only analysts and administrators may ask for the schema. It is published with the product, in the folder schema.')
    use.operation ??= operation.name?.value ?? null
    const estimated = estimate(document, operation, variables)
    metrics.measureCost(estimated.points)
    const budget = BUDGETS[viewer.role]
    if (estimated.points > budget) throw tooExpensive(estimated, budget)
    use.purses = await rate.spend(viewer, address, estimated.points)
    use.points += estimated.points
    return estimated
  }
}

/** Notes how an operation ended, and what its answer says of its cost to whoever is signed in. */
export function settle({ viewer, use, validator }: Context, estimated: Estimate | null, data: unknown, outcome: string, metrics: Metrics) {
  metrics.countOutcome(outcome)
  use.outcome = outcome
  if (viewer.via === 'public') return {}
  const { points: actual, objects } = estimated ? measureAnswer(estimated.fields, data) : { points: 0, objects: 0 }
  use.rows += objects
  const [minute] = use.purses
  // An answer with a validator says only what stays as it is; the headers say what is left.
  const left = minute && !validator.known && { perMinute: { limit: minute.limit, remaining: minute.remaining, resetSeconds: minute.resetSeconds } }
  return { cost: { estimated: estimated?.points ?? 0, actual, budget: BUDGETS[viewer.role], ...left } }
}
