import {
  extendSchema,
  type GraphQLError,
  Kind,
  parse,
  print,
  validate,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import { getArgumentValues, getVariableValues } from 'graphql/execution/values.js'

import { BadInput } from '../platform/errors.ts'

const MOST_TOKENS = 2_000
const MOST_THINGS = 100

const SUBSCRIPTION = parse(`
  extend schema { subscription: Subscription }
  type Subscription {
    "What happens in the network from now on, as far as the viewer may see it at that moment: to these things, or to anything. Asked at /graphql/stream."
    happened("The ids of what it happens to, at most a hundred; without them everything." about: [ID!]): Activity!
  }`)

/** The graph with what can be subscribed to. */
export const withSubscription = (schema: GraphQLSchema): GraphQLSchema => extendSchema(schema, SUBSCRIPTION)

/** A subscription that was asked for. */
export interface Subscribed {
  /** What it must have happened to; null for anything. */
  about: ReadonlySet<string> | null
  /** The same selection as a query of one activity: so every event is read with the checks that any question has. */
  query: string
  variables: Record<string, unknown>
  /** The key of the field in the answer. */
  key: string
}

/** Reads a subscription; refuses what is none, with the reason. */
export function readSubscription(schema: GraphQLSchema, text: string, variables: Record<string, unknown>, name: string | null): Subscribed {
  const document = read(text)
  const [problem] = validate(schema, document)
  if (problem) throw new BadInput(problem.message, 'query')
  const operation = operationOf(document, name)
  const [field] = operation.selectionSet.selections as FieldNode[]
  if (field?.kind !== Kind.FIELD || field.name.value !== 'happened' || field.directives?.length)
    throw new BadInput('Ask for happened, and nothing else beside it.', 'query')
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 5 })
  if (errors) throw new BadInput(errors[0]!.message, 'variables')
  const args = getArgumentValues(schema.getSubscriptionType()!.getFields().happened!, field, coerced) as { about?: string[] | null }
  if (args.about && args.about.length > MOST_THINGS) throw new BadInput(`At most ${MOST_THINGS} things at a time.`, 'about')
  return {
    about: args.about ? new Set(args.about.map((id) => id.toLowerCase())) : null,
    key: field.alias?.value ?? 'happened',
    variables,
    query: queryOf(document, operation, field),
  }
}

function read(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: MOST_TOKENS })
  } catch (error) {
    throw new BadInput((error as GraphQLError).message, 'query')
  }
}

function operationOf({ definitions }: DocumentNode, name: string | null): OperationDefinitionNode {
  const operations = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  const found = name ? operations.find((one) => one.name?.value === name) : operations.length === 1 ? operations[0] : undefined
  if (found?.operation !== 'subscription') throw new BadInput('This address is for subscriptions; ask anything else at /graphql.', 'query')
  return found
}

function queryOf({ definitions }: DocumentNode, { variableDefinitions = [] }: OperationDefinitionNode, field: FieldNode): string {
  const fragments = definitions.filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
  const used = new Set<string>()
  for (const node of [field.selectionSet!, ...fragments]) visit(node, { Variable: ({ name }) => void used.add(name.value) })
  const declared = variableDefinitions.filter(({ variable }) => used.has(variable.name.value)).map(print)
  return `query Happened(${['$happening: ID!', ...declared].join(', ')}) {
    activities(filter: { id: { eq: $happening } }, first: 1) { nodes ${print(field.selectionSet!)} } }
    ${fragments.map(print).join('\n')}`
}
