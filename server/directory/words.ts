import { dayInWords } from '../platform/calendar.ts'

export { dayAfter, dayBefore, dayInWords } from '../platform/calendar.ts'

/** "since 1 April 2009", "from 1 April 2009 to 31 March 2011". */
export const periodInWords = (startsOn: string, endsOn: string | null): string =>
  endsOn ? `from ${dayInWords(startsOn)} to ${dayInWords(endsOn)}` : `since ${dayInWords(startsOn)}`

/** "one, two and three". */
export const listInWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** "UNDER_REVIEW" as "under review". */
export const inWords = (constant: string): string => constant.toLowerCase().replaceAll('_', ' ')
