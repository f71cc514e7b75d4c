import {
  GraphQLSchema,
  Kind,
  OperationTypeNode,
  parse,
  print,
  type DocumentNode,
  type GraphQLObjectType,
  type OperationDefinitionNode,
} from 'graphql'

import { createExecutor, type Execute } from '../execute.ts'
import type { Context } from '../context.ts'
import type { Row } from '../loader.ts'
import { splitHoles, type Hole } from './computed.ts'
import { JsonData } from './json-data.ts'

/** Resolves the computed fields of an answer over the rows in it; answers null where one of them failed. */
export type Fill = (rows: JsonData, variables: Record<string, unknown>, context: Context) => Promise<JsonData | null>

/**
 * How computed fields are resolved: the type that a field belongs to becomes the root of a schema of its own, the field an operation
 * on it, and each row its root value. All rows are resolved at the same time, so that what they load is loaded together.
 */
export function createFiller(schema: GraphQLSchema): (document: DocumentNode, operation: OperationDefinitionNode, holes: readonly Hole[]) => Fill {
  const executors = new Map<string, Execute>()
  const executorOf = (type: string): Execute => {
    const known = executors.get(type)
    if (known) return known
    const made = createExecutor(rootedAt(schema, type), () => {})
    executors.set(type, made)
    return made
  }
  return (document, operation, holes) => {
    const fields = holes.map(({ type, nodes, key }) => ({ key, execute: executorOf(type), document: documentOf(document, operation, nodes) }))
    return async (rows, variables, context) => {
      const { between, holes: found } = splitHoles(rows.text)
      const values = await Promise.all(
        found.map(async ({ number, row }) => {
          const { key, execute, document: own } = fields[number]!
          const { data, errors } = await execute({ document: own, variables, context, root: row as Row })
          return errors?.length ? null : JSON.stringify((data as Row)[key])
        }),
      )
      return values.includes(null) ? null : new JsonData(between.map((part, position) => `${part}${values[position] ?? ''}`).join(''))
    }
  }
}

const rootedAt = (schema: GraphQLSchema, type: string): GraphQLSchema =>
  new GraphQLSchema({ ...schema.toConfig(), query: schema.getType(type) as GraphQLObjectType, assumeValid: true })

// Read again, so that each has a text of its own by which its compiled form is remembered.
function documentOf(document: DocumentNode, { variableDefinitions }: OperationDefinitionNode, nodes: Hole['nodes']): DocumentNode {
  const operation: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    variableDefinitions,
    selectionSet: { kind: Kind.SELECTION_SET, selections: nodes },
  }
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
  return parse(print({ kind: Kind.DOCUMENT, definitions: [operation, ...fragments] }))
}
