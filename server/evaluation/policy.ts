import { anyone, type Policy } from '../platform/policy.ts'

/** What may be done in this module. Which observations a viewer sees, the type says itself. */
export const policy = {
  measures: anyone,
  measure: anyone,
  observations: anyone,
  series: anyone,
  funnel: anyone,
  effect: anyone,
  observationGroups: anyone,
} satisfies Policy
