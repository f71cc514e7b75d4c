import { useQuery } from '@apollo/client/react'
import { Link, useSearchParams } from 'react-router'

import { OrganisationDifferencesDocument, type OrganisationDifferencesQuery } from '../graphql.generated.ts'
import { CompareDays, namesOr, useDays } from '../shared/list/CompareDays.tsx'
import { keptFilters } from '../shared/list/facets.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import type { Column } from '../shared/ui/DataTable.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { IllustrativeTag, OrganisationTag } from '../shared/ui/Tag.tsx'
import { useOrganisationFilter } from './filter.ts'

type Row = OrganisationDifferencesQuery['organisationDifferences'][number]

const columns: readonly Column<Row>[] = [
  {
    name: 'Organisation',
    cell: ({ nameBefore, nameAfter, organisation: { id, illustrative } }) => (
      <>
        <Link to={paths.organisation(id)}>{nameAfter}</Link> <IllustrativeTag when={illustrative} />
        {nameBefore !== nameAfter && <span className="second">{nameBefore} before</span>}
      </>
    ),
  },
  {
    name: 'Status',
    cell: ({ before, after }) =>
      before === after ? (
        <OrganisationTag status={after} />
      ) : (
        <span className="row wrap tight">
          <OrganisationTag status={before} /> → <OrganisationTag status={after} />
        </span>
      ),
  },
  { name: 'Joined', cell: ({ joined }) => namesOr(joined, 'none') },
  { name: 'Left', cell: ({ left }) => namesOr(left, 'none') },
]

/** What is different about the organisations of the list between two days. */
export function CompareOrganisationsPage() {
  const [params] = useSearchParams()
  const days = useDays()
  const { filter } = useOrganisationFilter()
  const variables = { filter, from: days?.from ?? '', to: days?.to ?? null }
  const { data, previousData, error, refetch } = useQuery(OrganisationDifferencesDocument, {
    variables,
    skip: !days,
    fetchPolicy: 'cache-and-network',
  })
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ organisationDifferences }) => (
        <QuerySource document={OrganisationDifferencesDocument} variables={variables}>
          <PageHead
            title="Compare organisations"
            lead="Which were opened, closed or called otherwise, and which partnerships they joined and left, between two days"
            crumbs={[{ name: 'Organisations', to: `${paths.organisations}?${keptFilters(params)}` }]}
          />
          <div className="body wrap-page grid">
            {days && (
              <CompareDays
                days={days}
                thing="organisation"
                rows={organisationDifferences}
                columns={columns}
                query="organisationDifferences"
                same="On both days the same organisations were there, under the same names and in the same partnerships."
              />
            )}
          </div>
        </QuerySource>
      )}
    </Loaded>
  )
}
