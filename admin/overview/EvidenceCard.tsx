import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { Link } from 'react-router'

import { EvidenceCard_ProgrammeFragmentDoc, type EvidenceCard_ProgrammeFragment } from '../graphql.generated.ts'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Statement, stances, stanceOrder } from './Statement.tsx'

const shown = 2

/** What was said for and against integrated care: the first statements of each stance, equally many. */
export function EvidenceCard({ programme }: { programme: FragmentType<EvidenceCard_ProgrammeFragment> }) {
  const { data, complete } = useFragment({ fragment: EvidenceCard_ProgrammeFragmentDoc, from: programme })
  if (!complete || data.evidence.length === 0) return null
  return (
    <Card
      title="What was said, for and against"
      query={['programme.evidence']}
      actions={
        <Link className="sm" to={paths.evidence()}>
          All {data.evidence.length}
        </Link>
      }
    >
      <ul className="plain columns four">
        {stanceOrder.map((stance) => {
          const some = data.evidence.filter((statement) => statement.stance === stance)
          return some.length > 0 ? (
            <li key={stance}>
              <h3>
                <Link to={paths.evidence(stance)}>{stances[stance].name}</Link> <span className="ct">{some.length}</span>
              </h3>
              <ul className="plain stack">
                {some.slice(0, shown).map((statement) => (
                  <li key={statement.id}>
                    <Statement statement={statement} />
                  </li>
                ))}
              </ul>
            </li>
          ) : null
        })}
      </ul>
    </Card>
  )
}
