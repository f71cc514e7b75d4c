import { require } from './refusal.ts'

/** A rule for small numbers: counts from 1 up to a threshold are hidden, the rest may be rounded; 0 stays 0. */
export interface SuppressionRule {
  readonly name: string
  readonly source: string
  readonly hiddenUpTo: number
  /** Counts are rounded to the nearest multiple of this; 1 leaves them. */
  readonly roundedTo: number
}

/** The rules in force then and now (STATISTICS.md 7). */
export const suppressionRules = {
  HES_2009: { name: '1 to 5 hidden, with secondary suppression', source: 'HES protocol 2009', hiddenUpTo: 5, roundedTo: 1 },
  HES_2018: {
    name: '1 to 7 hidden, the rest rounded to 5',
    source: 'NHS Digital, HES disclosure control from September 2018',
    hiddenUpTo: 7,
    roundedTo: 5,
  },
} as const satisfies Record<string, SuppressionRule>

const largestCount = 100_000_000

/** The count as it may be published; null is hidden. */
export function publishable(count: number, rule: SuppressionRule): number | null {
  require(Number.isInteger(count) && count >= 0 && count <= largestCount, `A count is a whole number between 0 and ${largestCount}.`)
  if (count >= 1 && count <= rule.hiddenUpTo) return null
  return Math.round(count / rule.roundedTo) * rule.roundedTo
}
