import type { EntityManager } from 'typeorm'

import type { Change } from './audit.ts'
import type { Context } from './context.ts'
import type { Viewer } from './viewer.ts'

/** A column that a kind of import understands. */
export interface ImportColumn {
  name: string
  /** What people call it. */
  title: string
  /** What stands in it, with an example. */
  hint: string
  /** Whether a file without it cannot be imported. */
  isNeeded?: boolean
  /** Headers by which it is known besides its name and title. */
  alike?: readonly string[]
}

/** A row of a file: its number as a spreadsheet counts it, and its cells by column; what is blank or not in the file is null. */
export interface ImportRow {
  row: number
  cells: Readonly<Record<string, string | null>>
}

/** What is wrong with a cell, and what to do about it where that can be told. */
export interface CellProblem {
  column: string
  reason: string
  fix: string | null
  /** What to put into the cell instead, where that is known. */
  suggestion?: string | null
}

export const IMPORT_OUTCOMES = { NEW: 'NEW', CHANGED: 'CHANGED', SAME: 'SAME', REFUSED: 'REFUSED' } as const
export type ImportOutcome = keyof typeof IMPORT_OUTCOMES

/** What becomes of a row. */
export interface Judged<Entry = unknown> {
  row: number
  outcome: ImportOutcome
  /** What is different, for a reader, where the outcome is CHANGED. */
  detail: string | null
  problems: readonly CellProblem[]
  /** What is unusual about it: each asks for a note, and none refuses it. */
  questions?: readonly CellProblem[]
  /** What `enter` needs to know of it. */
  entry: Entry | null
}

/** Says what becomes of rows, some hundred at a time in the order of the file; it remembers what the file said before. Changes nothing. */
export type Judge<Entry = unknown> = (db: EntityManager, rows: readonly ImportRow[]) => Promise<Judged<Entry>[]>

/** The change that rows are entered by, who makes it, and why. */
export interface Entering {
  changeId: string
  by: string
  why: string | null
}

/** Something that can be imported from a file. A module declares its kinds; who runs them knows no more than this. */
export interface ImportKind<Entry = unknown> {
  name: string
  /** What people call it: "Organisations". */
  title: string
  description: string
  columns: readonly ImportColumn[]
  /** The action of the policy that whoever imports it must be allowed. */
  action: string
  judge(today: string, viewer: Viewer): Judge<Entry>
  /** Enters rows that were judged NEW or CHANGED a moment ago in the same transaction, as part of a change. */
  enter(db: EntityManager, judged: readonly Judged<Entry>[], entering: Entering): Promise<void>
  /** Runs the whole import in one transaction as one change, with its line of history; `run` is told how to undo it. */
  change(context: Context, run: (db: EntityManager, id: string) => Promise<Change>): Promise<void>
  /** Puts back what the change did, by another change, of which the line may be this; refuses where somebody changed the same since. */
  undo(context: Context, changeId: string, said: Change & { why: string }): Promise<void>
}
