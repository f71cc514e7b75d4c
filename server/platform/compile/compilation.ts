import type { FieldNode, FragmentDefinitionNode, GraphQLSchema } from 'graphql'

import { Parameters } from '../statement.ts'
import type { Viewer } from '../viewer.ts'
import type { Hole } from './computed.ts'
import type { Model } from './model.ts'

/** What the parameters of one run are made from. */
export interface Frame {
  parameters: Parameters
  viewer: Viewer
  /** Coerced, with defaults. */
  variables: Record<string, unknown>
}

/** A part of the statement that depends on arguments or viewer: run while compiling for its text, and before each run for its parameters. */
export type Step = (frame: Frame) => unknown

/** The operation cannot be one statement; `reason` is a word for the metrics. */
export class NotCompilable extends Error {
  constructor(
    readonly reason: string,
    readonly detail: string,
  ) {
    super(`${reason}: ${detail}`)
  }
}

/** Writes a row with alias `t` as what is asked of its type. */
export type WriteRow = (compilation: Compilation, type: string, t: string, nodes: readonly FieldNode[]) => string

/** One operation on its way to a statement. */
export class Compilation {
  readonly steps: Step[] = []
  /** The computed fields that it asks for. */
  readonly holes: Hole[] = []
  private aliases = 0

  constructor(
    readonly schema: GraphQLSchema,
    readonly model: Model,
    readonly fragments: Record<string, FragmentDefinitionNode>,
    readonly frame: Frame,
    // Rows hold relations and relations lead to rows: given here, so that the files need not import each other.
    private readonly writeRow: WriteRow,
  ) {}

  /** A row with alias `t` as the JSON text of what is asked of it. */
  row(type: string, t: string, nodes: readonly FieldNode[]): string {
    return this.writeRow(this, type, t, nodes)
  }

  /** Runs a step now and notes it: each later run repeats the steps in this order, so that its parameters stand in the same places. */
  step<T>(run: (frame: Frame) => T): T {
    this.steps.push(run)
    return run(this.frame)
  }

  /** An alias that nothing else in the statement has. */
  alias(): string {
    this.aliases += 1
    return `t${this.aliases}`
  }
}
