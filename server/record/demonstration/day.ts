/** The day that the demonstration set shows. */
export const TODAY = '2010-06-17'

/** The day so many days after another. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The first day of the month so many months after that of a day. */
export function monthAfter(day: string, months: number): string {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
}

/** The last day of the month that begins on this day. */
export const lastDayOf = (month: string): string => daysAfter(monthAfter(month, 1), -1)
