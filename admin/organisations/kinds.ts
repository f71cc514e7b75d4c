import type { OrganisationFilter, OrganisationKind, OrganisationKindsQuery, OrganisationKindsQueryVariables } from '../graphql.generated.ts'
import { organisationKindName } from '../shared/words.ts'

const kinds = Object.keys(organisationKindName) as OrganisationKind[]

/** The same filter once for each kind, so that a facet's counts reflect every filter but its own. */
export const countEachKind = (filter: OrganisationFilter): OrganisationKindsQueryVariables =>
  Object.fromEntries(kinds.map((kind) => [kind, { ...filter, kind: { eq: kind } }]))

/** The counts by kind from such an answer. */
export const readKindCounts = (data: OrganisationKindsQuery | undefined): Partial<Record<OrganisationKind, number>> | undefined =>
  data && Object.fromEntries(kinds.map((kind) => [kind, data[kind].totalCount]))
