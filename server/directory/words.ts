import { dayInWords } from '../platform/calendar.ts'

/** "since 1 April 2009", "from 1 April 2009 to 31 March 2011". */
export const periodInWords = (startsOn: string, endsOn: string | null): string =>
  endsOn ? `from ${dayInWords(startsOn)} to ${dayInWords(endsOn)}` : `since ${dayInWords(startsOn)}`

/** "UNDER_REVIEW" as "under review". */
export const inWords = (constant: string): string => constant.toLowerCase().replaceAll('_', ' ')
