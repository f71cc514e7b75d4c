import { Arg, Field, ID, Query } from 'type-graphql'

import { connectionOf, filterOf, orderOf } from './connection.ts'
import type { Where } from './declare.ts'
import { declareArguments, declareLink, manyLink, pageArguments, type Many } from './link.ts'
import type { Class } from './module.ts'

interface Options {
  description: string
  deprecationReason?: string
}

export interface OneRead {
  shape: 'one'
  target: () => Class
  by: string[]
}
export interface PageRead {
  shape: 'page'
  target: () => Class
  order: string[]
  /** What the list is of, where it is not of every row that the viewer may see. */
  where?: Where
}
export interface ListRead {
  shape: 'list'
  target: () => Class
  order: string[]
}
export interface SingleRead {
  shape: 'single'
  target: () => Class
}
export type RootRead = OneRead | PageRead | ListRead | SingleRead

const reads = new Map<Class, Map<string, RootRead>>()

/** The declared root reads of a resolver class, by field. */
export const readsOf = (resolver: Class): Map<string, RootRead> => reads.get(resolver) ?? new Map()

function declare(prototype: object, name: string | symbol, read: RootRead): void {
  const resolver = prototype.constructor as Class
  const known = reads.get(resolver) ?? new Map<string, RootRead>()
  reads.set(resolver, known.set(String(name), read))
}

const asMethod = (prototype: object, name: string | symbol, type: () => unknown, options: Options & { nullable?: boolean }): void => {
  Query(type as never, options)(prototype, name as string, {})
}

/** A root field that answers one thing by any of its unique columns, or null. */
export const ReadOne =
  (target: () => Class, { by, ...options }: Options & { by: string[] }): PropertyDecorator =>
  (prototype, name) => {
    declare(prototype, name, { shape: 'one', target, by })
    by.forEach((column, position) => Arg(column, () => (column === 'id' ? ID : String), { nullable: by.length > 1 })(prototype, name, position))
    asMethod(prototype, name, target, { ...options, nullable: true })
  }

/** A root field that answers a Relay connection, filtered and ordered by the declared columns; `order` is used where none is asked. */
export const ReadPage =
  (target: () => Class, { order, where, ...options }: Options & Pick<PageRead, 'order' | 'where'>): PropertyDecorator =>
  (prototype, name) => {
    declare(prototype, name, { shape: 'page', target, order, ...(where && { where }) })
    Arg('filter', () => filterOf(target()) as never, { nullable: true })(prototype, name, 0)
    Arg('orderBy', () => [orderOf(target())] as never, { nullable: true })(prototype, name, 1)
    pageArguments(prototype, name, 2)
    asMethod(prototype, name, () => connectionOf(target()), options)
  }

/** A root field that answers a whole list, for what is small by nature. */
export const ReadList =
  (target: () => Class, { order, ...options }: Options & { order: string[] }): PropertyDecorator =>
  (prototype, name) => {
    declare(prototype, name, { shape: 'list', target, order })
    asMethod(prototype, name, () => [target()], options)
  }

/** A root field for the one row that a table holds. */
export const ReadSingle =
  (target: () => Class, options: Options): PropertyDecorator =>
  (prototype, name) => {
    declare(prototype, name, { shape: 'single', target })
    asMethod(prototype, name, target, options)
  }

/** Declares a relation to a list of any length, paged as a Relay connection. */
export const LinkPage =
  (target: () => Class, declaration: Many): PropertyDecorator =>
  (prototype, name) => {
    const { on: _on, through: _through, fromList: _fromList, order: _order, where: _where, match: _match, args = {}, ...options } = declaration
    declareLink(prototype, name, manyLink(target, declaration, true))
    const taken = declareArguments(prototype, name, args)
    pageArguments(prototype, name, taken)
    Field(() => connectionOf(target()) as never, options)(prototype, name)
  }
