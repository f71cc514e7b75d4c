import { GraphQLError, type DocumentNode, type ExecutionResult, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'
import { getVariableValues } from 'graphql/execution/values.js'

import type { Context } from '../context.ts'
import type { Operation } from '../execute.ts'
import { allGone } from '../prepared.ts'
import { shareReads } from '../shared.ts'
import type { Viewer } from '../viewer.ts'
import { createAnswers, etagOf, lasting, type Lasting } from './answers.ts'
import { NotCompilable } from './compilation.ts'
import { compile, operationOf, type Plan } from './compile.ts'
import { createFiller, type Fill } from './fill.ts'
import { JsonData } from './json-data.ts'
import type { Model } from './model.ts'
import { shapeWriter } from './shape-of-variables.ts'
import { WRONG } from './text.ts'

const PLANS_OF_A_DOCUMENT = 50

const KEPT_BYTES = 32 * 1024 * 1024

// Where the versions must be asked for first, a short answer is computed as quickly as it is found out whether it still stands.
const WORTH_KEEPING = 4_000

interface Known {
  operation: OperationDefinitionNode
  shape: (variables: Record<string, unknown>) => string
  plans: Map<string, Filled | NotCompilable>
}

interface Filled extends Plan {
  fill: Fill
  /** What its answers last by, where they do. */
  lasting: Lasting | null
  /** How long its last answer was. */
  size: number
  /** Reads the text of its answer; null where one is wrong. Those who wait for the same share it. */
  read: (parameters: string, asker: Asker) => Promise<JsonData | null>
}

interface Asker {
  context: Context
  parameters: readonly unknown[]
}

/** How an operation was answered, or why not by one statement. */
export type Outcome = { answer: ExecutionResult; plan?: Explained } | { reason: string; detail: string }

/** What an administrator is shown of a plan. */
export interface Explained {
  sql: string
  parameters: unknown[]
  /** The fields that code resolved over the statement's rows. */
  computed: string[]
}

/** Answers operations by one statement each, where that can be. */
export function createCompiled(schema: GraphQLSchema, model: Model): (operation: Operation) => Promise<Outcome> {
  const documents = new WeakMap<DocumentNode, Map<string, Known>>()
  const fillerOf = createFiller(schema)
  const answers = createAnswers(KEPT_BYTES)
  return async ({ document, operationName, variables, context }) => {
    const entry = entryOf(documents, schema, document, operationName ?? '')
    if (!entry) return { reason: 'unnamed', detail: 'no such operation' }
    const { coerced, errors } = getVariableValues(schema, entry.operation.variableDefinitions ?? [], variables, { maxErrors: 5 })
    if (errors) return { answer: { errors } }
    try {
      const plan = planOf(entry, `${seenAs(context.viewer)}|${entry.shape(coerced)}`, () => {
        const made = compile(schema, model, document, entry.operation, context.viewer, coerced)
        return {
          ...made,
          // Code may read more than the statement says, and decide by who asks: what it computes is computed each time.
          lasting: made.holes.length ? null : lasting(made.text, model.modules),
          size: 0,
          read: readTogether(made.text),
          fill: fillerOf(document, entry.operation, made.holes),
        }
      })
      const parameters = plan.bind(context.viewer, coerced)
      const computed = plan.holes.map(({ type, nodes }) => `${type}.${nodes[0]!.name.value}`)
      const found = (data: JsonData): Outcome => ({ answer: { data: data as never }, plan: { sql: plan.text, parameters, computed } })
      const { known, anew, versions } = context.validator
      const isWorth = known || (!anew && (versions || plan.size >= WORTH_KEEPING))
      const validator = plan.lasting && isWorth ? await etagOf(context, plan.lasting, parameters) : null
      if (validator) {
        context.validator.etag = `"${validator}"`
        if (known?.includes(context.validator.etag)) return found(new JsonData('null')) // the client has it
        const kept = anew ? undefined : answers.get(validator)
        if (kept !== undefined) return found(kept)
      }
      const read = await plan.read(JSON.stringify(parameters), { context, parameters })
      if (!read) return { reason: 'wrong', detail: 'a null that may not be one, or a list past 200' }
      const data = plan.holes.length ? await plan.fill(read, variables, context) : read
      if (!data) return { reason: 'failed', detail: 'a computed field' }
      plan.size = data.text.length
      if (validator) answers.set(validator, data)
      return found(data)
    } catch (error) {
      if (error instanceof NotCompilable) return { reason: error.reason, detail: error.detail }
      // Input that a rule refuses: the long way says where.
      if (error instanceof GraphQLError) return { reason: 'refused', detail: error.message }
      throw error
    }
  }
}

// One statement for all who ask the same while another runs: what depends on the viewer is in the text or among the parameters.
function readTogether(statement: string): Filled['read'] {
  return shareReads(async (_, askers: readonly Asker[]) => {
    const { context, parameters } = askers[0]!
    const [row] = await context.query<{ j: string }>(statement, parameters, allGone(askers.map((asker) => asker.context.signal)))
    return row!.j.includes(WRONG) ? null : new JsonData(row!.j)
  })
}

// What of a viewer changes the text of a statement: the rest is in its parameters.
const seenAs = ({ role, onlyPilotIds }: Viewer): string => (onlyPilotIds ? `${role} of some pilots` : role)

function entryOf(known: WeakMap<DocumentNode, Map<string, Known>>, schema: GraphQLSchema, document: DocumentNode, name: string): Known | null {
  let operations = known.get(document)
  if (!operations) known.set(document, (operations = new Map()))
  const found = operations.get(name)
  if (found) return found
  const operation = operationOf(document, name || null)
  if (!operation) return null
  const entry = { operation, shape: shapeWriter(schema, operation), plans: new Map() }
  operations.set(name, entry)
  return entry
}

function planOf({ plans }: Known, key: string, make: () => Filled): Filled {
  const found = plans.get(key) ?? remember(plans, key, make)
  if (found instanceof NotCompilable) throw found
  return found
}

function remember(plans: Known['plans'], key: string, make: () => Filled): Filled | NotCompilable {
  let made: Filled | NotCompilable
  try {
    made = make()
  } catch (error) {
    if (!(error instanceof NotCompilable)) throw error
    made = error
  }
  if (plans.size >= PLANS_OF_A_DOCUMENT) plans.clear()
  plans.set(key, made)
  return made
}
