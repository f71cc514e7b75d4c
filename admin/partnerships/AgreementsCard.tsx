import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { Link } from 'react-router'

import { AgreementsCard_PartnershipFragmentDoc, type AgreementsCard_PartnershipFragment } from '../graphql.generated.ts'
import { countDays, formatTerm, formatShortDay } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { useProgramme } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Icon } from '../shared/ui/Icon.tsx'
import { AgreementTag, IllustrativeTag } from '../shared/ui/Tag.tsx'
import { agreementKindName } from '../shared/words.ts'

/** What the members have signed. */
export function AgreementsCard({ partnership, mayDraft }: { partnership: FragmentType<AgreementsCard_PartnershipFragment>; mayDraft: boolean }) {
  const { data, complete } = useFragment({ fragment: AgreementsCard_PartnershipFragmentDoc, from: partnership })
  const today = useProgramme()?.today
  if (!complete || (data.agreements.length === 0 && !mayDraft)) return null
  const left = (status: string, endsOn: string | null) =>
    today && endsOn && status === 'IN_FORCE' && endsOn >= today ? ` (${countDays(today, endsOn)} days left)` : ''
  return (
    <Card
      title="Agreements"
      query={['partnership.agreements']}
      actions={
        mayDraft && (
          <Link className="btn s" to={paths.newAgreement(data.id)}>
            <Icon name="plus" size={16} />
            New
            <span className="sr"> agreement</span>
          </Link>
        )
      }
    >
      {data.agreements.length === 0 && <p className="cb mut">Nothing has been agreed yet.</p>}
      <ul className="things">
        {data.agreements.map(({ id, title, kind, status, startsOn, endsOn, reviewOn, illustrative }) => (
          <li key={id}>
            <span className="grow">
              <Link to={paths.agreement(id)}>{title}</Link> <IllustrativeTag when={illustrative} />
              <span className="second">{agreementKindName[kind]}</span>
              <span className="second">
                {formatTerm(startsOn, endsOn, formatShortDay)}
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
