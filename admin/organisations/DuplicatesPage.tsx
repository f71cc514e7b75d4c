import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Link } from 'react-router'

import { OrganisationDuplicatesDocument, type DuplicateEntryFragment, type OrganisationDuplicatesQuery } from '../graphql.generated.ts'
import { formatCount, formatNumber } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { organisationKindName } from '../shared/words.ts'
import { MergeDialog } from './MergeDialog.tsx'

type Pair = OrganisationDuplicatesQuery['organisationDuplicates'][number]

/** Entries that may be the same organisation, the likeliest first. */
export function DuplicatesPage() {
  const [merging, setMerging] = useState<Pair | null>(null)
  const { data, previousData, error, refetch } = useQuery(OrganisationDuplicatesDocument, { fetchPolicy: 'cache-and-network' })
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ organisationDuplicates: pairs }) => (
        <QuerySource document={OrganisationDuplicatesDocument}>
          <PageHead
            title="Duplicate organisations"
            lead="Entries that may be the same organisation, by name, former name and postcode"
            crumbs={[{ name: 'Organisations', to: paths.organisations }]}
          />
          <div className="body wrap-page grid">
            <Card title="Pairs" note={formatCount(pairs.length, 'pair')} query={['organisationDuplicates']}>
              {pairs.length > 0 ? (
                <DataTable caption="Pairs" columns={columns(setMerging)} rows={pairs} rowKey={({ one, other }) => one.id + other.id} />
              ) : (
                <Empty icon="check" title="No two entries look alike" />
              )}
            </Card>
          </div>
          {merging && <MergeDialog pair={merging} close={() => setMerging(null)} />}
        </QuerySource>
      )}
    </Loaded>
  )
}

const Entry = ({ entry: { id, name, odsCode, kind, postcode } }: { entry: DuplicateEntryFragment }) => (
  <>
    <Link to={paths.organisation(id)}>{name}</Link>
    <span className="second">{[odsCode ?? 'no code', organisationKindName[kind], postcode].filter(Boolean).join(' · ')}</span>
  </>
)

const columns = (merge: (pair: Pair) => void): readonly Column<Pair>[] => [
  { name: 'One', cell: ({ one }) => <Entry entry={one} /> },
  { name: 'Other', cell: ({ other }) => <Entry entry={other} /> },
  {
    name: 'Alike in',
    cell: ({ reason, likeness }) => (
      <>
        {reason}
        <span className="second num">{formatNumber(likeness * 100, 0)}%</span>
      </>
    ),
  },
  {
    name: 'Merge',
    cell: (pair) => (
      <button className="btn s" type="button" aria-haspopup="dialog" onClick={() => merge(pair)}>
        Merge
        <span className="sr">
          {' '}
          {pair.one.name} and {pair.other.name}
        </span>
      </button>
    ),
  },
]
