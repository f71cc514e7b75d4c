import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'

import { NamesCard_PilotFragmentDoc, type NamesCard_PilotFragment } from '../graphql.generated.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'
import { Tag } from '../shared/ui/Tag.tsx'

/** Every name a source uses for the pilot, with all the sources that use it. */
export function NamesCard({ pilot }: { pilot: FragmentType<NamesCard_PilotFragment> }) {
  const { data, complete } = useFragment({ fragment: NamesCard_PilotFragmentDoc, from: pilot })
  if (!complete) return null
  const names = [...new Set(data.names.toSorted((one, other) => Number(other.preferred) - Number(one.preferred)).map(({ name }) => name))]
  return (
    <Card title="Names by source" query={['pilot.names']}>
      <ul className="things">
        {names.map((name) => {
          const uses = data.names.filter((use) => use.name === name)
          return (
            <li key={name}>
              <span>
                <b>{name}</b> {uses.some(({ preferred }) => preferred) && <Tag tone="blue">Used here</Tag>}
                {uses.map(({ id, source }) => (
                  <Cite key={id} source={source} />
                ))}
              </span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
