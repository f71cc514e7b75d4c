import { useQuery } from '@apollo/client/react'
import { Link, useSearchParams } from 'react-router'

import { PartnershipDifferencesDocument, type PartnershipDifferencesQuery } from '../graphql.generated.ts'
import { addDays, formatCount, formatDay } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { useProgramme } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { withParam } from '../shared/ui/params.ts'
import { IllustrativeTag, PartnershipTag } from '../shared/ui/Tag.tsx'
import { keptFilters, usePartnershipFilter } from './filter.ts'

type Row = PartnershipDifferencesQuery['partnershipDifferences'][number]

const DAY = /^\d{4}-\d{2}-\d{2}$/
const names = (list: readonly string[]) => (list.length > 0 ? list.join(', ') : <span className="mut">nobody</span>)

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
  { name: 'Joined', cell: ({ joined }) => names(joined) },
  { name: 'Left', cell: ({ left }) => names(left) },
]

/** What is different about the partnerships of the list between two days. */
export function ComparePage() {
  const [params, setParams] = useSearchParams()
  const today = useProgramme()?.today
  const { filter, isReady } = usePartnershipFilter()
  const day = (name: string, otherwise: string | undefined) => (DAY.test(params.get(name) ?? '') ? (params.get(name) ?? '') : otherwise)
  const from = day('from', today && addDays(today, -365))
  const to = day('to', today)
  const variables = { filter, from: from ?? '', to: to ?? null }
  const { data, previousData, error, refetch } = useQuery(PartnershipDifferencesDocument, {
    variables,
    skip: !from || !isReady,
    fetchPolicy: 'cache-and-network',
  })
  const field = (name: 'from' | 'to', label: string, value: string) => (
    <div className="f">
      <label htmlFor={`compare-${name}`}>{label}</label>
      <input
        id={`compare-${name}`}
        className="in-t"
        type="date"
        value={value}
        onChange={(event) => setParams(withParam(params, name, event.target.value), { replace: true, preventScrollReset: true })}
      />
    </div>
  )
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
            <Card
              title="What is different"
              note={`${formatCount(partnershipDifferences.length, 'partnership')}, ${formatDay(from ?? '')} to ${formatDay(to ?? '')}`}
              query={['partnershipDifferences']}
            >
              <div className="cb row wrap">
                {field('from', 'From', from ?? '')}
                {field('to', 'To', to ?? '')}
              </div>
              {partnershipDifferences.length === 0 ? (
                <Empty title="Nothing is different">On both days the same organisations belonged to the same partnerships, in the same stages.</Empty>
              ) : (
                <DataTable caption="What is different" columns={columns} rows={partnershipDifferences} rowKey={({ id }) => id} />
              )}
            </Card>
          </div>
        </QuerySource>
      )}
    </Loaded>
  )
}
