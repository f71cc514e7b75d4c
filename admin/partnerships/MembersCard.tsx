import { useId } from 'react'
import { Link, useSearchParams } from 'react-router'

import type { MembershipRole, PartnershipQuery } from '../graphql.generated.ts'
import { formatCount, formatDay, formatPeriod, formatShortDay } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { withParam } from '../shared/ui/params.ts'
import { ScrollRegion } from '../shared/ui/ScrollRegion.tsx'
import { Square } from '../shared/ui/Square.tsx'
import { IllustrativeTag, Tag } from '../shared/ui/Tag.tsx'
import { memberRoleName, membershipStatusName, organisationKindName } from '../shared/words.ts'

type Member = NonNullable<PartnershipQuery['partnership']>['members'][number]

/** The members by role, all of them or those of one day. */
export function MembersCard({ members, asOf }: { members: readonly Member[]; asOf: string | null }) {
  const roles = (Object.keys(memberRoleName) as MembershipRole[]).filter((role) => members.some((member) => member.role === role))
  const organisations = new Set(members.map(({ organisation }) => organisation.id)).size
  return (
    <Card
      title="Members and roles"
      note={`${formatCount(organisations, 'organisation')}${asOf ? ` on ${formatDay(asOf)}` : ''}`}
      query={['partnership.members']}
      actions={<AsOf asOf={asOf} />}
    >
      {members.length === 0 ? (
        <Empty
          icon="people"
          title={asOf ? 'Nobody was a member on that day' : 'No members recorded'}
          actions={
            asOf && (
              <Link className="btn" to={{ search: '' }}>
                Show every member
              </Link>
            )
          }
        />
      ) : (
        <ScrollRegion name="Members">
          <table className="t cards" role="table">
            <caption className="sr">Members by role</caption>
            <thead role="rowgroup">
              <tr role="row">
                {['Organisation', 'Period', 'Status', 'Source'].map((name) => (
                  <th key={name} scope="col" role="columnheader">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            {roles.map((role) => (
              <tbody key={role} role="rowgroup">
                <tr className="group" role="row">
                  <th colSpan={4} scope="rowgroup" role="rowheader">
                    {memberRoleName[role]}
                    {role === 'HOST_COMMISSIONER' && <span className="mut"> – the setting of the pilot, not itself a partner</span>}
                  </th>
                </tr>
                {members
                  .filter((member) => member.role === role)
                  .map((member) => (
                    <MemberRow key={member.id} member={member} />
                  ))}
              </tbody>
            ))}
          </table>
        </ScrollRegion>
      )}
    </Card>
  )
}

function MemberRow({ member: { organisation, startsOn, endsOn, status, note, source, illustrative } }: { member: Member }) {
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <span className="row">
          <Square name={organisation.name} kind={organisation.kind} />
          <span>
            <Link to={paths.organisation(organisation.id)}>{organisation.name}</Link> <IllustrativeTag when={illustrative} />
            <span className="second">{note ?? organisationKindName[organisation.kind]}</span>
          </span>
        </span>
      </th>
      <td role="cell" data-label="Period">
        {formatPeriod(startsOn, endsOn, formatShortDay)}
      </td>
      <td role="cell" data-label="Status">
        <Tag tone={status === 'CURRENT' ? 'green' : 'grey'}>{membershipStatusName[status]}</Tag>
      </td>
      <td role="cell" data-label="Source">
        <Cite source={source} />
      </td>
    </tr>
  )
}

function AsOf({ asOf }: { asOf: string | null }) {
  const id = useId()
  const [params, setParams] = useSearchParams()
  return (
    <span className="row tight">
      <label className="sm" htmlFor={id}>
        As of
      </label>
      <input
        id={id}
        className="in-t day"
        type="date"
        value={asOf ?? ''}
        onChange={(event) => setParams(withParam(params, 'asOf', event.target.value), { preventScrollReset: true })}
      />
      {asOf && (
        <Link className="sm" to={{ search: withParam(params, 'asOf', null) }} preventScrollReset>
          Every day
        </Link>
      )}
    </span>
  )
}
