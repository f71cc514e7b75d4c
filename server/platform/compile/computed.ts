import type { FieldNode } from 'graphql'

import { MATERIAL } from '../material.ts'
import type { Shape } from '../shape.ts'
import { rowOf } from '../statement.ts'
import { argumentsOf, type Asked } from './asked.ts'
import type { Compilation } from './compilation.ts'
import { JsonText } from './text.ts'

/** A computed field of an operation: code resolves it over the rows that the statement brings. */
export interface Hole {
  /** The type whose field it is. */
  type: string
  nodes: readonly FieldNode[]
  /** Its key in the answer. */
  key: string
}

/** Stands on both sides of a hole in the statement's text. No JSON text holds it. */
export const HOLE = '\u0002'

/** A computed field as a hole: its number and, with it, the row that it is computed from. */
export function holeText(compilation: Compilation, shape: Shape | null, t: string, field: Asked): string {
  const type = shape?.type ?? compilation.schema.getQueryType()!.name
  const number = compilation.holes.push({ type, nodes: field.nodes, key: field.key }) - 1
  const text = new JsonText().sql(`chr(2)`).raw(`${number}:`)
  if (shape) text.sql(rowJson(compilation, shape, t, field))
  return text.sql(`chr(2)`).toSql()
}

// The same row that the loader of the type would have loaded, and what the field needs besides.
function rowJson(compilation: Compilation, shape: Shape, t: string, field: Asked): string {
  const material = compilation.model.types.get(shape.type)?.materials.get(field.name)
  const more = material
    ? compilation.step((frame) => `, ${material(t, { ...frame, args: argumentsOf({ frame }, field) })} as ${JSON.stringify(MATERIAL)}`)
    : ''
  return `(select row_to_json(r)::text from (select ${rowOf(shape, t)}${more}) r)`
}

/** The parts of a statement's text: what stands between the holes, and the holes' numbers with their rows. */
export function splitHoles(text: string): { between: string[]; holes: { number: number; row: Record<string, unknown> | undefined }[] } {
  const parts = text.split(HOLE)
  return {
    between: parts.filter((_, position) => position % 2 === 0),
    holes: parts
      .filter((_, position) => position % 2 === 1)
      .map((part) => {
        const colon = part.indexOf(':')
        const row = part.slice(colon + 1)
        return { number: Number(part.slice(0, colon)), row: row ? (JSON.parse(row) as Record<string, unknown>) : undefined }
      }),
  }
}
