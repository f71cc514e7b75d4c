import { formatNumber } from '../shared/format.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Icon } from '../shared/ui/Icon.tsx'
import type { Agreement } from './AgreementPage.tsx'

const BEFORE: readonly string[] = ['DRAFT', 'IN_NEGOTIATION', 'AWAITING_SIGNATURES']

/** What the agreement needs to come into force: those of the law with their source. */
export function ChecksCard({ agreement: { checks, status, availableActions } }: { agreement: Agreement }) {
  const missing = checks.filter(({ isMet }) => !isMet).length
  const next = availableActions.find(({ name }) => name === 'bringAgreementIntoForce')
  return (
    <Card
      title="What it needs"
      note={missing === 0 ? 'all there' : `${formatNumber(missing)} of ${formatNumber(checks.length)} missing`}
      query={['agreement.checks']}
      footer={BEFORE.includes(status) && next?.reason && <span className="sm">It cannot come into force yet: {next.reason}</span>}
    >
      <ul className="things">
        {checks.map(({ rule, letter, what, isMet, reason, source }) => (
          <li key={rule + (letter ?? '')}>
            <Icon name={isMet ? 'check' : 'warning'} />
            <span>
              <span className="sr">{isMet ? 'There: ' : 'Missing: '}</span>
              {letter && <b>({letter}) </b>}
              {what}
              {reason && <span className="second">{reason}</span>}
              {source && <span className="second">{source}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
