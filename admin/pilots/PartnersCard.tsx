import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { Link } from 'react-router'

import { PartnersCard_PilotFragmentDoc, type PartnersCard_PilotFragment } from '../graphql.generated.ts'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'
import { Square } from '../shared/ui/Square.tsx'

/** The partners as the sources put it, linked where we hold the organisation. */
export function PartnersCard({ pilot }: { pilot: FragmentType<PartnersCard_PilotFragment> }) {
  const { data, complete } = useFragment({ fragment: PartnersCard_PilotFragmentDoc, from: pilot })
  if (!complete || data.partnersNamed.length === 0) return null
  return (
    <Card title="Partners named" query={['pilot.partnersNamed']}>
      <ul className="things">
        {data.partnersNamed.map(({ id, name, detail, organisation, source }) => (
          <li key={id}>
            <Square name={organisation?.name ?? name} kind={organisation?.kind ?? 'VOLUNTARY_SECTOR'} />
            <span>
              {organisation ? <Link to={paths.organisation(organisation.id)}>{name}</Link> : <b>{name}</b>}
              {detail && <span className="second">{detail}</span>}
              <Cite source={source} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
