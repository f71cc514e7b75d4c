import { useQuery } from '@apollo/client/react'
import { useSearchParams } from 'react-router'

import { OrganisationFacetsDocument, RegionChoicesDocument, type OrganisationFilter } from '../graphql.generated.ts'
import { countsOf } from '../shared/list/facets.ts'
import { useChoices } from '../shared/ui/params.ts'
import { organisationKindName, organisationStatusName } from '../shared/words.ts'

/** What the address of the list asks for, as a filter of the graph; each facet counts under every other filter but its own. */
export function useOrganisationFilter() {
  const [params] = useSearchParams()
  const q = params.get('q') ?? ''
  const kinds = useChoices('kind', organisationKindName)
  const statuses = useChoices('status', organisationStatusName)
  const places = useQuery(RegionChoicesDocument).data?.regions
  const regionName = Object.fromEntries((places ?? []).map(({ code, name }) => [code, name]))
  const regions = params.getAll('region').filter((code) => !places || code in regionName)
  const text: OrganisationFilter = q
    ? { or: [{ name: { contains: q } }, { odsCode: { startsWith: q.toUpperCase() } }, { names: { some: { name: { contains: q } } } }] }
    : {}
  const kind: OrganisationFilter = kinds.length > 0 ? { kind: { in: kinds } } : {}
  const status: OrganisationFilter = statuses.length > 0 ? { status: { in: statuses } } : {}
  const region: OrganisationFilter = regions.length > 0 ? { region: { code: { in: regions } } } : {}
  const facets = useQuery(OrganisationFacetsDocument, {
    variables: { kind: { ...text, ...status, ...region }, status: { ...text, ...kind, ...region }, region: { ...text, ...kind, ...status } },
  })
  const counted = facets.data ?? facets.previousData
  return {
    filter: { ...text, ...kind, ...status, ...region },
    chosen: { kinds, statuses, regions },
    regionName,
    counts: counted && {
      kind: countsOf(organisationKindName, counted.kinds),
      status: countsOf(organisationStatusName, counted.statuses),
      region: countsOf(regionName, counted.regions),
    },
  }
}
