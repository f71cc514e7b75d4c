import { closedReturn } from './closed-return.ts'
import type { DataReturn } from './data-return.ts'
import type { Frequency } from './measure-words.ts'
import { asWritten, csvColumns, type CsvColumn } from './observation.csv.ts'
import { agreement } from './observation.rules.ts'
import { ObservationStatus } from './observation-status.ts'
import type { SubjectKind } from './subject.ts'

/** What is known of whom a row is about. */
export interface KnownSubject {
  id: string
  kind: SubjectKind
  code: string
  label: string
  place: number
}

/** What is known of what a row measures. */
export interface KnownMeasure {
  id: string
  code: string
  title: string
  frequency: Frequency
  unit: string
  isRatio: boolean
  multiplier: number
  decimals: number
  lowest: number | null
  highest: number | null
  place: number
}

/** What rows are checked against. */
export interface Known {
  subjects: Record<SubjectKind, ReadonlyMap<string, KnownSubject>>
  measures: ReadonlyMap<string, KnownMeasure>
  /** How often a pilot reports by a measure of its own, by both ids; a pilot reports by nothing else. */
  assigned: ReadonlyMap<string, Frequency | null>
  today: string
}

/** What is wrong with a cell, or with the row as a whole. */
export interface WrongCell {
  column: CsvColumn | 'line'
  value: string | null
  reason: string
}

/** A row that can be entered. */
export interface Checked {
  subject: KnownSubject
  measure: KnownMeasure
  starts: string
  ends: string
  value: number | null
  numerator: number | null
  denominator: number | null
  status: ObservationStatus
  sourceId: string | null
  illustrative: boolean
  note: string | null
  /** Its period has not begun: only what is on record already may be repeated. */
  isAhead: boolean
}

/** The cells of a row in the order of `csvColumns`; null where one is empty or the column is not there. */
export type Cells = readonly (string | null)[]

/** The place of each column among the cells. */
export const at = Object.fromEntries(csvColumns.map((name, place) => [name, place])) as Record<CsvColumn, number>
const STATUSES = Object.keys(ObservationStatus)
const MONTHS: Record<Frequency, number> = { MONTHLY: 1, QUARTERLY: 3, ANNUAL: 12 }
const FIGURE = /^-?\d{1,20}(\.\d{0,30})?([eE][+-]?\d{1,2})?$/
const DAY = /^(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const TRUTHS = new Map([
  ['true', true],
  ['t', true],
  ['false', false],
  ['f', false],
])
const FIGURES = ['value', 'numerator', 'denominator'] as const

/** Checks a row by itself: what it says, or everything that is wrong with it, one reason a column. */
export function checkRow(known: Known, cells: Cells): Checked | WrongCell[] {
  const wrong: WrongCell[] = []
  const refuse = (column: CsvColumn, reason: string): void => {
    if (!wrong.some((one) => one.column === column)) wrong.push({ column, value: cells[at[column]]!, reason })
  }
  const subject = findSubject(known, cells, refuse)
  const measure = findMeasure(known, cells, subject, refuse)
  const { starts, ends } = findPeriod(cells, frequencyOf(known, subject, measure), refuse)
  const status = findStatus(cells, refuse)
  const figures = findFigures(cells, measure, status, refuse)
  const source = cells[at.source]!
  if (source !== null && !ID.test(source)) refuse('source', 'Give the id of a source, or nothing.')
  const illustrative = cells[at.illustrative]!
  const isMadeUp = illustrative === null ? false : TRUTHS.get(illustrative.toLowerCase())
  if (isMadeUp === undefined) refuse('illustrative', 'Give true or false.')
  if (wrong.length > 0 || !subject || !measure || !starts || !ends || !status) return wrong
  const note = cells[at.note]!
  return {
    subject,
    measure,
    starts,
    ends,
    ...figures,
    status,
    sourceId: source,
    illustrative: isMadeUp ?? false,
    note: note === null ? null : asWritten(note) || null,
    isAhead: starts > known.today,
  }
}

/** How often the subject reports by the measure; null while either is not known. */
export const frequencyOf = ({ assigned }: Known, subject: KnownSubject | null, measure: KnownMeasure | null): Frequency | null =>
  measure && ((subject && assigned.get(`${subject.id} ${measure.id}`)) ?? measure.frequency)

/** Why a row that would change a figure of a closed return is refused. */
export const closedReason = (found: Pick<DataReturn, 'periodStart' | 'acceptedAt'>): string => closedReturn(found).message

type Refuse = (column: CsvColumn, reason: string) => void

function findSubject({ subjects }: Known, cells: Cells, refuse: Refuse): KnownSubject | null {
  const [code, kind] = [cells[at.subject]!, cells[at.subject_kind]!]
  if (code === null) {
    refuse('subject', 'Give the code of an organisation or the slug of a pilot.')
    return null
  }
  const found = (['PILOT', 'ORGANISATION'] as const).flatMap((one) => (kind === null || kind === one ? (subjects[one].get(code) ?? []) : []))
  if (found.length === 0) refuse('subject', 'Nobody has this code.')
  if (found.length > 1) refuse('subject', 'A pilot and an organisation have this code: say in subject_kind which is meant.')
  return found.length === 1 ? found[0]! : null
}

function findMeasure({ measures, assigned }: Known, cells: Cells, subject: KnownSubject | null, refuse: Refuse): KnownMeasure | null {
  const code = cells[at.measure]!
  const measure = code === null ? undefined : measures.get(code)
  if (code === null) refuse('measure', 'Give the code of a measure.')
  else if (!measure) refuse('measure', 'No measure has this code.')
  else if (subject?.kind === 'PILOT' && !assigned.has(`${subject.id} ${measure.id}`)) refuse('measure', 'The pilot does not report by this measure.')
  return measure ?? null
}

// A file has the same few days over and over.
const days = new Map<string, boolean>()
const lastDays = new Map<string, string>()

/** Whether a text is a day. */
export function isDay(text: string | null): text is string {
  if (text === null) return false
  let known = days.get(text)
  if (known === undefined) {
    known = DAY.test(text) && new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) === text
    if (days.size < 100_000) days.set(text, known)
  }
  return known
}

/** The last day of the period that starts on a day. */
export function lastDayOf(starts: string, frequency: Frequency): string {
  const key = `${starts} ${frequency}`
  let last = lastDays.get(key)
  if (last === undefined) {
    const day = new Date(`${starts}T00:00:00Z`)
    last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + MONTHS[frequency], day.getUTCDate() - 1)).toISOString().slice(0, 10)
    if (lastDays.size < 100_000) lastDays.set(key, last)
  }
  return last
}

function findPeriod(cells: Cells, frequency: Frequency | null, refuse: Refuse): { starts: string | null; ends: string | null } {
  const [starts, ends] = [cells[at.period_start]!, cells[at.period_end]!]
  if (!isDay(ends)) refuse('period_end', 'Give a day as YYYY-MM-DD.')
  if (!isDay(starts)) {
    refuse('period_start', 'Give a day as YYYY-MM-DD.')
    return { starts: null, ends: null }
  }
  if (!starts.endsWith('-01') || (frequency === 'QUARTERLY' && Number(starts.slice(5, 7)) % 3 !== 1))
    refuse('period_start', 'A period starts on the first day of a month, a quarter or a year, as the measure is reported.')
  if (frequency && isDay(ends) && ends !== lastDayOf(starts, frequency))
    refuse('period_end', `The period that starts then ends on ${lastDayOf(starts, frequency)}.`)
  return { starts, ends }
}

function findStatus(cells: Cells, refuse: Refuse): ObservationStatus | null {
  const status = cells[at.status] ?? 'NORMAL'
  if (STATUSES.includes(status)) return status as ObservationStatus
  refuse('status', `The statuses are ${STATUSES.join(', ')}.`)
  return null
}

type Figures = Pick<Checked, (typeof FIGURES)[number]>
const NONE: Figures = { value: null, numerator: null, denominator: null }

function findFigures(cells: Cells, measure: KnownMeasure | null, status: ObservationStatus | null, refuse: Refuse): Figures {
  const [value, numerator, denominator] = FIGURES.map((name) => {
    const text = cells[at[name]]!
    if (text === null) return null
    const figure = FIGURE.test(text) ? Number(text) : NaN
    if (figure >= 0 && figure < Infinity) return figure
    refuse(name, 'Give a number from 0 upwards.')
    return null
  }) as [number | null, number | null, number | null]
  const hasAny = value !== null || numerator !== null || denominator !== null
  if (status === 'MISSING' || status === 'NOT_APPLICABLE') {
    if (hasAny) refuse('status', 'What is missing or not applicable has no figures.')
    return NONE
  }
  if (!measure || status === null || (status === 'SUPPRESSED' && !hasAny)) return NONE
  if (!measure.isRatio) {
    if (cells[at.value] === null) refuse('value', 'Give the value, or say by the status why there is none.')
    if (numerator !== null || denominator !== null) refuse('numerator', 'A count has a value alone.')
    return { ...NONE, value }
  }
  if (cells[at.numerator] === null) refuse('numerator', 'A ratio has a numerator and a denominator.')
  if (cells[at.denominator] === null) refuse('denominator', 'A ratio has a numerator and a denominator.')
  if (denominator === 0) refuse('denominator', 'A denominator of 0 gives no value: say by the status why there is none.')
  if (numerator === null || denominator === null) return NONE
  if (measure.unit === '%' && numerator > denominator) refuse('numerator', 'More were counted than there are.')
  const worked = (numerator / denominator) * measure.multiplier
  if (denominator > 0 && value !== null && Math.abs(value - worked) > agreement * Math.max(1, Math.abs(worked)))
    refuse('value', `The value is not numerator over denominator times ${measure.multiplier}.`)
  return { value: worked, numerator, denominator }
}
