import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'

import { DisagreementsCard_ProgrammeFragmentDoc, type DisagreementsCard_ProgrammeFragment } from '../graphql.generated.ts'
import { Claims } from '../shared/ui/Claims.tsx'
import { Card } from '../shared/ui/Card.tsx'

/** Where sources differ about the programme: both are kept, and the preferred one says why. */
export function DisagreementsCard({ programme }: { programme: FragmentType<DisagreementsCard_ProgrammeFragment> }) {
  const { data, complete } = useFragment({ fragment: DisagreementsCard_ProgrammeFragmentDoc, from: programme })
  if (!complete || data.claims.length === 0) return null
  return (
    <Card title="Where sources differ" query={['programme.claims']}>
      <Claims claims={data.claims} />
    </Card>
  )
}
