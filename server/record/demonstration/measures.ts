import { recordId } from '../ids.ts'
import type { Pilot } from '../record.ts'
import { LOCAL } from './local-measures.ts'

/** A made-up measure and how its made-up values come about. */
export interface MadeMeasure {
  code: string
  title: string
  summary: string
  scope: 'NATIONAL' | 'LOCAL'
  domain: 'HEALTH_OUTCOMES' | 'QUALITY_OF_CARE' | 'SERVICE_USER_SATISFACTION' | 'RELATIONSHIPS_AND_SYSTEMS'
  unit: string
  direction: 'INCREASE' | 'DECREASE' | 'MAINTAIN' | 'NEUTRAL'
  numerator: string
  denominator: string
  multiplier: number
  /** The usual level before the pilot, in the measure's unit, and how much it varies from month to month. */
  level: number
  spread: number
  /** How large the denominator is. */
  base: number
  /** The pilot that a local measure belongs to. */
  pilot?: string
}

const share = { unit: '%', multiplier: 100 }

const NATIONAL: MadeMeasure[] = [
  {
    code: 'DEMO_EMERGENCY',
    title: 'Emergency admissions, ages 65 and over',
    scope: 'NATIONAL',
    domain: 'HEALTH_OUTCOMES',
    direction: 'DECREASE',
    summary: 'Made up: emergency admissions of people aged 65 and over, for each 1,000 of them.',
    unit: 'per 1,000',
    multiplier: 1000,
    numerator: 'Emergency admissions of the pilot’s patients aged 65 and over.',
    denominator: 'The pilot’s patients aged 65 and over.',
    level: 22,
    spread: 1.1,
    base: 6200,
  },
  {
    code: 'DEMO_STAY',
    title: 'Length of stay after an emergency',
    scope: 'NATIONAL',
    domain: 'HEALTH_OUTCOMES',
    direction: 'DECREASE',
    summary: 'Made up: days in hospital for each emergency admission.',
    unit: 'days',
    multiplier: 1,
    numerator: 'Days in hospital after an emergency admission.',
    denominator: 'Emergency admissions.',
    level: 7.2,
    spread: 0.4,
    base: 136,
  },
  {
    code: 'DEMO_PLANS',
    title: 'People with a care plan of their own',
    scope: 'NATIONAL',
    domain: 'QUALITY_OF_CARE',
    direction: 'INCREASE',
    ...share,

    summary: 'Made up: how many of each hundred people in the pilot’s care have a plan.',
    numerator: 'People with a care plan agreed with them in the last year.',
    denominator: 'People in the pilot’s care.',
    level: 34,
    spread: 1.6,
    base: 1450,
  },
  {
    code: 'DEMO_SATISFIED',
    title: 'People satisfied with their care',
    scope: 'NATIONAL',
    domain: 'SERVICE_USER_SATISFACTION',
    direction: 'INCREASE',
    ...share,

    summary: 'Made up: how many of each hundred who answered were satisfied or very satisfied.',
    numerator: 'Answers “satisfied” or “very satisfied”.',
    denominator: 'Answers.',
    level: 71,
    spread: 3.4,
    base: 96,
  },
  {
    code: 'DEMO_JOINT',
    title: 'Staff who say partners work well together',
    scope: 'NATIONAL',
    domain: 'RELATIONSHIPS_AND_SYSTEMS',
    direction: 'INCREASE',
    ...share,

    summary: 'Made up: how many of each hundred members of staff agree.',
    numerator: 'Answers “agree” or “strongly agree”.',
    denominator: 'Answers.',
    level: 52,
    spread: 3,
    base: 120,
  },
]

/** The made-up measures: five national ones, and a local one for each pilot. */
export const madeMeasures = (pilots: readonly Pilot[]): MadeMeasure[] => [
  ...NATIONAL,
  ...pilots.map(({ slug, number }): MadeMeasure => {
    const own = LOCAL[number - 1]!
    return {
      code: `DEMO_LOCAL_${String(number).padStart(2, '0')}`,
      ...own,
      ...share,
      scope: 'LOCAL',
      pilot: slug,
      summary: `Made up, for one pilot: ${own.title.toLowerCase()}.`,
    }
  }),
]

/** The identifier of a made-up measure. */
export const demonstrationMeasureId = (code: string): string => recordId('demonstration measure', code)
