import { Directive, Field, InputType, Int, ObjectType, getMetadataStorage, registerEnumType } from 'type-graphql'

import { declaredOf } from './declare.ts'
import type { Class } from './module.ts'
import { operatorsFor, SortDirection } from './operators.ts'
import { shapeOf, typeName } from './shape.ts'

@ObjectType({ description: 'Where a page stands in its list.' })
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows.' })
  hasNextPage!: boolean
  @Field(() => Boolean, { description: 'Whether something comes before, as far as the cursor tells.' })
  hasPreviousPage!: boolean
  @Field(() => String, { nullable: true })
  startCursor!: string | null
  @Field(() => String, { nullable: true })
  endCursor!: string | null
}

const withArticle = (article: 'a' | 'A', target: Class): string => `${article}${/^[AEIOU]/.test(typeName(target)) ? 'n' : ''} ${typeName(target)}`

const baseName = (target: Class): string => declaredOf(target).listedAs ?? typeName(target)

const remember =
  <T>(make: (target: Class) => T) =>
  (known = new Map<Class, T>()) =>
  (target: Class): T => {
    let value = known.get(target)
    if (!value) known.set(target, (value = make(target)))
    return value
  }

/** The Relay connection type of a class. */
export const connectionOf = remember((target): Class => {
  const name = baseName(target)
  const edge = class {}
  ObjectType(`${name}Edge`, { description: `${withArticle('A', target)} in a list, with its place in it.` })(edge)
  Field(() => String, { description: 'Its place in the list: opaque, signed, good for after and before.' })(edge.prototype, 'cursor')
  Field((() => target) as never)(edge.prototype, 'node')
  const connection = class {}
  ObjectType(`${name}Connection`, { description: `A page of a list of ${typeName(target)}.` })(connection)
  Field((() => [edge]) as never)(connection.prototype, 'edges')
  Field((() => [target]) as never, { description: 'The things themselves, without their places.' })(connection.prototype, 'nodes')
  Field(() => PageInfo)(connection.prototype, 'pageInfo')
  Field(() => Int, { description: 'How many there are in all pages; counted only when asked for.' })(connection.prototype, 'totalCount')
  return connection
})()

/** The columns of a class that a client may filter and order by, with their GraphQL types. */
export function listedColumns(target: Class): { name: string; type: unknown }[] {
  const { columns } = shapeOf(target)
  const { unlisted } = declaredOf(target)
  return getMetadataStorage()
    .fields.filter((field) => field.target === target && columns.has(field.name) && !unlisted.has(field.name))
    .map((field) => ({ name: field.name, type: field.getType(), array: field.typeOptions.array }))
    .filter((field) => !field.array)
}

const filters = new Map<Class, Class>()

/** The filter input of a class: its columns, its relations within the module, and, or, not. */
export function filterOf(target: Class): Class {
  const known = filters.get(target)
  if (known) return known
  const filter = class {}
  filters.set(target, filter)
  InputType(`${baseName(target)}Filter`, { description: `Conditions on ${withArticle('a', target)}; all that are given must hold.` })(filter)
  const add = (name: string, type: unknown, description?: string): void =>
    Field((() => type) as never, { nullable: true, ...(description && { description }) })(filter.prototype, name)
  for (const { name, type } of listedColumns(target)) {
    const operators = operatorsFor(type)
    if (operators) add(name, operators)
  }
  for (const [name, link] of shapeOf(target).links) {
    if (link.shape === 'one') add(name, filterOfLinked(link.target()))
    else if (link.shape === 'many' && !link.fromList && !name.endsWith('Connection')) {
      add(name, quantifiedOf(link.target()))
      filterOfLinked(link.target())
    }
  }
  add('and', [filter], 'All of these hold.')
  add('or', [filter], 'At least one of these holds.')
  add('not', filter, 'This does not hold.')
  return filter
}

// Of another module's type only the key can be asked here: its rows are its owner's.
const filterOfLinked = (target: Class): Class => (shapeOf(target).table ? filterOf(target) : keyFilterOf(target))

const keyFilterOf = remember((target): Class => {
  const filter = class {}
  const { key } = shapeOf(target)
  InputType(`${typeName(target)}KeyFilter`, { description: `Which ${typeName(target)}, by its key.` })(filter)
  Field((() => operatorsFor(keyType(target))) as never, { nullable: true })(filter.prototype, key)
  return filter
})()

/** The GraphQL type of a class's key field. */
export const keyType = (target: Class): unknown =>
  getMetadataStorage()
    .fields.find((field) => field.target === target && field.name === shapeOf(target).key)!
    .getType()

const quantifiedOf = remember((target): Class => {
  const list = class {}
  InputType(`${shapeOf(target).table ? baseName(target) : `${typeName(target)}Key`}ListFilter`, {
    description: 'Conditions on the members of a list.',
  })(list)
  // Asked for only when it is needed: relations that lead back here would otherwise make this type twice.
  const inner = (): Class => filterOfLinked(target)
  Field(inner as never, { nullable: true, description: 'At least one of the list.' })(list.prototype, 'some')
  Field(inner as never, { nullable: true, description: 'Not one of the list.' })(list.prototype, 'none')
  Field(inner as never, { nullable: true, description: 'Every one of the list; an empty list too.' })(list.prototype, 'every')
  return list
})()

/** A column's name as a GraphQL constant: openedOn → OPENED_ON. */
export const constantCase = (name: string): string => name.replace(/[A-Z]/g, '_$&').toUpperCase()

/** The order input of a class. */
export const orderOf = remember((target): Class => {
  const name = baseName(target)
  const fields = Object.fromEntries(
    listedColumns(target)
      .filter(({ type }) => operatorsFor(type))
      .map(({ name: column }) => [constantCase(column), constantCase(column)]),
  )
  registerEnumType(fields, { name: `${name}OrderField`, description: `What a list of ${typeName(target)} can be ordered by.` })
  const order = class {}
  InputType(`${name}Order`)(order)
  Field((() => fields) as never)(order.prototype, 'field')
  Field(() => SortDirection, { defaultValue: SortDirection.ASC })(order.prototype, 'direction')
  return order
})()
