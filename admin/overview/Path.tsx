import type { CSSProperties } from 'react'

import type { OverviewQuery } from '../graphql.generated.ts'
import { formatMonth, formatNumber } from '../shared/format.ts'
import { OpenAsQuery } from '../shared/query/OpenAsQuery.tsx'

/** How the programme went from applications to its evaluation; the part of each track that is behind us is filled. */
export function Path({ programme }: { programme: OverviewQuery['programme'] }) {
  const { funnel, startsOn, deliveryEndsOn, evaluationEndsOn, today } = programme
  return (
    <div className="row tight path-row">
      <ol className="path grow" aria-label="Stages of the programme">
        {funnel && (
          <>
            <Step count={funnel.applications} what="applications" />
            <Step count={funnel.shortlisted} what="shortlisted" />
            <Step count={funnel.selected} what="pilots chosen" />
          </>
        )}
        <TrackStep name="Pilots live" from={startsOn} to={deliveryEndsOn} today={today} />
        <TrackStep name="Evaluation" from={startsOn} to={evaluationEndsOn} today={today} late />
      </ol>
      <OpenAsQuery
        paths={['programme.funnel', 'programme.startsOn', 'programme.deliveryEndsOn', 'programme.evaluationEndsOn', 'programme.today']}
        name="Stages of the programme"
      />
    </div>
  )
}

const Step = ({ count, what }: { count: number; what: string }) => (
  <li>
    <b>{formatNumber(count)}</b> {what}
  </li>
)

function TrackStep({ name, from, to, today, late = false }: { name: string; from: string; to: string; today: string; late?: boolean }) {
  const share = Math.min(1, Math.max(0, (Date.parse(today) - Date.parse(from)) / (Date.parse(to) - Date.parse(from))))
  const state = share === 1 ? 'complete' : share === 0 ? 'not begun' : `${Math.round(share * 100)}% of the time is behind us`
  return (
    <li className={late ? 'track late' : 'track'} style={{ '--part': `${share * 100}%` } as CSSProperties}>
      <b>{name}</b>
      <span>
        {formatMonth(from)} to {formatMonth(to)}
      </span>
      <span className="sr">, {state}</span>
    </li>
  )
}
