import type { MigrationInterface } from 'typeorm'

import type { ImportKind } from './import-kind.ts'
import type { Policy } from './policy.ts'

export type ModuleName = 'identity' | 'directory' | 'programme' | 'evaluation' | 'network' | 'workbench'

// A class as decorators see it: something with a name and a prototype.
export type Class = abstract new (...args: never[]) => object

/** A part of the graph that could run as a process of its own. It owns the PostgreSQL schema of its name. */
export interface Module {
  name: ModuleName
  /** Rows that TypeORM maps. */
  entities: Class[]
  migrations: (new () => MigrationInterface)[]
  /** Classes with `@Resolver`: root reads, mutations, computed fields. */
  resolvers: Class[]
  /** GraphQL types that no root field reaches from within the module, stubs of other modules' types among them. */
  types: Class[]
  policy: Policy
  /** What can be imported into it from a file. */
  imports?: readonly ImportKind[]
  /** Runs what it computes most, over nothing, once the product answers: the first reader does not wait for the engine's compiler. */
  warm?: () => void
}
