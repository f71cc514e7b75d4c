import { useQuery } from '@apollo/client/react'

import {
  OrganisationKindsDocument,
  OtherOrganisationKindsDocument,
  type OrganisationFilter,
  type OrganisationKind,
  type OrganisationKindsQuery,
  type OtherOrganisationKindsQuery,
} from '../graphql.generated.ts'
import { organisationKindName } from '../shared/words.ts'

const kinds = Object.keys(organisationKindName) as OrganisationKind[]

/** How many organisations of each kind there are under every other filter; undefined until they are counted. */
export function useKindCounts(others: OrganisationFilter): Partial<Record<OrganisationKind, number>> | undefined {
  // Each operation takes the variables that it declares; the server leaves the others alone.
  const variables = Object.fromEntries(kinds.map((kind) => [kind, { ...others, kind: { eq: kind } }]))
  const some = useQuery(OrganisationKindsDocument, { variables })
  const rest = useQuery(OtherOrganisationKindsDocument, { variables })
  const counted = some.data ?? some.previousData
  const more = rest.data ?? rest.previousData
  return counted && more && readKindCounts({ ...counted, ...more })
}

/** The counts by kind from the answers of both operations. */
export const readKindCounts = (data: OrganisationKindsQuery & OtherOrganisationKindsQuery): Partial<Record<OrganisationKind, number>> =>
  Object.fromEntries(kinds.map((kind) => [kind, data[kind].totalCount]))
