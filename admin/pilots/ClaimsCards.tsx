import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'

import { ClaimsCards_PilotFragmentDoc, type ClaimsCards_PilotFragment } from '../graphql.generated.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Claims, splitClaims } from '../shared/ui/Claims.tsx'

/** What sources say of the pilot: where they differ, and what only some of them tell. */
export function ClaimsCards({ pilot }: { pilot: FragmentType<ClaimsCards_PilotFragment> }) {
  const { data, complete } = useFragment({ fragment: ClaimsCards_PilotFragmentDoc, from: pilot })
  if (!complete) return null
  const { disputed, agreed } = splitClaims(data.claims)
  const cards = [
    { title: 'Where sources differ', note: 'every value is kept, with who says it', claims: disputed },
    { title: 'What sources add', note: undefined, claims: agreed },
  ]
  return cards.map(({ title, note, claims }) =>
    claims.length > 0 ? (
      <Card key={title} title={title} note={note} query={['pilot.claims']}>
        <div className="cb">
          <Claims claims={claims} />
        </div>
      </Card>
    ) : null,
  )
}
