import { isDay } from './observation.check.ts'
import type { Frequency } from './measure-words.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The first day of a period as people write one: 2010-05, May 2010, 01/05/2010, for a year 2009/10. What is none is left as it is. */
export function readFirstDay(text: string, frequency: Frequency | null): string {
  const plain = text.replace(/[T ]00:00(:00)?.*$/, '')
  return (frequency === 'ANNUAL' ? yearOf(plain) : null) ?? dayOf(plain) ?? monthOf(plain) ?? plain
}

/** A day as people write one. What is none is left as it is. */
export const readDay = (text: string): string => readFirstDay(text, null)

const padded = (year: string, month: string | number, day: string | number = 1): string | null => {
  const made = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isDay(made) ? made : null
}

function dayOf(text: string): string | null {
  const [, day, month, year] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text) ?? []
  return year ? padded(year, month!, day!) : null
}

function monthOf(text: string): string | null {
  const [, year, month] = /^(\d{4})[-/.](\d{1,2})$/.exec(text) ?? []
  if (year) return padded(year, month!)
  const [, first, last] = /^(\d{1,2})[-/.](\d{4})$/.exec(text) ?? []
  if (last) return padded(last, first!)
  const [, name, after] = /^([A-Za-z]{3,9})[ -](\d{4}|\d{2})$/.exec(text) ?? []
  const at = name ? MONTHS.findIndex((start) => name.toLowerCase().startsWith(start)) : -1
  return at < 0 ? null : padded(after!.length === 2 ? `20${after}` : after!, at + 1)
}

// A year runs from April; one that the second half does not follow is no year.
function yearOf(text: string): string | null {
  const [, first, second] = /^(\d{4})[-/](\d{2}|\d{4})$/.exec(text) ?? []
  return first && (Number(first) + 1) % 100 === Number(second) % 100 ? padded(first, 4) : null
}

/** A number as people write one: with commas between thousands, or with the sign of its unit. */
export const readFigure = (text: string): string => {
  const plain = text.replace(/\s*%$/, '')
  return /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(plain) ? plain.replaceAll(',', '') : plain
}

// CL_OBS_STATUS of SDMX, as our own files write it.
const SDMX: Readonly<Record<string, string>> = {
  A: 'NORMAL',
  P: 'PROVISIONAL',
  E: 'ESTIMATED',
  B: 'BREAK',
  O: 'MISSING',
  Q: 'SUPPRESSED',
  M: 'NOT_APPLICABLE',
}

/** A status however it is spelled, or by its SDMX code. */
export function readStatus(text: string): string {
  const plain = text
    .toUpperCase()
    .replace(/[^A-Z]+/g, '_')
    .replace(/^_|_$/g, '')
  return SDMX[plain] ?? plain
}
