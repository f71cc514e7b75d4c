import { DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm'

import { tableName } from './shape.ts'

/** Tables are named for their class with a small first letter; columns keep the property's spelling. */
export class PlainNames extends DefaultNamingStrategy implements NamingStrategyInterface {
  override tableName(className: string, given: string | undefined): string {
    return given ?? tableName(className)
  }
}
