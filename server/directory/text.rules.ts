import { isUuid } from '../platform/condition.ts'
import { BadInput } from '../platform/errors.ts'

/** A line of text that must be there: without blanks at its ends, and between two lengths. */
export function needText(given: string, field: string, what: string, [least, most]: readonly [number, number] = [2, 200]): string {
  const text = given.trim()
  if (text.length < least) throw new BadInput(least > 1 ? `Enter ${what}, in ${least} characters or more.` : `Enter ${what}.`, field)
  if (text.length > most) throw new BadInput(`${capital(what)} may be ${most.toLocaleString('en-GB')} characters long.`, field)
  return text
}

/** A text that may be left out; what is blank is left out. */
export function readText(given: string | null | undefined, field: string, what: string, most = 2000): string | null {
  const text = given?.trim() ?? ''
  return text === '' ? null : needText(text, field, what, [1, most])
}

/** The reason of a change that needs none. */
export const readWhy = (given: string | null | undefined, field: string): string | null => readText(given, field, 'the reason')

/** The reason of a change that needs one. */
export const needWhy = (given: string, field: string): string => needText(given, field, 'the reason', [3, 2000])

/** The id of another module's thing, by its form: that it exists only its module knows. */
export function readId(given: string | null | undefined, field: string, what: string): string | null {
  if (given === null || given === undefined || given === '') return null
  if (!isUuid(given)) throw new BadInput(`No ${what} has this id.`, field)
  return given.toLowerCase()
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
