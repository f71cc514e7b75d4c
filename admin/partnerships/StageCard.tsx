import type { PartnershipStatus } from '../graphql.generated.ts'
import { formatDay } from '../shared/format.ts'
import { partnershipStatusName } from '../shared/words.ts'

const stages = Object.keys(partnershipStatusName) as PartnershipStatus[]

/** Where the partnership is between proposed and ended. A review is not something that every partnership has been through. */
export function StageCard({ status, startsOn, endsOn }: { status: PartnershipStatus; startsOn: string | null; endsOn: string | null }) {
  const now = stages.indexOf(status)
  const dates: Partial<Record<PartnershipStatus, string>> = {
    ...(startsOn && { ACTIVE: `from ${formatDay(startsOn)}` }),
    ...(endsOn && { ENDED: `${status === 'ENDED' ? '' : 'planned for '}${formatDay(endsOn)}` }),
  }
  return (
    <section className="card" aria-label="Stage">
      <div className="cb">
        <ol className="steps">
          {stages.map((stage, place) => (
            <li
              key={stage}
              className={place === now ? 'now' : place < now && stage !== 'UNDER_REVIEW' ? 'done' : undefined}
              aria-current={place === now ? 'step' : undefined}
            >
              {partnershipStatusName[stage]}
              {dates[stage] && <span className="d">{dates[stage]}</span>}
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}
