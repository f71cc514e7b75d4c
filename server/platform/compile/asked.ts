import { isObjectType, type FieldNode, type GraphQLField, type GraphQLObjectType } from 'graphql'
import { collectSubfields } from 'graphql/execution/collectFields.js'
import { getArgumentValues } from 'graphql/execution/values.js'

import { NotCompilable, type Compilation } from './compilation.ts'
import { JsonText } from './text.ts'

/** A field as asked for: its key in the answer, its definition and the nodes that ask for it. */
export interface Asked {
  key: string
  name: string
  nodes: readonly FieldNode[]
  definition: GraphQLField<unknown, unknown>
}

/** The fields that a selection asks of an object type, fragments opened and directives decided. */
export function fieldsOf(compilation: Compilation, type: GraphQLObjectType, nodes: readonly FieldNode[]): Asked[] {
  const { schema, fragments, frame } = compilation
  return [...collectSubfields(schema, fragments, frame.variables, type, nodes as FieldNode[])].map(([key, asked]) => {
    const name = asked[0]!.name.value
    return { key, name, nodes: asked, definition: type.getFields()[name]! }
  })
}

/** Writes an object field by field; `__typename` is known. */
export function writeObject(type: GraphQLObjectType, asked: readonly Asked[], write: (field: Asked) => string): string {
  const json = new JsonText().raw('{')
  asked.forEach((field, position) => {
    json.raw(`${position ? ',' : ''}${JSON.stringify(field.key)}:`)
    if (field.name === '__typename') json.raw(`"${type.name}"`)
    else json.sql(write(field))
  })
  return json.raw('}').toSql()
}

/** The object type of that name in the graph. */
export function objectType(compilation: Compilation, name: string): GraphQLObjectType {
  const type = compilation.schema.getType(name)
  if (!isObjectType(type)) throw new NotCompilable('type', name)
  return type
}

/** The arguments of a field, coerced; asked for again in each run. */
export const argumentsOf = ({ frame }: Pick<Compilation, 'frame'>, { definition, nodes }: Asked): Record<string, unknown> =>
  getArgumentValues(definition, nodes[0]!, frame.variables)
