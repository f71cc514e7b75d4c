const DAY = 86_400_000

// Charts ask for the same few days again and again, and a calendar is slow.
const MOST_DAYS = 20_000
function remembered(work: (day: string) => string): (day: string) => string {
  const known = new Map<string, string>()
  return (day) => {
    let found = known.get(day)
    if (found === undefined) {
      if (known.size >= MOST_DAYS) known.clear()
      known.set(day, (found = work(day)))
    }
    return found
  }
}

/** The day after. */
export const dayAfter = remembered((day) => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10))

const months = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A month as people read it: April 2008. */
export const monthName = remembered((day) => months.format(Date.parse(day)))

/** A day as people read it: 1 April 2008. */
export const dayName = remembered((day) => days.format(Date.parse(day)))

/** Several names in a sentence: A, B and C. */
export const inWords = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`

const numbers = new Intl.NumberFormat('en-GB')

/** A number of things: 1 value, 2 values. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${numbers.format(n)} ${n === 1 ? one : many}`

const figures = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3, signDisplay: 'exceptZero' })

/** A change as people read it: +1.25, −0.4, 0. */
export const formatFigure = (value: number): string => figures.format(value).replace('-', '\u2212')
