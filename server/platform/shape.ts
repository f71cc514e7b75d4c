import { getMetadataArgsStorage } from 'typeorm'
import { getMetadataStorage } from 'type-graphql'

import { declaredOf, type EmbeddedPart, type Kind, type OfPilots, type Where } from './declare.ts'
import { linksOf, type LinkDeclaration } from './link.ts'
import type { Class, Module } from './module.ts'
import type { Role } from './viewer.ts'

/** A column, stored or derived, as both readers see it. */
export interface Column {
  name: string
  kind: Kind
  nullable: boolean
  sql: (t: string) => string
}

/** What a class declares, gathered: the only thing that the readers know of it. */
export interface Shape {
  type: string
  target: Class
  /** The quoted table, or null for a stub of another module's type. */
  table: string | null
  key: string
  columns: ReadonlyMap<string, Column>
  embedded: ReadonlyMap<string, Record<string, EmbeddedPart>>
  links: ReadonlyMap<string, LinkDeclaration>
  visible: Partial<Record<Role, Where>>
  ofPilots?: OfPilots | undefined
}

const KINDS: Record<string, Kind> = {
  uuid: 'uuid',
  text: 'text',
  enum: 'enum',
  int: 'int',
  integer: 'int',
  smallint: 'int',
  bigint: 'bigint',
  'double precision': 'float',
  float8: 'float',
  boolean: 'bool',
  bool: 'bool',
  date: 'date',
  timestamptz: 'instant',
  'timestamp with time zone': 'instant',
  jsonb: 'json',
}

const shapes = new Map<Class, Shape>()

/** Gives a module's tables, joining tables too, the PostgreSQL schema of its name. */
export function claimTables({ name, entities, types }: Module): void {
  for (const table of getMetadataArgsStorage().tables) if (entities.includes(table.target as Class)) table.schema ??= name
  for (const target of [...entities, ...types])
    for (const link of linksOf(target).values())
      if (link.shape === 'many' && link.through && !link.through.table.includes('.')) link.through.table = `"${name}"."${link.through.table}"`
}

/** The declarations of a class in one place; made once. */
export function shapeOf(target: Class): Shape {
  let shape = shapes.get(target)
  if (!shape) shapes.set(target, (shape = gather(target)))
  return shape
}

/** The GraphQL name of a decorated class. */
export function typeName(target: Class): string {
  const found = getMetadataStorage().objectTypes.find((type) => type.target === target)
  if (!found) throw new Error(`${target.name} has no @ObjectType`)
  return found.name
}

/** The table of an entity's class name, as the naming strategy spells it. */
export const tableName = (className: string): string => className[0]!.toLowerCase() + className.slice(1)

function gather(target: Class): Shape {
  const stored = getMetadataArgsStorage()
  const table = stored.tables.find((candidate) => candidate.target === target)
  const declared = declaredOf(target)
  const columns = new Map<string, Column>()
  for (const { propertyName, options } of stored.filterColumns(target)) {
    const kind = KINDS[String(options.type)]
    if (!kind || options.select === false) continue
    const list: Kind = kind === 'uuid' ? 'uuidList' : 'textList'
    columns.set(propertyName, {
      name: propertyName,
      kind: options.array ? list : kind,
      nullable: options.nullable === true,
      sql: (t) => `${t}."${propertyName}"`,
    })
  }
  for (const [name, { kind, sql }] of declared.derived) columns.set(name, { name, kind, nullable: true, sql })
  return {
    type: typeName(target),
    target,
    table: table ? `"${table.schema}"."${table.name ?? tableName(target.name)}"` : null,
    key: keyOf(target),
    columns,
    embedded: declared.embedded,
    links: linksOf(target),
    visible: declared.visible ?? {},
    ofPilots: declared.ofPilots,
  }
}

function keyOf(target: Class): string {
  const directive = getMetadataStorage().classDirectives.find((one) => one.target === target && one.directive.nameOrDefinition.startsWith('@key'))
  return /fields: "(\w+)"/.exec(directive?.directive.nameOrDefinition ?? '')?.[1] ?? 'id'
}

/** The column of that name, of another module's type its key; a declaration that names none is a mistake of ours. */
export function columnOf(shape: Shape, name: string): Column {
  const key: Column | undefined = name === shape.key ? { name, kind: 'uuid', nullable: false, sql: (t) => `${t}."${name}"` } : undefined
  const column = shape.columns.get(name) ?? key
  if (!column) throw new Error(`${shape.type} has no column ${name}`)
  return column
}
