import { Field, type FieldOptions } from 'type-graphql'

import type { Class } from './module.ts'
import type { Role } from './viewer.ts'

/** Values of the statement that the viewer decides; each is the text of a parameter. */
export interface ViewerSql {
  accountId: string
  /** The token that asks; null where none does. */
  tokenId: string
  pilotIds: string
  role: string
}

/** A condition over the row with alias `t`, in SQL. */
export type Where = (t: string, viewer: ViewerSql) => string

/** The condition that the row with alias `t` is one of the pilots whose ids the parameter holds; `true` for what is of no pilot. */
export type OfPilots = (t: string, pilotIds: string) => string

/** Every row may be seen. */
export const everyRow: Where = () => 'true'

/** It is of no pilot: a token that is limited to some sees it as its owner does. */
export const ofNoPilot: OfPilots = () => 'true'

/** The declared kind of a computed column: how it is compared and read. */
export type Kind = 'uuid' | 'text' | 'enum' | 'int' | 'bigint' | 'float' | 'bool' | 'date' | 'instant' | 'json' | 'textList' | 'uuidList'

export interface DerivedColumn {
  sql: (t: string) => string
  kind: Kind
}

/** A part of an embedded object: the name of a column, or SQL over the row. */
export type EmbeddedPart = string | ((t: string) => string)

interface Declarations {
  visible?: Partial<Record<Role, Where>>
  ofPilots?: OfPilots
  derived: Map<string, DerivedColumn>
  embedded: Map<string, Record<string, EmbeddedPart>>
  unlisted: Set<string>
  /** The name its connection, filter and order types begin with, where it is not the type's own. */
  listedAs?: string
}

const declarations = new Map<Class, Declarations>()

/** What the decorators of this file said of a class. */
export function declaredOf(target: Class): Declarations {
  let found = declarations.get(target)
  if (!found) declarations.set(target, (found = { derived: new Map(), embedded: new Map(), unlisted: new Set() }))
  return found
}

/**
 * Says who sees which rows. A stronger role sees at least what a weaker one sees; a class without it is seen by nobody. A token that is limited
 * to some pilots sees what the public sees, and what its role sees of the rows that `ofPilots` says are theirs.
 */
export const Visible =
  (visible: Partial<Record<Role, Where>>, ofPilots?: OfPilots): ClassDecorator =>
  (target) => {
    Object.assign(declaredOf(target as unknown as Class), { visible, ofPilots })
  }

type TypeOf = () => unknown

/** A field computed from its row by SQL, such as a status that follows from dates: selected, filtered and ordered like a column. */
export const Derived =
  (type: TypeOf, { sql, kind, ...options }: DerivedColumn & FieldOptions): PropertyDecorator =>
  (prototype, name) => {
    declaredOf(prototype.constructor as Class).derived.set(String(name), { sql, kind })
    Field(type as never, options)(prototype, name)
  }

/** A field that is an object made of the row's own columns. */
export const Embed =
  (type: TypeOf, parts: Record<string, EmbeddedPart>, options: FieldOptions = {}): PropertyDecorator =>
  (prototype, name) => {
    declaredOf(prototype.constructor as Class).embedded.set(String(name), parts)
    Field(type as never, options)(prototype, name)
  }

/** Leaves a field out of filters and orders: long text, for instance. */
export const Unlisted = (): PropertyDecorator => (prototype, name) => {
  declaredOf(prototype.constructor as Class).unlisted.add(String(name))
}

/** Names the connection, filter and order types of a class other than by its own name. */
export const ListedAs =
  (name: string): ClassDecorator =>
  (target) => {
    declaredOf(target as unknown as Class).listedAs = name
  }
