import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'

import { DisagreementsCard_ProgrammeFragmentDoc, type DisagreementsCard_ProgrammeFragment } from '../graphql.generated.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Claims, splitClaims } from '../shared/ui/Claims.tsx'

/** Where sources differ about the programme: all values are kept, and the one used here says why. */
export function DisagreementsCard({ programme }: { programme: FragmentType<DisagreementsCard_ProgrammeFragment> }) {
  const { data, complete } = useFragment({ fragment: DisagreementsCard_ProgrammeFragmentDoc, from: programme })
  if (!complete) return null
  const { disputed } = splitClaims(data.claims)
  if (disputed.length === 0) return null
  return (
    <Card title="Where sources differ" note="every value is kept, with who says it" query={['programme.claims']}>
      <div className="cb">
        <Claims claims={disputed} />
      </div>
    </Card>
  )
}
