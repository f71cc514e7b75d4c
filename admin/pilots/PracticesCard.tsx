import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { Link } from 'react-router'

import { PracticesCard_PilotFragmentDoc, type PracticesCard_PilotFragment } from '../graphql.generated.ts'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Icon } from '../shared/ui/Icon.tsx'
import { IllustrativeTag } from '../shared/ui/Tag.tsx'

/** What the pilot shared for others to try. */
export function PracticesCard({ pilot }: { pilot: FragmentType<PracticesCard_PilotFragment> }) {
  const { data, complete } = useFragment({ fragment: PracticesCard_PilotFragmentDoc, from: pilot })
  if (!complete || data.practices.length === 0) return null
  return (
    <Card title="Practice" query={['pilot.practices']}>
      <ul className="things" data-rows>
        {data.practices.map(({ id, slug, title, summary, illustrative }) => (
          <li key={id}>
            <Icon name="book" />
            <span>
              <Link to={paths.practice(slug)}>{title}</Link> <IllustrativeTag when={illustrative} />
              <span className="second">{summary}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
