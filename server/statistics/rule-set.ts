import { movingRangeLimit } from './moving-range.ts'

/** The settings of an individuals chart in which the field's tools differ (EVALUATION.md 2). */
export interface RuleSet {
  readonly name: string
  readonly source: string
  /** Limits lie this many average moving ranges from the centre. */
  readonly limitMultiplier: number
  readonly screensMovingRanges: boolean
  readonly shiftLength: number
  readonly trendLength: number
  /** SAME_SIDE: all three points on one side and two near a limit; NET_SUM: two of three beyond two sigma, the third anywhere. */
  readonly twoOfThree: 'SAME_SIDE' | 'NET_SUM'
  /** A segment with fewer points than this has trial limits. */
  readonly shortSegment: number
}

const nhs: RuleSet = {
  name: 'NHS: four rules, moving ranges screened',
  source: 'NHS England, Making Data Count; NHSRplotthedots 050b07d7',
  limitMultiplier: 2.66,
  screensMovingRanges: true,
  shiftLength: 7,
  trendLength: 7,
  twoOfThree: 'SAME_SIDE',
  shortSegment: 12,
}

/** The rule sets the product knows, by the name the graph gives them. */
export const ruleSets = {
  NHS: nhs,
  NHS_UNSCREENED: {
    ...nhs,
    name: 'NHS: four rules, all moving ranges',
    source: 'NHS England, Making Data Count, Excel tool',
    screensMovingRanges: false,
  },
  AUS: {
    ...nhs,
    name: 'Australian Commission: trend of five, two of three beyond two sigma',
    source: 'AUS-DOH-Safety-and-Quality PowerBI-SPC 478773a5',
    limitMultiplier: 3 / 1.128,
    trendLength: 5,
    twoOfThree: 'NET_SUM',
  },
} as const satisfies Record<string, RuleSet>

/** The settings of a rule set as text, enough to repeat the calculation elsewhere. */
export const describeRules = (rules: RuleSet): { name: string; value: string }[] => [
  { name: 'limitMultiplier', value: String(rules.limitMultiplier) },
  {
    name: 'screening',
    value: rules.screensMovingRanges ? `moving ranges of ${movingRangeLimit} times their mean or more are left out, once` : 'none',
  },
  { name: 'nearLimits', value: 'two thirds of the way from the centre to the limits' },
  { name: 'shiftLength', value: String(rules.shiftLength) },
  { name: 'trendLength', value: String(rules.trendLength) },
  { name: 'twoOfThree', value: rules.twoOfThree },
  { name: 'shortSegment', value: String(rules.shortSegment) },
]
