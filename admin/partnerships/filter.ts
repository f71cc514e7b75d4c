import { useQuery } from '@apollo/client/react'
import { useSearchParams } from 'react-router'

import { PartnershipFacetsDocument, PartnershipRegionsDocument, type AgreementKind, type PartnershipFilter } from '../graphql.generated.ts'
import { countOf, countsOf } from '../shared/list/facets.ts'
import { useChoices } from '../shared/ui/params.ts'
import { agreementKindName, partnershipStatusName } from '../shared/words.ts'

/** What the address of the list asks for, as a filter of the graph; each facet counts under every other filter but its own. */
export function usePartnershipFilter() {
  const [params] = useSearchParams()
  const q = params.get('q') ?? ''
  const stages = useChoices('stage', partnershipStatusName)
  const kinds = useChoices('agreement', agreementKindName)
  const places = useQuery(PartnershipRegionsDocument).data?.regions
  const regionName = Object.fromEntries((places ?? []).map(({ code, name }) => [code, name]))
  const regions = params.getAll('region').filter((code) => !places || code in regionName)
  const pilotIds = places?.flatMap(({ code, pilots }) => (regions.includes(code) ? pilots.map(({ id }) => id) : []))
  const text: PartnershipFilter = q ? { or: [{ name: { contains: q } }, { members: { some: { organisation: { name: { contains: q } } } } }] } : {}
  const stage: PartnershipFilter = stages.length > 0 ? { status: { in: stages } } : {}
  const region: PartnershipFilter = regions.length > 0 ? { pilot: { id: { in: pilotIds ?? [] } } } : {}
  const agreement: PartnershipFilter = kinds.length > 0 ? { agreements: { some: { kind: { in: kinds }, status: { eq: 'IN_FORCE' } } } } : {}
  const isReady = regions.length === 0 || places !== undefined
  const kindFilter = (kind: AgreementKind): PartnershipFilter => ({
    ...text,
    ...stage,
    ...region,
    agreements: { some: { kind: { eq: kind }, status: { eq: 'IN_FORCE' } } },
  })
  const facets = useQuery(PartnershipFacetsDocument, {
    variables: {
      stage: { ...text, ...region, ...agreement },
      region: { ...text, ...stage, ...agreement },
      ...(Object.fromEntries((Object.keys(agreementKindName) as AgreementKind[]).map((kind) => [kind, kindFilter(kind)])) as Record<
        AgreementKind,
        PartnershipFilter
      >),
    },
    skip: !isReady,
  })
  const counted = facets.data ?? facets.previousData
  return {
    filter: { ...text, ...stage, ...region, ...agreement },
    isReady,
    chosen: { stages, regions, kinds },
    regionName,
    counts: counted && {
      stage: countsOf(partnershipStatusName, counted.stages),
      region: regionCounts(places ?? [], counted.regions),
      agreement: Object.fromEntries((Object.keys(agreementKindName) as AgreementKind[]).map((kind) => [kind, counted[kind].totalCount])),
    },
  }
}

// A partnership is in the region of its pilot.
const regionCounts = (
  places: readonly { code: string; pilots: readonly { id: string }[] }[],
  groups: Parameters<typeof countOf>[0],
): Record<string, number> =>
  Object.fromEntries(places.map(({ code, pilots }) => [code, pilots.reduce((sum, { id }) => sum + countOf(groups, id), 0)]))
