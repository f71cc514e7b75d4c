const minus = '\u2212'

/** "17 June 2010" from "2010-06-17". */
export const formatDay = (day: string) => formatUtc(day, { day: 'numeric', month: 'long', year: 'numeric' })

/** "17 Jun 2010": for tables. */
export const formatShortDay = (day: string) => formatUtc(day, { day: 'numeric', month: 'short', year: 'numeric' })

/** "Thursday 17 June 2010". */
export const formatWeekday = (day: string) => formatUtc(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '')

/** "May 2010". */
export const formatMonth = (day: string) => formatUtc(day, { month: 'long', year: 'numeric' })

/** "May 2010" in three letters: for axes and tight cells. */
export const formatShortMonth = (day: string) => formatUtc(day, { month: 'short', year: 'numeric' })

/** "1 April 2009 to 31 March 2011", "since 1 April 2009", "until 31 March 2011". */
export function formatPeriod(startsOn: string | null, endsOn: string | null, format = formatDay): string {
  if (startsOn && endsOn) return `${format(startsOn)} to ${format(endsOn)}`
  if (startsOn) return `since ${format(startsOn)}`
  return endsOn ? `until ${format(endsOn)}` : 'no dates recorded'
}

/** The term of an agreement, which may be still to come: "from 1 October 2010". */
export const formatTerm = (startsOn: string | null, endsOn: string | null, format = formatDay): string =>
  startsOn && !endsOn ? `from ${format(startsOn)}` : formatPeriod(startsOn, endsOn, format)

/** A date that is only known to its month or year says no more than that. */
export function formatPrecise(day: string, precision: 'DAY' | 'MONTH' | 'YEAR'): string {
  if (precision === 'YEAR') return day.slice(0, 4)
  return precision === 'MONTH' ? formatMonth(day) : formatDay(day)
}

/** "20 November 2026, 9:42am", in London. */
export function formatInstant(instant: string): string {
  const at = new Date(instant)
  const day = at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/London' })
  return `${day}, ${formatTime(at)}`
}

/** "9:42am", in London. */
export function formatTime(at: Date): string {
  const text = at.toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit', hour12: true, timeZone: 'Europe/London' })
  return text.replace(/\s/g, '').replace(/^0:/, '12:').toLowerCase()
}

/** "2 hours ago" up to a day, then the date. */
export function formatAgo(instant: string, now: Date): string {
  const minutes = Math.round((now.getTime() - new Date(instant).getTime()) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`
  const hours = Math.round(minutes / 60)
  if (hours < 24) return hours === 1 ? '1 hour ago' : `${hours} hours ago`
  return new Date(instant).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/London' })
}

/** "1,242", "8.3", "−2.6"; at most one place after the point unless told. */
export const formatNumber = (value: number, places = 1) => value.toLocaleString('en-GB', { maximumFractionDigits: places }).replace('-', minus)

/** "+2.0", "−0.4", "0.0": a change, always with as many places, so that a column of them can be compared. */
export const formatChange = (value: number, places = 1) =>
  value.toLocaleString('en-GB', { minimumFractionDigits: places, maximumFractionDigits: places, signDisplay: 'exceptZero' }).replace('-', minus)

/** A change by its first three digits: +0.882, −0.00251. The end of an interval that just holds zero must not read as zero. */
export const formatFigure = (value: number) =>
  value.toLocaleString('en-GB', { maximumSignificantDigits: 3, signDisplay: 'exceptZero' }).replace('-', minus)

/** "£4 million", "£2.36 million", "£231,000" from pence, which come as text. */
export function formatPounds(pence: string): string {
  const pounds = Number(pence) / 100
  if (pounds >= 1_000_000) return `£${formatNumber(pounds / 1_000_000, 2)} million`
  return `£${pounds.toLocaleString('en-GB', { minimumFractionDigits: Number.isInteger(pounds) ? 0 : 2, maximumFractionDigits: 2 })}`
}

/** "1 pilot", "16 pilots". */
export const formatCount = (count: number, one: string, many = `${one}s`) => `${formatNumber(count)} ${count === 1 ? one : many}`

/** The calendar months from one day to another, both counted: 15 from 2009-04-01 to 2010-06-17. */
export function countMonths(from: string, to: string): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1
}

/** The first day of the last month that was over on a day: figures of a month that still runs are not whole. */
export function lastFullMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 10)
}

/** The first day of the month so many months after that of a day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
}

/** The whole days from one day to another. */
export const countDays = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** The day so many days after another. */
export const addDays = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

function formatUtc(day: string, options: Intl.DateTimeFormatOptions): string {
  return new Date(`${day.slice(0, 10)}T00:00:00Z`).toLocaleDateString('en-GB', { ...options, timeZone: 'UTC' })
}

/** A noun with its indefinite article. */
export const withArticle = (noun: string) => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`
