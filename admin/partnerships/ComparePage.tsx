import { useQuery } from '@apollo/client/react'
import { Link, useSearchParams } from 'react-router'

import { PartnershipDifferencesDocument, type PartnershipDifferencesQuery } from '../graphql.generated.ts'
import { CompareDays, namesOr, useDays } from '../shared/list/CompareDays.tsx'
import { keptFilters } from '../shared/list/facets.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import type { Column } from '../shared/ui/DataTable.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { IllustrativeTag, PartnershipTag } from '../shared/ui/Tag.tsx'
import { usePartnershipFilter } from './filter.ts'

type Row = PartnershipDifferencesQuery['partnershipDifferences'][number]

const columns: readonly Column<Row>[] = [
  {
    name: 'Partnership',
    cell: ({ partnership: { id, name, illustrative } }) => (
      <>
        <Link to={paths.partnership(id)}>{name}</Link> <IllustrativeTag when={illustrative} />
      </>
    ),
  },
  {
    name: 'Stage',
    cell: ({ before, after }) =>
      before === after ? (
        <PartnershipTag status={after} />
      ) : (
        <span className="row wrap tight">
          <PartnershipTag status={before} /> → <PartnershipTag status={after} />
        </span>
      ),
  },
  { name: 'Joined', cell: ({ joined }) => namesOr(joined, 'nobody') },
  { name: 'Left', cell: ({ left }) => namesOr(left, 'nobody') },
]

/** What is different about the partnerships of the list between two days. */
export function ComparePage() {
  const [params] = useSearchParams()
  const days = useDays()
  const { filter, isReady } = usePartnershipFilter()
  const variables = { filter, from: days?.from ?? '', to: days?.to ?? null }
  const { data, previousData, error, refetch } = useQuery(PartnershipDifferencesDocument, {
    variables,
    skip: !days || !isReady,
    fetchPolicy: 'cache-and-network',
  })
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ partnershipDifferences }) => (
        <QuerySource document={PartnershipDifferencesDocument} variables={variables}>
          <PageHead
            title="Compare partnerships"
            lead="Who joined, who left, and which moved to another stage between two days"
            crumbs={[{ name: 'Partnerships', to: `${paths.partnerships}?${keptFilters(params)}` }]}
          />
          <div className="body wrap-page grid">
            {days && (
              <CompareDays
                days={days}
                thing="partnership"
                rows={partnershipDifferences}
                columns={columns}
                query="partnershipDifferences"
                same="On both days the same organisations belonged to the same partnerships, in the same stages."
              />
            )}
          </div>
        </QuerySource>
      )}
    </Loaded>
  )
}
