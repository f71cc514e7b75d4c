import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'

import { AgreementsCard_PartnershipFragmentDoc, type AgreementsCard_PartnershipFragment } from '../graphql.generated.ts'
import { countDays, formatPeriod, formatShortDay } from '../shared/format.ts'
import { useProgramme } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { AgreementTag, IllustrativeTag } from '../shared/ui/Tag.tsx'
import { agreementKindName } from '../shared/words.ts'

/** What the members have signed. */
export function AgreementsCard({ partnership }: { partnership: FragmentType<AgreementsCard_PartnershipFragment> }) {
  const { data, complete } = useFragment({ fragment: AgreementsCard_PartnershipFragmentDoc, from: partnership })
  const today = useProgramme()?.today
  if (!complete || data.agreements.length === 0) return null
  const left = (status: string, endsOn: string | null) =>
    today && endsOn && status === 'IN_FORCE' && endsOn >= today ? ` (${countDays(today, endsOn)} days left)` : ''
  return (
    <Card title="Agreements" query={['partnership.agreements']}>
      <ul className="things">
        {data.agreements.map(({ id, title, kind, status, startsOn, endsOn, reviewOn, illustrative }) => (
          <li key={id}>
            <span className="grow">
              <b>{title}</b> <IllustrativeTag when={illustrative} />
              <span className="second">{agreementKindName[kind]}</span>
              <span className="second">
                {formatPeriod(startsOn, endsOn, formatShortDay)}
                {left(status, endsOn)}
              </span>
              {reviewOn && <span className="second">Review by {formatShortDay(reviewOn)}</span>}
            </span>
            <AgreementTag status={status} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
