import { anyone, type Policy } from '../platform/policy.ts'

/** What may be done in this module. Which practices a viewer sees, the type says itself. */
export const policy = {
  adoptionGroups: anyone,
  practices: anyone,
  practice: anyone,
  search: anyone,
} satisfies Policy
