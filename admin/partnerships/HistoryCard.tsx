import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { Link } from 'react-router'

import { HistoryCard_PartnershipFragmentDoc, type HistoryCard_PartnershipFragment } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { Entry } from '../shared/history/Entry.tsx'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'

/** The last changes, each with who made it and why, and the way to the others. */
export function HistoryCard({ partnership }: { partnership: FragmentType<HistoryCard_PartnershipFragment> }) {
  const { data, complete } = useFragment({
    fragment: HistoryCard_PartnershipFragmentDoc,
    fragmentName: 'HistoryCard_partnership',
    from: partnership,
  })
  if (!complete || data.history.nodes.length === 0) return null
  const { nodes, totalCount } = data.history
  return (
    <Card
      title="History"
      note={formatCount(totalCount, 'change')}
      query={['partnership.history']}
      footer={totalCount > nodes.length && <Link to={paths.partnershipHistory(data.id)}>All {formatCount(totalCount, 'change')}</Link>}
    >
      <div className="cb">
        <ol className="hist">
          {nodes.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ol>
      </div>
    </Card>
  )
}
