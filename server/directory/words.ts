const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** "17 June 2010" from "2010-06-17". */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date} ${MONTHS[month! - 1]} ${year}`
}

/** "since 1 April 2009", "from 1 April 2009 to 31 March 2011". */
export const periodInWords = (startsOn: string, endsOn: string | null): string =>
  endsOn ? `from ${dayInWords(startsOn)} to ${dayInWords(endsOn)}` : `since ${dayInWords(startsOn)}`

/** "one, two and three". */
export const listInWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** "UNDER_REVIEW" as "under review". */
export const inWords = (constant: string): string => constant.toLowerCase().replaceAll('_', ' ')

/** The day before, and after, another. */
export const dayBefore = (day: string): string => shift(day, -1)
export const dayAfter = (day: string): string => shift(day, 1)

const shift = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
