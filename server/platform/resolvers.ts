import type { GraphQLFieldResolver } from 'graphql'
import type { IResolvers } from '@graphql-tools/utils'

import type { Context } from './context.ts'
import { BadInput } from './errors.ts'
import type { LinkDeclaration, ManyLink } from './link.ts'
import { followOne, loadList, loadOne, type Row } from './loader.ts'
import type { Class } from './module.ts'
import type { PageArguments } from './page.ts'
import { followPage, loadPage, type Connection } from './pages.ts'
import type { RootRead } from './read.ts'
import { followMany } from './relation.ts'
import { columnOf, shapeOf, type Shape } from './shape.ts'

type Resolve = GraphQLFieldResolver<Row, Context, Row>

/** The resolvers of a class's declared relations and embedded objects. */
export function resolversOf(target: Class): Record<string, Resolve> {
  const shape = shapeOf(target)
  const resolvers: Record<string, Resolve> = {}
  for (const [field, link] of shape.links) resolvers[field] = linkResolver(shape, field, link)
  for (const [field, parts] of shape.embedded) {
    const names = Object.keys(parts)
    resolvers[field] = (row) => Object.fromEntries(names.map((part) => [part, row[`${field}.${part}`]]))
  }
  return resolvers
}

function linkResolver(shape: Shape, field: string, link: LinkDeclaration): Resolve {
  const name = `${shape.type}.${field}`
  if (link.shape === 'one') return (row, _args, context) => followOne(context, link, row)
  if (link.shape === 'union') return (row) => ({ __typename: link.types[String(row[link.kind])], id: row[link.from] })
  if (link.fromList) return (row, _args, context) => followKeys(context, link, row)
  if (link.paged) return (row, args, context) => followPage(context, name, shape, link, args, row)
  return (row, args, context) => followMany(context, name, shape, link, args, row)
}

async function followKeys(context: Context, link: ManyLink, row: Row): Promise<Row[]> {
  const target = shapeOf(link.target())
  const keys = (row[link.fromList!] as unknown[] | null) ?? []
  if (!target.table) return keys.map((key) => ({ [target.key]: key }))
  const rows = await Promise.all(keys.map((key) => loadOne(context, link.target(), target.key, key)))
  return rows.filter((found) => found !== null)
}

/** The resolver of a declared root read. */
export function rootResolver(field: string, read: RootRead): Resolve {
  const target = read.target()
  if (read.shape === 'list') return (_root, _args, context) => loadList(context, target, read.order)
  if (read.shape === 'page') return (_root, args, context) => loadPage(context, field, read, args as Row & PageArguments)
  if (read.shape === 'single') return async (_root, _args, context) => (await loadList(context, target, []))[0]
  return (_root, args, context) => loadBy(context, target, read.by, args)
}

async function loadBy(context: Context, target: Class, by: string[], args: Row): Promise<Row | null> {
  const given = by.filter((column) => args[column] !== null && args[column] !== undefined)
  if (!given.length) throw new BadInput(`Say which one: give ${by.join(' or ')}.`, by[0])
  const row = await loadOne(context, target, given[0]!, args[given[0]!])
  const same = (column: string): boolean => String(row?.[columnOf(shapeOf(target), column).name]) === String(args[column])
  return row && given.slice(1).every(same) ? row : null
}

/** The resolver that every connection type has for its total. */
export const connectionResolvers: IResolvers = { totalCount: (connection: Connection) => connection.count() }
