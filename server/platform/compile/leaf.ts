import { getNamedType, isNonNullType, type GraphQLOutputType } from 'graphql'

import type { Kind } from '../declare.ts'
import type { Column } from '../shape.ts'
import { WRONG_SQL } from './text.ts'

type Write = (sql: string) => string

const quoted: Write = (sql) => `'"' || ${sql} || '"'`
const escaped: Write = (sql) => `to_json(${sql})::text`
const plain: Write = (sql) => `(${sql})::text`

const WRITE: Record<Kind, Write> = {
  uuid: quoted,
  date: quoted,
  enum: quoted,
  text: escaped,
  int: plain,
  bigint: plain,
  float: plain,
  json: plain,
  bool: plain,
  instant: (sql) => `to_char(${sql} at time zone 'UTC', '"\\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\\""')`,
  textList: escaped,
  uuidList: escaped,
}

/** A column's value as JSON text; never null. */
export const columnText = (column: Column, t: string, type: GraphQLOutputType): string =>
  neverNull(WRITE[column.kind](column.sql(t)), column.nullable, type)

const KIND_OF_TYPE: Record<string, Kind> = { Int: 'int', Float: 'float', Boolean: 'bool', Date: 'date', BigInt: 'bigint' }

/** The value of an expression that is no column, as JSON text of its field's type; never null. */
export const expressionText = (sql: string, type: GraphQLOutputType): string =>
  neverNull(WRITE[KIND_OF_TYPE[getNamedType(type).name] ?? 'text'](sql), true, type)

/** An expression that may be null where its field may be, and wrong where it may not. */
export const neverNull = (sql: string, nullable: boolean, type: GraphQLOutputType): string =>
  nullable ? `coalesce(${sql}, ${isNonNullType(type) ? WRONG_SQL : `'null'`})` : sql
