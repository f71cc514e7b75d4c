import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'

import { PracticesCard_PilotFragmentDoc, type PracticesCard_PilotFragment } from '../graphql.generated.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Icon } from '../shared/ui/Icon.tsx'
import { IllustrativeTag } from '../shared/ui/Tag.tsx'

/** What the pilot shared for others to try. */
export function PracticesCard({ pilot }: { pilot: FragmentType<PracticesCard_PilotFragment> }) {
  const { data, complete } = useFragment({ fragment: PracticesCard_PilotFragmentDoc, from: pilot })
  if (!complete || data.practices.length === 0) return null
  return (
    <Card title="Practice" query={['pilot.practices']}>
      <ul className="things">
        {data.practices.map(({ id, title, summary, illustrative }) => (
          <li key={id}>
            <Icon name="book" />
            <span>
              <b>{title}</b> <IllustrativeTag when={illustrative} />
              <span className="second">{summary}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
