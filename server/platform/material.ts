import type { Class } from './module.ts'
import type { Parameters } from './statement.ts'
import type { Viewer } from './viewer.ts'

/** What the SQL of a computed field's material may depend on. */
export interface MaterialFrame {
  args: Record<string, unknown>
  parameters: Parameters
  viewer: Viewer
}

/** SQL of type json for what a computed field is made of, beside the row with alias `t`. */
export type MaterialSql = (t: string, frame: MaterialFrame) => string

const declared = new Map<Class, Map<string, { target: () => Class; sql: MaterialSql }>>()

/** The column of a row under which a compiled statement brings the material of a computed field. */
export const MATERIAL = '#material'

/**
 * Declares what a computed field of a type is made of, so that a compiled operation brings it along in its one statement. The
 * resolver asks `materialOf` first and reads for itself where there is none.
 */
export const Material =
  (target: () => Class, sql: MaterialSql): MethodDecorator =>
  (prototype, name) => {
    const resolver = prototype.constructor as Class
    const known = declared.get(resolver) ?? new Map<string, { target: () => Class; sql: MaterialSql }>()
    declared.set(resolver, known.set(String(name), { target, sql }))
  }

/** The materials that a resolver class declares, by field. */
export const materialsOf = (resolver: Class): ReadonlyMap<string, { target: () => Class; sql: MaterialSql }> => declared.get(resolver) ?? new Map()

/** The material that came with a row, if it did. */
export const materialOf = <T>(row: object): T | undefined => (row as { [MATERIAL]?: T })[MATERIAL]
