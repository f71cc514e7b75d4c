import { anyone, within, type Policy } from '../platform/policy.ts'

/** What may be done in this module. The record is public: what a viewer sees of it, each type says itself. */
export const policy = {
  applicationGroups: within('GROUPS', anyone),
  programme: anyone,
  pilots: anyone,
  pilot: anyone,
  regions: anyone,
  applications: anyone,
  sources: anyone,
} satisfies Policy
