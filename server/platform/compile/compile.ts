import { getOperationAST, Kind, type DocumentNode, type FragmentDefinitionNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'
import { collectFields } from 'graphql/execution/collectFields.js'

import { Parameters } from '../statement.ts'
import type { Viewer } from '../viewer.ts'
import { Compilation, NotCompilable, type Step } from './compilation.ts'
import type { Hole } from './computed.ts'
import type { Model } from './model.ts'
import { writeObject, type Asked } from './asked.ts'
import { rowText } from './object.ts'
import { rootText } from './root.ts'

/**
 * An operation as one prepared statement.
 *
 * How it becomes one: the selection is walked once (object.ts). A column becomes its JSON text (leaf.ts); a relation that some module
 * declared becomes a correlated subquery over its target's table, with the viewer's condition in it (link.ts); a list is put together
 * by string_agg; a connection numbers its rows, one more than the page, and signs its cursors in SQL (page.ts); a root read starts from
 * its table (root.ts). The statement's one value is the text of `data`, which goes into the response as it is.
 *
 * What depends on arguments or on the viewer is a step (compilation.ts): its text is fixed, and each run repeats it for its parameters.
 * The plan is kept by document, role and shape of the variables (shape-of-variables.ts): whatever changes the text is in that key.
 *
 * A computed field (a series, the actions that a viewer may take) becomes a hole (computed.ts): the statement leaves there the row that it is
 * computed from, and code fills it in (fill.ts) for all rows together.
 *
 * Nothing here reports errors. What cannot be compiled (introspection, a mutation) throws NotCompilable; where an answer would
 * be wrong (a null that may not be one, a list past 200) the statement writes WRONG. Both run the long way, which knows what to say.
 */
export interface Plan {
  text: string
  /** The parameters of a run. */
  bind: (viewer: Viewer, variables: Record<string, unknown>) => unknown[]
  /** What code computes over its rows. */
  holes: readonly Hole[]
}

/** Compiles an operation for a viewer's role and variables of one shape; throws NotCompilable where it cannot be one statement. */
export function compile(
  schema: GraphQLSchema,
  model: Model,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  viewer: Viewer,
  variables: Record<string, unknown>,
): Plan {
  if (operation.operation !== 'query') throw new NotCompilable('mutation', operation.operation)
  const query = schema.getQueryType()!
  const fragments: Record<string, FragmentDefinitionNode> = {}
  for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition
  const compilation = new Compilation(schema, model, fragments, { parameters: new Parameters(), viewer, variables }, rowText)
  const asked = [...collectFields(schema, fragments, variables, query, operation.selectionSet)].map(([key, nodes]): Asked => {
    const name = nodes[0]!.name.value
    if (name === '__schema' || name === '__type') throw new NotCompilable('introspection', name)
    return { key, name, nodes, definition: query.getFields()[name]! }
  })
  const text = `select ${writeObject(query, asked, (field) => rootText(compilation, field))} as j`
  if (compilation.holes.length === asked.length && compilation.holes.every(({ type }) => type === query.name))
    throw new NotCompilable('computed', asked.map(({ name }) => name).join(', '))
  return { text, holes: compilation.holes, bind: (by, given) => bind(compilation.steps, by, given) }
}

function bind(steps: readonly Step[], viewer: Viewer, variables: Record<string, unknown>): unknown[] {
  const parameters = new Parameters()
  for (const step of steps) step({ parameters, viewer, variables })
  return parameters.values
}

/** The operation that a request names. */
export const operationOf = (document: DocumentNode, name: string | null | undefined): OperationDefinitionNode | null =>
  getOperationAST(document, name) ?? null
