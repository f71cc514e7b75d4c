import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { Link } from 'react-router'

import { PartnershipsCard_PilotFragmentDoc, type PartnershipsCard_PilotFragment } from '../graphql.generated.ts'
import { formatCount, formatPeriod, formatShortDay } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { IllustrativeTag, PartnershipTag } from '../shared/ui/Tag.tsx'

/** The partnerships that carry the pilot. */
export function PartnershipsCard({ pilot }: { pilot: FragmentType<PartnershipsCard_PilotFragment> }) {
  const { data, complete } = useFragment({ fragment: PartnershipsCard_PilotFragmentDoc, from: pilot })
  if (!complete || data.partnerships.length === 0) return null
  return (
    <Card title="Partnerships" note={formatCount(data.partnerships.length, 'partnership')} query={['pilot.partnerships']}>
      <ul className="things" data-rows>
        {data.partnerships.map(({ id, name, status, startsOn, endsOn, members, illustrative }) => (
          <li key={id}>
            <span className="grow">
              <Link to={paths.partnership(id)}>{name}</Link> <IllustrativeTag when={illustrative} />
              <span className="second">
                {formatCount(members.length, 'member')} · {formatPeriod(startsOn, endsOn, formatShortDay)}
              </span>
            </span>
            <PartnershipTag status={status} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
