import type { FieldNode } from 'graphql'

import { columnOf, type Shape } from '../shape.ts'
import { fieldsOf, objectType, writeObject, type Asked } from './asked.ts'
import { NotCompilable, type Compilation } from './compilation.ts'
import { holeText } from './computed.ts'
import { columnText, expressionText } from './leaf.ts'
import { linkText } from './link.ts'

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
    return holeText(compilation, shape, t, field)
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
