const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** "17 June 2010" from "2010-06-17". */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date} ${MONTHS[month! - 1]} ${year}`
}

const DAY = 86_400_000
const MOST_DAYS = 20_000

/** What is worked out of a day, kept: charts ask for the same few days again and again, and a calendar is slow. */
export function remembered(work: (day: string) => string): (day: string) => string {
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

/** The day before, and after, another. */
export const dayBefore = remembered((day) => shift(day, -DAY))
export const dayAfter = remembered((day) => shift(day, DAY))

const shift = (day: string, by: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + by).toISOString().slice(0, 10)
