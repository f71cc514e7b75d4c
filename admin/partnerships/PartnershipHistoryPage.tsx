import { useQuery } from '@apollo/client/react'
import { useParams } from 'react-router'

import { PartnershipHistoryDocument } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { Entry } from '../shared/history/Entry.tsx'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Pager, usePage } from '../shared/ui/Pager.tsx'

/** Everything that happened to a partnership, with what it was before and after, and the way to undo it. */
export function PartnershipHistoryPage() {
  const { id = '' } = useParams()
  const variables = { id, ...usePage() }
  const { data, previousData, error, refetch } = useQuery(PartnershipHistoryDocument, { variables, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ partnership }) =>
        partnership ? (
          <QuerySource document={PartnershipHistoryDocument} variables={variables}>
            <PageHead
              title={`History of ${partnership.name}`}
              lead="An undo is a change too: nothing is ever taken out"
              crumbs={[
                { name: 'Partnerships', to: paths.partnerships },
                { name: partnership.name, to: paths.partnership(id) },
              ]}
            />
            <div className="body wrap-page grid">
              <Card title="Changes" note={formatCount(partnership.history.totalCount, 'change')} query={['partnership.history']}>
                {partnership.history.nodes.length === 0 ? (
                  <Empty icon="clock" title="Nothing has changed yet">
                    Or nothing that you may see: the history is for members of the programme.
                  </Empty>
                ) : (
                  <div className="cb">
                    <ol className="hist">
                      {partnership.history.nodes.map((entry) => (
                        <Entry key={entry.id} entry={entry} />
                      ))}
                    </ol>
                  </div>
                )}
                <Pager
                  page={partnership.history.pageInfo}
                  shown={partnership.history.nodes.length}
                  total={partnership.history.totalCount}
                  things="changes"
                />
              </Card>
            </div>
          </QuerySource>
        ) : (
          <NotFound what="partnership" />
        )
      }
    </Loaded>
  )
}
