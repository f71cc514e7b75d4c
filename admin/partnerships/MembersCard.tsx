import { useEffect, useId, useState } from 'react'
import { Link, useSearchParams } from 'react-router'

import type { MembershipRole, PartnershipQuery } from '../graphql.generated.ts'
import { addDays, countDays, formatCount, formatDay, formatPeriod, formatShortDay } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { useProgramme } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Icon } from '../shared/ui/Icon.tsx'
import { withParam } from '../shared/ui/params.ts'
import { ScrollRegion } from '../shared/ui/ScrollRegion.tsx'
import { Square } from '../shared/ui/Square.tsx'
import { IllustrativeTag, Tag } from '../shared/ui/Tag.tsx'
import { memberRoleName, membershipStatusName, organisationKindName } from '../shared/words.ts'

type Partnership = NonNullable<PartnershipQuery['partnership']>
type Member = Partnership['members'][number]
type Start = (doing: { what: 'add' | 'lead' } | { what: 'correct' | 'end'; member: Member }) => void

/** The members by role, all of them or those of one day, and what may be done about them. */
export function MembersCard({ partnership, asOf, start }: { partnership: Partnership; asOf: string | null; start: Start }) {
  const { members, availableActions } = partnership
  const may = (name: string) => availableActions.some((action) => action.name === name && action.allowed)
  const mayChange = may('updatePartnership')
  const roles = (Object.keys(memberRoleName) as MembershipRole[]).filter((role) => members.some((member) => member.role === role))
  const organisations = new Set(members.map(({ organisation }) => organisation.id)).size
  return (
    <Card
      title="Members and roles"
      note={`${formatCount(organisations, 'organisation')}${asOf ? ` on ${formatDay(asOf)}` : ''}`}
      query={['partnership.members']}
      actions={
        <>
          <AsOf asOf={asOf} partnership={partnership} />
          {may('changeLead') && (
            <button className="btn s" type="button" aria-haspopup="dialog" onClick={() => start({ what: 'lead' })}>
              Change lead
            </button>
          )}
          {may('addMember') && (
            <button className="btn s" type="button" aria-haspopup="dialog" onClick={() => start({ what: 'add' })}>
              <Icon name="plus" size={16} />
              Add member
            </button>
          )}
        </>
      }
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
                {['Organisation', 'Period', 'Status', 'Source', ...(mayChange ? ['Change'] : [])].map((name) => (
                  <th key={name} scope="col" role="columnheader">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            {roles.map((role) => (
              <tbody key={role} role="rowgroup">
                <tr className="group" role="row">
                  <th colSpan={mayChange ? 5 : 4} scope="rowgroup" role="rowheader">
                    {memberRoleName[role]}
                    {role === 'HOST_COMMISSIONER' && <span className="mut"> – the setting of the pilot, not itself a partner</span>}
                  </th>
                </tr>
                {members
                  .filter((member) => member.role === role)
                  .map((member) => (
                    <MemberRow key={member.id} member={member} start={mayChange ? start : null} />
                  ))}
              </tbody>
            ))}
          </table>
        </ScrollRegion>
      )}
    </Card>
  )
}

function MemberRow({ member, start }: { member: Member; start: Start | null }) {
  const { organisation, startsOn, endsOn, status, note, leavingReason, source, illustrative } = member
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
        {leavingReason && <span className="second">{leavingReason}</span>}
      </td>
      <td role="cell" data-label="Status">
        <Tag tone={status === 'CURRENT' ? 'green' : 'grey'}>{membershipStatusName[status]}</Tag>
      </td>
      <td role="cell" data-label="Source">
        <Cite source={source} />
      </td>
      {start && (
        <td role="cell" data-label="Change">
          <span className="row tight">
            <button className="btn s" type="button" aria-haspopup="dialog" onClick={() => start({ what: 'correct', member })}>
              Correct<span className="sr"> the membership of {organisation.name}</span>
            </button>
            {status !== 'ENDED' && (
              <button className="btn s" type="button" aria-haspopup="dialog" onClick={() => start({ what: 'end', member })}>
                End<span className="sr"> the membership of {organisation.name}</span>
              </button>
            )}
          </span>
        </td>
      )}
    </tr>
  )
}

// A day to look at, by the calendar or by a slider over the partnership's life.
function AsOf({ asOf, partnership: { startsOn, endsOn } }: { asOf: string | null; partnership: Partnership }) {
  const id = useId()
  const today = useProgramme()?.today
  const [params, setParams] = useSearchParams()
  const [first, last] = [startsOn ?? '2009-04-01', endsOn ?? today ?? '2012-03-31']
  const [slid, setSlid] = useState<string | null>(null)
  useEffect(() => {
    if (slid === null) return
    const timer = setTimeout(() => setParams((before) => withParam(before, 'asOf', slid), { replace: true, preventScrollReset: true }), 200)
    return () => clearTimeout(timer)
  }, [slid, setParams])
  return (
    <span className="row tight wrap">
      <label className="sm" htmlFor={id}>
        As of
      </label>
      {first < last && (
        <input
          className="as-of"
          type="range"
          min={0}
          max={countDays(first, last)}
          value={countDays(first, slid ?? asOf ?? last)}
          aria-label="As of, day by day"
          aria-valuetext={formatDay(slid ?? asOf ?? last)}
          onChange={(event) => setSlid(addDays(first, Number(event.target.value)))}
        />
      )}
      <input
        id={id}
        className="in-t day"
        type="date"
        value={slid ?? asOf ?? ''}
        onChange={(event) => {
          setSlid(null)
          setParams(withParam(params, 'asOf', event.target.value), { preventScrollReset: true })
        }}
      />
      {asOf && (
        <Link className="sm" to={{ search: withParam(params, 'asOf', null) }} preventScrollReset onClick={() => setSlid(null)}>
          Every day
        </Link>
      )}
    </span>
  )
}
