import { Kind, parse, print, type DocumentNode, type FieldNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'

import { findOperation, type Table } from '../../schema/table.ts'
import { ExpectedError } from '../platform/errors.ts'
import type { Guest } from '../platform/http.entrance.ts'
import type { Question } from './question.ts'

const LARGEST_PAGE = 200
const AFTER = 'careweaveAfter'
const PAGE = 'careweavePage'

type Data = Record<string, unknown>

/**
 * The answers to a question, a page at a time. A list at the root that gives the rows, and does not say how many it wants, is read to its end by
 * cursor: each page goes on after the key of the last row, so nothing comes twice and nothing is left out while others write.
 */
export async function* pagesOf(guest: Guest, schema: GraphQLSchema, question: Question, table: Table): AsyncGenerator<Data> {
  const field = pagedField(schema, question, table)
  if (!field) return yield await ask(guest, question, print(question.document), question.variables)
  let size = LARGEST_PAGE
  let after: string | null = null
  for (;;) {
    const text = withPage(question, field, size)
    try {
      const data: Data = await ask(guest, question, text, { ...question.variables, [AFTER]: after })
      const connection = data[keyOf(field)] as Data | null
      const page = connection?.[PAGE] as { hasNextPage: boolean; endCursor: string | null } | undefined
      delete connection?.[PAGE]
      yield data
      if (!page?.hasNextPage) return
      after = page.endCursor
    } catch (error) {
      if (!isTooExpensive(error) || size <= 1) throw error
      size = Math.max(1, Math.floor(size / 2))
    }
  }
}

const isTooExpensive = (error: unknown): boolean => error instanceof ExpectedError && error.extensions.code === 'QUERY_TOO_EXPENSIVE'

const keyOf = (field: FieldNode): string => (field.alias ?? field.name).value

// The field of the root whose pages make the rows; none where the question itself says how many it wants.
function pagedField(schema: GraphQLSchema, { document, operationName }: Question, { rows }: Table): FieldNode | null {
  if (rows[1] !== 'nodes' && rows[1] !== 'edges') return null
  const field = findOperation(document, operationName)?.selectionSet.selections.find(
    (one): one is FieldNode => one.kind === Kind.FIELD && keyOf(one) === rows[0],
  )
  const known =
    field &&
    schema
      .getQueryType()
      ?.getFields()
      [field.name.value]?.args.some(({ name }) => name === 'after')
  const isSized = field?.arguments?.some(({ name }) => ['first', 'last', 'after', 'before'].includes(name.value))
  return field && known && !isSized ? field : null
}

function withPage({ document, operationName }: Question, field: FieldNode, size: number): string {
  const operation = findOperation(document, operationName)
  const [added] = parse(`query ($${AFTER}: String) { field(first: ${size}, after: $${AFTER}) { ${PAGE}: pageInfo { hasNextPage endCursor } } }`)
    .definitions as [OperationDefinitionNode]
  const [extra] = added.selectionSet.selections as [FieldNode]
  const paged: FieldNode = {
    ...field,
    arguments: [...(field.arguments ?? []), ...(extra.arguments ?? [])],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [...(field.selectionSet?.selections ?? []), ...(extra.selectionSet?.selections ?? [])] },
  }
  const definitions: DocumentNode['definitions'] = document.definitions.map((definition) =>
    definition !== operation
      ? definition
      : {
          ...operation,
          variableDefinitions: [...(operation.variableDefinitions ?? []), ...(added.variableDefinitions ?? [])],
          selectionSet: { ...operation.selectionSet, selections: operation.selectionSet.selections.map((one) => (one === field ? paged : one)) },
        },
  )
  return print({ ...document, definitions })
}

// A file is whole or it is not made: any error of the graph is the file's.
async function ask(guest: Guest, { operationName }: Question, query: string, variables: Record<string, unknown>): Promise<Data> {
  const { data, errors } = await guest.ask({ query, variables, ...(operationName && { operationName }) })
  const [error] = errors ?? []
  if (error) throw new ExpectedError(String(error.extensions?.code ?? 'INTERNAL'), error.message, { ...error.extensions })
  return (data ?? {}) as Data
}
