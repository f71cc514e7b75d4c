import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'

import { NamesCard_OrganisationFragmentDoc, type NamesCard_OrganisationFragment } from '../graphql.generated.ts'
import { formatPeriod, formatShortDay } from '../shared/format.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'

/** The names it has gone by, with their sources. */
export function NamesCard({ organisation }: { organisation: FragmentType<NamesCard_OrganisationFragment> }) {
  const { data, complete } = useFragment({ fragment: NamesCard_OrganisationFragmentDoc, from: organisation })
  if (!complete || data.names.length === 0) return null
  return (
    <Card title="Names" query={['organisation.names']}>
      <ul className="things">
        {data.names.map(({ id, name, startsOn, endsOn, source }) => (
          <li key={id}>
            <span>
              <b>{name}</b>
              {(startsOn || endsOn) && <span className="second">{formatPeriod(startsOn, endsOn, formatShortDay)}</span>}
              <span className="second-line">
                <Cite source={source} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
