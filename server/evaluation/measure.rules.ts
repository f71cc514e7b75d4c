import type { MeasureDefinition } from './measure.input.ts'
import type { MeasureScope } from './measure-words.ts'

/** What is wrong with a definition, in which field. */
export interface DefinitionProblem {
  field: string
  reason: string
}

const CODE = /^[A-Z][A-Z0-9_]{2,39}$/
const LONGEST = 2000

type Line = [field: string, isWrong: boolean, reason: string]

/** What is wrong with the definition of a measure, or null. */
export function checkDefinition(given: MeasureDefinition): DefinitionProblem | null {
  const { title, summary, unit, multiplier, decimals, reportingLagDays, numerator, denominator, lowest, highest } = given
  const isRatio = isSaid(denominator)
  const texts = [given.rationale, given.exclusions, given.collection, given.steward, given.note, denominator]
  const lines: Line[] = [
    ['title', !isBetween(title, 3, 200), 'A name has 3 to 200 characters.'],
    ['summary', !isBetween(summary, 3, LONGEST), `Say in 3 to ${LONGEST} characters what it is.`],
    ['unit', !isBetween(unit, 1, 40), 'A unit has 1 to 40 characters, such as % or admissions.'],
    ['numerator', !isBetween(numerator, 3, LONGEST), 'Say what is counted.'],
    ['denominator', unit.trim() === '%' && !isRatio, 'Per cent need something to be divided by: say what.'],
    ['multiplier', !(multiplier > 0 && multiplier <= 1e9), 'The multiplier is above 0: 1, 100 for per cent, 1,000 for each thousand.'],
    ['multiplier', unit.trim() === '%' && multiplier !== 100, 'Per cent are multiplied by 100.'],
    ['multiplier', !isRatio && multiplier !== 1, 'A count is not multiplied: leave 1, or say what it is divided by.'],
    ['decimals', decimals < 0 || decimals > 6, 'Values are shown to 0 to 6 places.'],
    ['reportingLagDays', reportingLagDays < 1 || reportingLagDays > 366, 'A value is due 1 to 366 days after its period.'],
    ['highest', lowest != null && highest != null && lowest >= highest, 'The highest value is above the lowest.'],
    ['note', texts.some((text) => (text?.length ?? 0) > LONGEST), `No text may be longer than ${LONGEST} characters.`],
  ]
  const wrong = lines.find(([, isWrong]) => isWrong)
  return wrong ? { field: wrong[0], reason: wrong[2] } : null
}

/** What is wrong with the code and scope of a new measure, or null. */
export function checkPlace(code: string, scope: MeasureScope, pilot: string | null): DefinitionProblem | null {
  if (!CODE.test(code)) return { field: 'code', reason: 'A code is 3 to 40 capital letters, digits and _, and begins with a letter: COPD_REVIEWS.' }
  if (code.startsWith('MAR_') || code.startsWith('DEMO_'))
    return { field: 'code', reason: 'Codes that begin with MAR_ or DEMO_ are kept for the record and the demonstration.' }
  if (scope === 'LOCAL' && pilot === null) return { field: 'pilot', reason: 'A local measure is a pilot’s own: say which pilot’s.' }
  if (scope === 'NATIONAL' && pilot !== null) return { field: 'pilot', reason: 'A national measure is everybody’s: name no pilot.' }
  return null
}

/** What values were worked out with, and what periods they were for: it stays once there are any. */
export const fixedByValues = ['frequency', 'multiplier', 'unit'] as const

/** A text without the spaces around it; null when nothing is left. */
export const trimmed = (text: string | null | undefined): string | null => text?.trim() || null

const isSaid = (text: string | null | undefined): boolean => trimmed(text) !== null
const isBetween = (text: string, least: number, most: number): boolean => text.trim().length >= least && text.trim().length <= most
