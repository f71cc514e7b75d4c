import { Link } from 'react-router'

import { formatDay } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { Banner } from '../shared/ui/Banner.tsx'
import { agreementStatusName } from '../shared/words.ts'
import type { Agreement } from './AgreementPage.tsx'

/** What has taken the agreement’s place, will do so, or is meant to. */
export function ReplacedBanner({ agreement: { status, supersededOn, replacedBy } }: { agreement: Agreement }) {
  if (replacedBy.length === 0) return null
  const title = !supersededOn
    ? 'Another agreement is meant to take its place.'
    : status === 'SUPERSEDED'
      ? `Another agreement has taken its place from ${formatDay(supersededOn)}.`
      : `Another agreement takes its place from ${formatDay(supersededOn)}.`
  return (
    <Banner title={title}>
      {replacedBy.map(({ id, title: name, status: stands }) => (
        <span key={id} className="second">
          <Link to={paths.agreement(id)}>{name}</Link> ({agreementStatusName[stands].toLowerCase()})
        </span>
      ))}
    </Banner>
  )
}
