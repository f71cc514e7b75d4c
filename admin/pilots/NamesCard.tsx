import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'

import { NamesCard_PilotFragmentDoc, type NamesCard_PilotFragment } from '../graphql.generated.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'
import { Claims, splitClaims } from '../shared/ui/Claims.tsx'
import { Tag } from '../shared/ui/Tag.tsx'
import { ScrollRegion } from '../shared/ui/ScrollRegion.tsx'

/** Every name a source uses for the pilot, and what else sources differ on. */
export function NamesCard({ pilot }: { pilot: FragmentType<NamesCard_PilotFragment> }) {
  const { data, complete } = useFragment({ fragment: NamesCard_PilotFragmentDoc, from: pilot })
  if (!complete) return null
  const { disputed, agreed } = splitClaims(data.claims)
  const names = data.names.toSorted((one, other) => Number(other.preferred) - Number(one.preferred))
  return (
    <>
      <Card title="Names by source" query={['pilot.names']}>
        <ScrollRegion name="Names by source">
          <table className="t">
            <caption className="sr">The names that sources use for this pilot</caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Source</th>
              </tr>
            </thead>
            <tbody>
              {names.map(({ id, name, preferred, source }) => (
                <tr key={id}>
                  <th scope="row">
                    {preferred ? <b>{name}</b> : name} {preferred && <Tag tone="blue">Used here</Tag>}
                  </th>
                  <td>
                    <Cite source={source} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </Card>
      {disputed.length > 0 && (
        <Card title="Where sources differ" note="every value is kept, with who says it" query={['pilot.claims']}>
          <div className="cb">
            <Claims claims={disputed} />
          </div>
        </Card>
      )}
      {agreed.length > 0 && (
        <Card title="What sources add" query={['pilot.claims']}>
          <div className="cb">
            <Claims claims={agreed} />
          </div>
        </Card>
      )}
    </>
  )
}
