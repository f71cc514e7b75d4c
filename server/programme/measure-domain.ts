import { registerEnumType } from 'type-graphql'

export const MeasureDomain = {
  HEALTH_OUTCOMES: 'HEALTH_OUTCOMES',
  QUALITY_OF_CARE: 'QUALITY_OF_CARE',
  SERVICE_USER_SATISFACTION: 'SERVICE_USER_SATISFACTION',
  RELATIONSHIPS_AND_SYSTEMS: 'RELATIONSHIPS_AND_SYSTEMS',
} as const
export type MeasureDomain = keyof typeof MeasureDomain

// Evaluation declares the same enum for its measures; federation wants both alike.
registerEnumType(MeasureDomain, { name: 'MeasureDomain', description: 'The four domains against which the programme is evaluated.' })
