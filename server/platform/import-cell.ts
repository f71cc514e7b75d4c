import type { CellProblem, ImportOutcome, ImportRow, Judged } from './import-kind.ts'

/** Reads the cells of one row, and gathers what is wrong with them. */
export class Cells {
  readonly problems: CellProblem[] = []
  private readonly cells: ImportRow['cells']
  readonly row: number

  constructor({ row, cells }: ImportRow) {
    this.row = row
    this.cells = cells
  }

  get(column: string): string | null {
    return this.cells[column] ?? null
  }

  refuse(column: string, reason: string, fix: string | null = null, suggestion: string | null = null): null {
    this.problems.push({ column, reason, fix, suggestion })
    return null
  }

  /** A text of bounded length; null where the cell is blank. */
  text(column: string, most: number, least = 1): string | null {
    const text = this.get(column)
    if (text === null) return null
    if (text.length < least) return this.refuse(column, 'Too short', `Use ${least} characters or more.`)
    if (text.length > most) return this.refuse(column, 'Too long', `It has ${text.length} characters; ${most.toLocaleString('en-GB')} are the most.`)
    return text
  }

  /** A day as YYYY-MM-DD or as DD/MM/YYYY; null where the cell is blank. */
  day(column: string): string | null {
    const text = this.get(column)
    if (text === null) return null
    const [, date, month, year] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text) ?? []
    const day = year ? `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}` : text.replace(/[T ]00:00(:00)?.*$/, '')
    if (isDay(day)) return day
    return this.refuse(column, 'No such day', 'Use YYYY-MM-DD or DD/MM/YYYY, for example 2010-04-01.')
  }

  /** One of some words, however it is spelled; null where the cell is blank. */
  word<Word extends string>(column: string, words: readonly Word[], also: Readonly<Record<string, Word>> = {}): Word | null {
    const text = this.get(column)
    if (text === null) return null
    const plain = constant(text)
    const found = words.find((word) => word === plain) ?? also[plain]
    if (found) return found
    const near = nearest(plain, [...words, ...Object.keys(also)])
    const meant = near && spell(near)
    const fix = meant ? `Did you mean ${meant}?` : `Use one of ${words.map(spell).join(', ')}.`
    return this.refuse(column, 'Not one of the words that can stand here', fix, meant)
  }

  /** A cell that must not be blank. */
  need<Value>(column: string, value: Value | null, what: string): Value | null {
    if (value === null && this.get(column) === null) return this.refuse(column, 'Nothing stands here', `Enter ${what}.`)
    return value
  }

  refused(): Judged<never> {
    return { row: this.row, outcome: 'REFUSED', detail: null, problems: this.problems, entry: null }
  }
}

// As a person would write it, which is read back as the same word: "NHS trust" for NHS_TRUST.
const spell = (word: string): string =>
  word
    .toLowerCase()
    .replaceAll('_', ' ')
    .replace(/\b(nhs|gp)\b/g, (letters) => letters.toUpperCase())

/** What becomes of a row that nothing is wrong with. */
export const judged = <Entry>(row: number, outcome: ImportOutcome, entry: Entry | null, detail: string | null = null): Judged<Entry> => ({
  row,
  outcome,
  detail,
  problems: [],
  entry,
})

/** What is different in a row, for a reader: "name: A → B; kind: C → D". */
export function inWordsOf<Facts extends object>(before: Facts, after: Facts): string {
  const names = Object.keys(after) as (keyof Facts & string)[]
  const say = (value: unknown): string => (value === null || value === undefined ? 'nothing' : String(value))
  return names.flatMap((name) => (before[name] === after[name] ? [] : [`${name}: ${say(before[name])} → ${say(after[name])}`])).join('; ')
}

/** What a row leaves as it is where its cells are blank. */
export const filled = <Facts extends object>(before: Facts, given: { [Name in keyof Facts]?: Facts[Name] | null }): Facts => ({
  ...before,
  ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== undefined)),
})

const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text && text >= '1900' && text < '2201'
}

const constant = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_|_$/g, '')

/** The word that a misspelt one most likely is: it shares half of its pairs of letters or more. */
export function nearest(word: string, words: readonly string[]): string | null {
  const pairs = (text: string) => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)))
  const own = pairs(word)
  const likeness = (other: string): number => {
    const others = pairs(other)
    return (2 * [...own].filter((pair) => others.has(pair)).length) / (own.size + others.size || 1)
  }
  const [best] = words.map((other) => ({ other, share: likeness(other) })).toSorted((one, other) => other.share - one.share)
  return best && best.share >= 0.5 ? best.other : null
}

/** Rows by what they have in common. */
export function groupBy<Value>(rows: readonly Value[], key: (row: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}
