import type { GraphQLScalarType } from 'graphql'
import { Arg, Field, Int, type FieldOptions } from 'type-graphql'

import type { Where } from './declare.ts'
import type { Class } from './module.ts'
import { DateScalar } from './scalars.ts'

/** An argument of a list: the condition that it adds, or what holds when it is absent. */
export interface LinkArgument {
  type: () => GraphQLScalarType | StringConstructor | BooleanConstructor | [StringConstructor]
  description: string
  where: (t: string, parameter: string) => string
  absent?: (t: string) => string
}

/** A table in the module's own schema that joins two keys. */
export interface Through {
  table: string
  own: string
  other: string
  order?: string
}

/** A relation to one: this row's column `from` holds the key of the target. */
export interface OneLink {
  shape: 'one'
  target: () => Class
  from: string
  /** The target's column that `from` names; its key where not said. */
  to?: string
}

/** A relation to one of several types: `from` holds the key, `kind` a word that `types` turns into the type's name. */
export interface UnionLink {
  shape: 'union'
  from: string
  kind: string
  types: Record<string, string>
}

/** A condition between a row of the target, `t`, and the row that the relation starts from, whose named columns `own` writes. */
export interface Match {
  columns: string[]
  sql: (t: string, own: (column: string) => string) => string
}

/** A relation to many: target column → own column, or by way of a joining table, or a list of keys in the row. */
export interface ManyLink {
  shape: 'many'
  target: () => Class
  on?: Record<string, string>
  through?: Through
  fromList?: string
  /** Columns of the target, `-` in front for descending; the key always ends the order. */
  order: string[]
  where?: Where
  match?: Match
  args: Record<string, LinkArgument>
  /** Paged as a Relay connection. */
  paged: boolean
}

export type LinkDeclaration = OneLink | UnionLink | ManyLink

const links = new Map<Class, Map<string, LinkDeclaration>>()

/** The declared relations of a class, by field. */
export const linksOf = (target: Class): Map<string, LinkDeclaration> => links.get(target) ?? new Map()

/** Notes a relation of the class that the decorator stands in. */
export function declareLink(prototype: object, name: string | symbol, link: LinkDeclaration): void {
  const target = prototype.constructor as Class
  const known = links.get(target) ?? new Map<string, LinkDeclaration>()
  links.set(target, known.set(String(name), link))
}

/** Declares a relation to one thing, of this module or (by its stub) of another. */
export const Link =
  (target: () => Class, { from, to, ...options }: { from: string; to?: string } & FieldOptions): PropertyDecorator =>
  (prototype, name) => {
    declareLink(prototype, name, { shape: 'one', target, from, ...(to && { to }) })
    Field(() => target() as never, options)(prototype, name)
  }

/** Declares a relation to one thing of a union of types. */
export const LinkOfUnion =
  (union: () => object, { from, kind, types, ...options }: Omit<UnionLink, 'shape'> & FieldOptions): PropertyDecorator =>
  (prototype, name) => {
    declareLink(prototype, name, { shape: 'union', from, kind, types })
    Field(() => union() as never, options)(prototype, name)
  }

export type Many = Partial<Pick<ManyLink, 'on' | 'through' | 'fromList' | 'order' | 'where' | 'match' | 'args'>> & FieldOptions

/** The declaration of a relation to many. */
export function manyLink(target: () => Class, { on, through, fromList, order = [], where, match, args = {} }: Many, paged: boolean): ManyLink {
  return {
    shape: 'many',
    target,
    order,
    args,
    paged,
    ...(on && { on }),
    ...(through && { through }),
    ...(fromList && { fromList }),
    ...(where && { where }),
    ...(match && { match }),
  }
}

/** Gives a field the arguments of its relation; answers how many. */
export function declareArguments(prototype: object, name: string | symbol, args: Record<string, LinkArgument>): number {
  const entries = Object.entries(args)
  entries.forEach(([arg, { type, description }], position) => Arg(arg, type as never, { nullable: true, description })(prototype, name, position))
  return entries.length
}

/** Declares a relation to a list that is small by nature; past 200 it is refused by name, in favour of its `…Connection` twin. */
export const Links =
  (target: () => Class, declaration: Many): PropertyDecorator =>
  (prototype, name) => {
    const { on: _on, through: _through, fromList: _fromList, order: _order, where: _where, match: _match, args = {}, ...options } = declaration
    declareLink(prototype, name, manyLink(target, declaration, false))
    declareArguments(prototype, name, args)
    Field(() => [target()] as never, options)(prototype, name)
  }

/** Adds `first`, `after`, `last` and `before` to a field. */
export function pageArguments(prototype: object, name: string | symbol, taken: number): void {
  Arg('first', () => Int, { nullable: true, description: 'How many from the front, at most 200; 25 when neither first nor last is given.' })(
    prototype,
    name,
    taken,
  )
  Arg('after', () => String, { nullable: true, description: 'Only what follows this cursor.' })(prototype, name, taken + 1)
  Arg('last', () => Int, { nullable: true, description: 'How many from the back, at most 200.' })(prototype, name, taken + 2)
  Arg('before', () => String, { nullable: true, description: 'Only what comes before this cursor.' })(prototype, name, taken + 3)
}

/** The `asOf` argument over a period of days: both ends belong to it, an empty end is open. */
export const asOf = (starts: string, ends: string): Record<string, LinkArgument> => ({
  asOf: {
    type: () => DateScalar,
    description: 'Only what held on this day; without it, all that ever did, with dates.',
    where: (t, day) => `(${t}."${starts}" is null or ${t}."${starts}" <= ${day}) and (${t}."${ends}" is null or ${t}."${ends}" >= ${day})`,
  },
})
