import { Cells, inWordsOf, judged } from '../platform/import-cell.ts'
import type { Judge, Judged } from '../platform/import-kind.ts'
import type { Viewer } from '../platform/viewer.ts'

import { at, checkRow, frequencyOf, isDay, lastDayOf, type Known } from './observation.check.ts'
import { csvColumns } from './observation.csv.ts'
import { likelyCode, measureCode, measureOf, measuresOf, readSpoken, subjectCode, subjectOf, type Spoken } from './observation-import.known.ts'
import { findClosed, findPast, findStanding, type Given, type Past, type Standing } from './observation-import.reads.ts'
import { readDay, readFigure, readFirstDay, readStatus } from './observation-import.rules.ts'
import { policy } from './policy.ts'
import { warningsOf } from './return-line.rules.ts'

/** What is entered of a row. */
export interface Entry {
  subjectId: string
  subjectKind: Given['subject']['kind']
  measureId: string
  periodStart: string
  periodEnd: string
  value: number | null
  numerator: number | null
  denominator: number | null
  status: Given['status']
  note: string | null
  sourceId: string | null
  illustrative: boolean
  /** What stands in its place. */
  replacesId: string | null
}

const LONGEST_NOTE = 2000
const BEFORE = 24

/** Judges rows by what a form asks and what `npm run import` asks; what it has judged counts as the past of what comes after it. */
export function createJudge(viewer: Viewer): Judge<Entry> {
  let spoken: Spoken | null = null
  const said = new Map<string, number>()
  const past = new Map<string, Past[]>()
  return async (db, rows) => {
    spoken ??= await readSpoken(db)
    const all = rows.map((row) => new Cells(row))
    const given = all.map((cells) => readGiven(spoken!, cells, viewer))
    const ready = given.filter((one) => one !== null)
    const standing = await findStanding(db, ready)
    const closed = await findClosed(db, ready)
    const strange = [...new Set(ready.map(pairOf))].filter((pair) => !past.has(pair))
    for (const [pair, series] of await findPast(db, strange)) past.set(pair, series)
    return all.map((cells, i) => {
      const one = given[i]!
      if (!one) return cells.refused()
      const there = standing.get(one.n) ?? null
      refuseTogether(cells, one, there, said, closed.get(one.n) ?? null, spoken!.known)
      if (cells.problems.length > 0) return cells.refused()
      return decide(cells, one, there, past.get(pairOf(one))!)
    })
  }
}

const pairOf = ({ subject, measure }: Given): string => `${subject.id} ${measure.id}`

// What a row says by itself; null where something is wrong with it.
function readGiven(spoken: Spoken, cells: Cells, viewer: Viewer): Given | null {
  const { known } = spoken
  const texts = csvColumns.map((name) => cells.get(name))
  const rewrite = (name: (typeof csvColumns)[number], read: (text: string) => string) => {
    const text = texts[at[name]]
    if (text !== null && text !== undefined) texts[at[name]] = read(text)
  }
  rewrite('subject', (text) => subjectCode(spoken, text))
  rewrite('subject_kind', (text) => text.toUpperCase())
  rewrite('measure', (text) => measureCode(spoken, text))
  rewrite('status', readStatus)
  for (const name of ['value', 'numerator', 'denominator'] as const) rewrite(name, readFigure)
  const subject = subjectOf(spoken, texts[at.subject]!, texts[at.subject_kind]!)
  const measure = measureOf(spoken, texts[at.measure]!)
  const frequency = frequencyOf(known, subject, measure)
  rewrite('period_start', (text) => readFirstDay(text, frequency))
  rewrite('period_end', readDay)
  const starts = texts[at.period_start]!
  if (frequency && isDay(starts)) texts[at.period_end] ??= lastDayOf(starts, frequency)
  if (subject && !policy['observation:record'](viewer, subject))
    return cells.refuse('subject', 'You answer for the figures of your own pilots alone', 'Leave the row out, or send it to an administrator.')
  const note = cells.text('note', LONGEST_NOTE)
  const found = checkRow(known, texts)
  if (Array.isArray(found))
    for (const { column, reason } of found)
      // A last day that is left blank is worked out once the rest is right.
      if (column !== 'period_end' || cells.get('period_end') !== null) cells.refuse(column, reason, fixFor(spoken, cells, column, subject))
  if (Array.isArray(found) || cells.problems.length > 0) return null
  const { isAhead: _, ...own } = found
  return {
    ...own,
    n: cells.row,
    note: note === null ? null : found.note,
    hasStatus: texts[at.status] !== null,
    illustrative: texts[at.illustrative] === null ? null : found.illustrative,
  }
}

function fixFor(spoken: Spoken, cells: Cells, column: string, subject: ReturnType<typeof subjectOf>): string | null {
  const text = cells.get(column)
  if (column === 'subject') return text && likelyCode(spoken, 'subject', text)
  if (column === 'measure') return (subject?.kind === 'PILOT' && measuresOf(spoken, subject)) || (text && likelyCode(spoken, 'measure', text))
  if (column === 'period_start') return 'A month such as 2010-05, or the first day of the period.'
  return null
}

// What can only be told of a row beside the others and what stands.
function refuseTogether(cells: Cells, given: Given, there: Standing | null, said: Map<string, number>, closed: string | null, known: Known): void {
  const place = `${pairOf(given)} ${given.starts}`
  const first = said.get(place)
  if (first) cells.refuse('period_start', `Row ${first} has the same subject, measure and period`, 'Leave one of the two.')
  else said.set(place, cells.row)
  if (!there && given.starts > known.today) cells.refuse('period_start', 'The period has not begun')
  if (closed && !there?.isSame) cells.refuse('period_start', closed)
}

function decide(cells: Cells, given: Given, there: Standing | null, series: Past[]): Judged<Entry> {
  const own = { periodStart: given.starts, value: given.value, denominator: given.denominator }
  const before = series
    .filter(({ periodStart }) => periodStart < given.starts)
    .toSorted((one, other) => one.periodStart.localeCompare(other.periodStart))
    .slice(-BEFORE)
  const place = series.findIndex(({ periodStart }) => periodStart === given.starts)
  if (place >= 0) series[place] = own
  else series.push(own)
  if (there?.isSame) return judged<Entry>(cells.row, 'SAME', null)
  const entry = entryOf(given, there)
  const questions = questionsOf(given, entry, before)
  if (!there) return { ...judged(cells.row, 'NEW', entry), questions }
  return { ...judged(cells.row, 'CHANGED', entry, inWordsOf(factsOf(there), factsOf(entry))), questions }
}

const entryOf = ({ subject, measure, starts, ends, ...given }: Given, there: Standing | null): Entry => ({
  subjectId: subject.id,
  subjectKind: subject.kind,
  measureId: measure.id,
  periodStart: starts,
  periodEnd: ends,
  value: given.value,
  numerator: given.numerator,
  denominator: given.denominator,
  status: there?.effective ?? given.status,
  note: given.note ?? there?.note ?? null,
  sourceId: given.sourceId ?? there?.sourceId ?? null,
  illustrative: given.illustrative ?? there?.illustrative ?? false,
  replacesId: there?.id ?? null,
})

const factsOf = ({ value, numerator, denominator, status, note, sourceId }: Omit<Entry, 'replacesId'> | Standing) => ({
  value,
  numerator,
  denominator,
  status,
  note,
  source: sourceId,
})

function questionsOf({ measure }: Given, { value, denominator, status, note }: Entry, before: readonly Past[]) {
  const history = before.map((past) => past.value)
  const asked = warningsOf({ observation: { value, denominator, status, note }, previous: before.at(-1) ?? null, history, measure })
  const sentences = asked.filter(({ isExplained }) => !isExplained).map(({ sentence }) => sentence)
  return sentences.length === 0 ? [] : [{ column: 'note', reason: sentences.join(' '), fix: 'Say why in the note, or import it as it is.' }]
}
