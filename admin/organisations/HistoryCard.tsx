import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'

import { OrganisationHistory_OrganisationFragmentDoc, type OrganisationHistory_OrganisationFragment } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { Entry } from '../shared/history/Entry.tsx'
import { Card } from '../shared/ui/Card.tsx'

/** The last changes of an organisation, with the way to undo each. */
export function HistoryCard({ organisation }: { organisation: FragmentType<OrganisationHistory_OrganisationFragment> }) {
  const { data, complete } = useFragment({
    fragment: OrganisationHistory_OrganisationFragmentDoc,
    fragmentName: 'OrganisationHistory_organisation',
    from: organisation,
  })
  if (!complete || data.history.nodes.length === 0) return null
  return (
    <Card title="History" note={formatCount(data.history.totalCount, 'change')} query={['organisation.history']}>
      <div className="cb">
        <ol className="hist">
          {data.history.nodes.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ol>
      </div>
    </Card>
  )
}
