import { Kind, TypeInfo, visit, visitWithTypeInfo, type FieldNode, type GraphQLSchema } from 'graphql'

import { isFigure, STATUS } from '../../schema/table.ts'
import type { Question } from './question.ts'

const STATUS_FIELD: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: STATUS },
  name: { kind: Kind.NAME, value: 'status' },
}

/** The same question, which asks beside each figure for its status too: a cell of a table says by itself that its value is withheld. */
export function withStatus(schema: GraphQLSchema, question: Question): Question {
  const types = new TypeInfo(schema)
  const document = visit(
    question.document,
    visitWithTypeInfo(types, {
      SelectionSet(set) {
        const parent = types.getParentType()
        const hasFigure = parent && set.selections.some((one) => one.kind === Kind.FIELD && isFigure(parent, one.name.value))
        return hasFigure ? { ...set, selections: [...set.selections, STATUS_FIELD] } : undefined
      },
    }),
  )
  return { ...question, document }
}
