import { useQuery } from '@apollo/client/react'
import { useSearchParams } from 'react-router'

import { AgreementFacetsDocument, type AgreementFilter } from '../graphql.generated.ts'
import { countsOf } from '../shared/list/facets.ts'
import { useChoices } from '../shared/ui/params.ts'
import { agreementKindName, agreementStatusName } from '../shared/words.ts'

/** What the address of the list asks for, as a filter of the graph; each facet counts under every other filter but its own. */
export function useAgreementFilter() {
  const [params] = useSearchParams()
  const q = params.get('q') ?? ''
  const kinds = useChoices('kind', agreementKindName)
  const statuses = useChoices('status', agreementStatusName)
  const text: AgreementFilter = q
    ? {
        or: [
          { title: { contains: q } },
          { partnership: { name: { contains: q } } },
          { parties: { some: { organisation: { name: { contains: q } } } } },
        ],
      }
    : {}
  const kind: AgreementFilter = kinds.length > 0 ? { kind: { in: kinds } } : {}
  const status: AgreementFilter = statuses.length > 0 ? { status: { in: statuses } } : {}
  const facets = useQuery(AgreementFacetsDocument, { variables: { kind: { ...text, ...status }, status: { ...text, ...kind } } })
  const counted = facets.data ?? facets.previousData
  return {
    filter: { ...text, ...kind, ...status },
    chosen: { kinds, statuses },
    counts: counted && { kind: countsOf(agreementKindName, counted.kinds), status: countsOf(agreementStatusName, counted.statuses) },
  }
}
