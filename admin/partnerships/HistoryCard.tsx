import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'

import { HistoryCard_PartnershipFragmentDoc, type HistoryCard_PartnershipFragment } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { Card } from '../shared/ui/Card.tsx'
import { initialsOf } from '../shared/ui/Square.tsx'
import { IllustrativeTag } from '../shared/ui/Tag.tsx'
import { When } from '../shared/ui/When.tsx'

/** The last changes, each with who made it and why. */
export function HistoryCard({ partnership }: { partnership: FragmentType<HistoryCard_PartnershipFragment> }) {
  const { data, complete } = useFragment({ fragment: HistoryCard_PartnershipFragmentDoc, from: partnership })
  if (!complete || data.history.nodes.length === 0) return null
  return (
    <Card title="History" note={formatCount(data.history.totalCount, 'change')} query={['partnership.history']}>
      <div className="cb">
        <ol className="hist">
          {data.history.nodes.map(({ id, at, actor, sentence, why, illustrative }) => (
            <li key={id}>
              <span className="av" aria-hidden="true">
                {initialsOf(actor)}
              </span>
              <b>{actor}</b> {sentence} <IllustrativeTag when={illustrative} />
              {why && <span className="second">{why}</span>}
              <span className="when second">
                <When at={at} />
              </span>
            </li>
          ))}
        </ol>
      </div>
    </Card>
  )
}
