import type { EntityManager } from 'typeorm'

import type { Context } from '../platform/context.ts'
import { Conflict, RuleError } from '../platform/errors.ts'
import { judged } from '../platform/import-cell.ts'

import type { BulkLine, BulkPreview } from './bulk.ts'
import { makeChange } from './change.commands.ts'

/** How many things are changed together at most. */
export const MOST = 1_000
const MOST_LINES = 200

/** One thing that was selected, what would become of it, and the row to enter. */
export interface Line extends BulkLine {
  row: { version: number; facts: object } | null
}

/** What such a change answers. */
export interface Done {
  changed: number
  changeId: string
}

interface Work {
  lines: readonly Line[]
  said: { action: string; subjectKind: string; what: string; why: string; after: object }
}

/** Makes one change of many things, as many as the preview said. */
export function enterLines(context: Context, count: number, work: (db: EntityManager) => Promise<Work>): Promise<Done> {
  return makeChange(context, async (db, id) => {
    const {
      lines,
      said: { what, after, ...said },
    } = await work(db)
    const changed = countOf(lines)
    if (changed === 0) throw new RuleError('NOTHING_TO_CHANGE', 'None of them can be changed like this.')
    if (changed !== count)
      throw new Conflict(`What the filter selects has changed: ${changed} would be changed now, and not ${count}. Look at the preview again.`)
    const names = lines.flatMap(({ row, name }) => (row ? [name] : []))
    return {
      answer: { changed, changeId: id },
      said: { ...said, subjectId: null, sentence: `${context.viewer.name} ${what}.`, after: { ...after, of: names.slice(0, 50) } },
      isOfMany: true,
    }
  })
}

/** What a change would do, those that cannot be changed first. */
export function previewOf(lines: readonly Line[]): BulkPreview {
  const first = lines.toSorted((one, other) => Number(one.row !== null) - Number(other.row !== null) || (one.name < other.name ? -1 : 1))
  return { selected: lines.length, changes: countOf(lines), lines: first.slice(0, MOST_LINES) }
}

/** The rows of a change, as `enterRows` takes them. */
export const toEnter = (lines: readonly Line[]) => lines.flatMap(({ id, row }) => (row ? [judged(0, 'CHANGED', { id, ...row })] : []))

/** How many would be changed. */
export const countOf = (lines: readonly Line[]): number => lines.filter(({ row }) => row).length
