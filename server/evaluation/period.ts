const DAY = 86_400_000

/** The day after. */
export const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10)

const months = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A month as people read it: April 2008. */
export const monthName = (day: string): string => months.format(Date.parse(day))

/** A day as people read it: 1 April 2008. */
export const dayName = (day: string): string => days.format(Date.parse(day))

/** Several names in a sentence: A, B and C. */
export const inWords = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`

/** A number of things: 1 value, 2 values. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`

const figures = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3, signDisplay: 'exceptZero' })

/** A change as people read it: +1.25, −0.4, 0. */
export const formatFigure = (value: number): string => figures.format(value).replace('-', '\u2212')
