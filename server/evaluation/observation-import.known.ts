import type { EntityManager } from 'typeorm'

import { nearest } from '../platform/import-cell.ts'

import type { Known, KnownMeasure, KnownSubject } from './observation.check.ts'
import { readKnown } from './observation.stage.ts'
import { runIn } from './withhold.commands.ts'

/** What rows of a file are checked against, with what people may write for a code. */
export interface Spoken {
  known: Known
  subjects: Record<KnownSubject['kind'], ReadonlyMap<string, string>>
  measures: ReadonlyMap<string, string>
}

/** Reads what rows are checked against. */
export async function readSpoken(db: EntityManager): Promise<Spoken> {
  const known = await readKnown(runIn(db), (code) => code)
  const bySubject = (kind: KnownSubject['kind']) => spoken([...known.subjects[kind].values()].map(({ code, label }) => [code, label]))
  return {
    known,
    subjects: { PILOT: bySubject('PILOT'), ORGANISATION: bySubject('ORGANISATION') },
    measures: spoken([...known.measures.values()].map(({ code, title }) => [code, title])),
  }
}

// A code however it is spelled; a name where it is that of one alone.
function spoken(pairs: readonly (readonly [code: string, name: string])[]): Map<string, string> {
  const found = new Map<string, string>()
  const shared = new Set<string>()
  for (const [code, name] of pairs) {
    const key = name.toLowerCase()
    if (found.has(key)) shared.add(key)
    found.set(key, code)
  }
  for (const name of shared) found.delete(name)
  for (const [code] of pairs) found.set(code.toLowerCase(), code)
  return found
}

/** The code of the subject that a cell means; the cell where it means none. */
export function subjectCode({ known, subjects }: Spoken, text: string): string {
  if (known.subjects.PILOT.has(text) || known.subjects.ORGANISATION.has(text)) return text
  return subjects.PILOT.get(text.toLowerCase()) ?? subjects.ORGANISATION.get(text.toLowerCase()) ?? text
}

/** The code of the measure that a cell means; the cell where it means none. */
export const measureCode = ({ known, measures }: Spoken, text: string): string =>
  known.measures.has(text) ? text : (measures.get(text.toLowerCase()) ?? text)

/** The code that was most likely meant. */
export function likelyCode({ subjects, measures }: Spoken, column: 'subject' | 'measure', text: string): string | null {
  const all = column === 'measure' ? measures : new Map([...subjects.ORGANISATION, ...subjects.PILOT])
  const near = nearest(text.toLowerCase(), [...all.keys()])
  return near && `Did you mean ${all.get(near)}?`
}

/** What a pilot reports by, for who wrote something else. */
export function measuresOf({ known }: Spoken, { id, label }: KnownSubject): string | null {
  const own = [...known.measures.values()].filter((measure) => known.assigned.has(`${id} ${measure.id}`)).map(({ code }) => code)
  const most = 6
  if (own.length === 0) return null
  return `${label} reports by ${own.slice(0, most).join(', ')}${own.length > most ? ` and ${own.length - most} more` : ''}.`
}

/** One that rows were checked against, by its code. */
export const subjectOf = ({ known }: Spoken, code: string | null, kind: string | null): KnownSubject | null => {
  const found = (['PILOT', 'ORGANISATION'] as const).flatMap((one) =>
    code !== null && (kind === null || kind === one) ? (known.subjects[one].get(code) ?? []) : [],
  )
  return found.length === 1 ? found[0]! : null
}

/** The same of a measure. */
export const measureOf = ({ known }: Spoken, code: string | null): KnownMeasure | null => (code === null ? null : (known.measures.get(code) ?? null))
