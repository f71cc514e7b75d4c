const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** "17 June 2010" from "2010-06-17". */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date} ${MONTHS[month! - 1]} ${year}`
}

/** The day before, and after, another. */
export const dayBefore = (day: string): string => shift(day, -1)
export const dayAfter = (day: string): string => shift(day, 1)

const shift = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
