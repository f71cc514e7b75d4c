import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

import { dataFile } from './files.ts'
import type { Measure } from './record.ts'

/** One month of one organisation, or of England, in the Monthly Activity Return: the columns by name. */
export interface ActivityRow {
  month: string
  code: string
  region: string | null
  counts: Record<string, number>
}

const KEYS = new Set(['month', 'org_code', 'stable_code', 'org_name', 'sha_code'])

const COMMISSIONERS = 'mar_pct_monthly_2008-04_2012-03.csv'

/** The return by commissioner: each row is what that code reported itself, before any succession. */
export const readCommissionerActivity = () => readActivity(COMMISSIONERS)

/** A digest of the return by commissioner, which changes when the file does. */
export const activityDigest = (): string =>
  createHash('sha256')
    .update(readFileSync(dataFile(COMMISSIONERS)))
    .digest('hex')

/** The totals for England as published. */
export const readEnglandActivity = () => readActivity('mar_england_monthly_2008-04_2013-03.csv')

/** The value of a measure in a row, with numerator and denominator where it is a share. */
export function measured(measure: Measure, { counts }: ActivityRow): { value: number; numerator: number | null; denominator: number | null } {
  if (measure.column) return { value: counts[measure.column]!, numerator: null, denominator: null }
  const numerator = counts[measure.numeratorColumn!]!
  const denominator = counts[measure.denominatorColumn!]!
  return { value: (numerator / denominator) * measure.multiplier, numerator, denominator }
}

function readActivity(file: string): ActivityRow[] {
  const [head, ...lines] = readFileSync(dataFile(file), 'utf8').trim().split(/\r?\n/)
  const columns = head!.split(',')
  const at = (name: string) => columns.indexOf(name)
  const counted = columns.map((name, index) => ({ name, index })).filter(({ name }) => !KEYS.has(name))
  return lines.map((line, number) => {
    // No field of the return holds a comma except the name of an organisation, which is quoted and not read here.
    const cells = line.replace(/"[^"]*"/, '').split(',')
    if (cells.length !== columns.length) throw new Error(`${file}: line ${number + 2} has ${cells.length} columns instead of ${columns.length}.`)
    const counts = Object.fromEntries(counted.map(({ name, index }) => [name, wholeNumber(cells[index]!, `${file}: line ${number + 2}, ${name}`)]))
    return { month: cells[at('month')]!, code: cells[at('org_code')] ?? 'ENGLAND', region: cells[at('sha_code')] || null, counts }
  })
}

function wholeNumber(cell: string, place: string): number {
  if (!/^\d+$/.test(cell)) throw new Error(`${place}: “${cell}” is not a whole number.`)
  return Number(cell)
}
