import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { Link } from 'react-router'

import { TiesCard_OrganisationFragmentDoc, type TiesCard_OrganisationFragment } from '../graphql.generated.ts'
import { formatPeriod, formatShortDay } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { IllustrativeTag, Tag } from '../shared/ui/Tag.tsx'
import { memberRoleName, membershipStatusName } from '../shared/words.ts'

type Pilot = TiesCard_OrganisationFragment['pilots'][number]
type Membership = TiesCard_OrganisationFragment['memberships'][number]

const memberships: readonly Column<Membership>[] = [
  {
    name: 'Partnership',
    cell: ({ partnership, illustrative }) => (
      <>
        <Link to={paths.partnership(partnership.id)}>{partnership.name}</Link> <IllustrativeTag when={illustrative} />
      </>
    ),
  },
  { name: 'Role', cell: ({ role }) => memberRoleName[role] },
  { name: 'Period', cell: ({ startsOn, endsOn }) => formatPeriod(startsOn, endsOn, formatShortDay) },
  { name: 'Status', cell: ({ status }) => <Tag tone={status === 'CURRENT' ? 'green' : 'grey'}>{membershipStatusName[status]}</Tag> },
]

/** The pilots and partnerships it belongs to. */
export function TiesCard({ organisation }: { organisation: FragmentType<TiesCard_OrganisationFragment> }) {
  const { data, complete } = useFragment({ fragment: TiesCard_OrganisationFragmentDoc, from: organisation })
  if (!complete) return null
  const pilots: readonly Column<Pilot>[] = [
    {
      name: 'Pilot',
      cell: ({ slug, name, focus }) => (
        <>
          <Link to={paths.pilot(slug)}>{name}</Link>
          <span className="second">{focus}</span>
        </>
      ),
    },
    { name: 'As', cell: ({ lead }) => (lead.id === data.id ? 'Lead' : 'Partner or commissioner of the area') },
  ]
  return (
    <>
      {data.pilots.length > 0 && (
        <Card title="Pilots" query={['organisation.pilots']}>
          <DataTable caption="Pilots" columns={pilots} rows={data.pilots} rowKey={({ id }) => id} />
        </Card>
      )}
      {data.pilotsOfPredecessors.length > 0 && (
        <Card title="Pilots of those whose place it took" query={['organisation.pilotsOfPredecessors']}>
          <ul className="things">
            {data.pilotsOfPredecessors.map(({ id, slug, name }) => (
              <li key={id}>
                <Link to={paths.pilot(slug)}>{name}</Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {data.memberships.length > 0 && (
        <Card title="Partnerships" query={['organisation.memberships']}>
          <DataTable caption="Memberships of partnerships" columns={memberships} rows={data.memberships} rowKey={({ id }) => id} />
        </Card>
      )}
    </>
  )
}
