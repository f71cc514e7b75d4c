import { isObjectType, type FieldNode, type GraphQLField, type GraphQLObjectType } from 'graphql'
import { collectSubfields } from 'graphql/execution/collectFields.js'

import { columnOf, type Shape } from '../shape.ts'
import { NotCompilable, type Compilation } from './compilation.ts'
import { columnText, expressionText } from './leaf.ts'
import { linkText } from './link.ts'
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

/** A row with alias `t` as the JSON text of what is asked of it. */
export function rowText(compilation: Compilation, typeName: string, t: string, nodes: readonly FieldNode[]): string {
  const type = objectType(compilation, typeName)
  const { shape, links } = compilation.model.types.get(typeName)!
  return writeObject(type, fieldsOf(compilation, type, nodes), (field) => {
    const column = shape.columns.get(field.name)
    if (column) return columnText(column, t, field.definition.type)
    const linked = links.get(field.name)
    if (linked) return linkText(compilation, linked, t, field)
    const parts = shape.embedded.get(field.name)
    if (parts) return embeddedText(compilation, shape, parts, t, field)
    throw new NotCompilable('computed', `${typeName}.${field.name}`)
  })
}

function embeddedText(
  compilation: Compilation,
  shape: Shape,
  parts: Record<string, string | ((t: string) => string)>,
  t: string,
  { definition, nodes }: Asked,
): string {
  const type = objectType(compilation, String(definition.type).replace(/!$/, ''))
  return writeObject(type, fieldsOf(compilation, type, nodes), ({ name, definition: part }) => {
    const from = parts[name]
    if (from === undefined) throw new NotCompilable('computed', `${type.name}.${name}`)
    return typeof from === 'string' ? columnText(columnOf(shape, from), t, part.type) : expressionText(from(t), part.type)
  })
}
