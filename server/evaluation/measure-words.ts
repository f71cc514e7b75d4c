export const MeasureScope = { NATIONAL: 'NATIONAL', LOCAL: 'LOCAL' } as const
export type MeasureScope = keyof typeof MeasureScope

export const MeasureDomain = {
  HEALTH_OUTCOMES: 'HEALTH_OUTCOMES',
  QUALITY_OF_CARE: 'QUALITY_OF_CARE',
  SERVICE_USER_SATISFACTION: 'SERVICE_USER_SATISFACTION',
  RELATIONSHIPS_AND_SYSTEMS: 'RELATIONSHIPS_AND_SYSTEMS',
} as const
export type MeasureDomain = keyof typeof MeasureDomain

export const Direction = { INCREASE: 'INCREASE', DECREASE: 'DECREASE', MAINTAIN: 'MAINTAIN', NEUTRAL: 'NEUTRAL' } as const
export type Direction = keyof typeof Direction

export const Frequency = { MONTHLY: 'MONTHLY', QUARTERLY: 'QUARTERLY', ANNUAL: 'ANNUAL' } as const
export type Frequency = keyof typeof Frequency

export const MeasureKind = {
  STRUCTURE: 'STRUCTURE',
  PROCESS: 'PROCESS',
  OUTCOME: 'OUTCOME',
  EXPERIENCE: 'EXPERIENCE',
  BALANCING: 'BALANCING',
  COST: 'COST',
} as const
export type MeasureKind = keyof typeof MeasureKind

export const SuppressionRule = { NONE: 'NONE', HES_2009: 'HES_2009', HES_2018: 'HES_2018' } as const
export type SuppressionRule = keyof typeof SuppressionRule
