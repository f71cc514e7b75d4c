import type * as graph from '../../graphql.generated.ts'
import {
  agreementStatusName,
  milestoneStatusName,
  organisationStatusName,
  partnershipStatusName,
  pilotStatusName,
  returnStatusName,
  riskStatusName,
} from '../words.ts'

type Tone = 'green' | 'blue' | 'amber' | 'red' | 'purple' | 'grey'

/** The state of a thing in words, with a colour that repeats them. */
export const Tag = ({ tone = 'grey', children }: { tone?: Tone; children: React.ReactNode }) => <span className={`tag ${tone}`}>{children}</span>

/** Marks a row of the demonstration set, wherever it is shown. */
export const IllustrativeTag = ({ when }: { when: boolean }) => (when ? <span className="tag made-up">Illustrative</span> : null)

const pilotTone = { SELECTED: 'purple', LIVE: 'green', EVALUATING: 'blue', CLOSED: 'grey' } as const
const partnershipTone = { PROPOSED: 'purple', FORMING: 'blue', ACTIVE: 'green', UNDER_REVIEW: 'amber', ENDED: 'grey' } as const
const organisationTone = { ACTIVE: 'green', CLOSED: 'grey', NOT_YET_OPEN: 'purple' } as const
const milestoneTone = { PLANNED: 'grey', DUE_SOON: 'blue', OVERDUE: 'red', MET: 'green', MET_LATE: 'amber' } as const
const riskTone = { OPEN: 'amber', ESCALATED: 'red', CLOSED: 'grey' } as const
const returnTone = {
  NOT_DUE: 'grey',
  DUE: 'blue',
  LATE: 'amber',
  SUBMITTED: 'blue',
  QUERIED: 'amber',
  ACCEPTED: 'green',
  MISSING: 'grey',
  REOPENED: 'purple',
} as const
const agreementTone = {
  DRAFT: 'purple',
  IN_NEGOTIATION: 'amber',
  AWAITING_SIGNATURES: 'blue',
  IN_FORCE: 'green',
  EXPIRED: 'grey',
  TERMINATED: 'grey',
  SUPERSEDED: 'grey',
} as const

export const PilotTag = ({ status }: { status: graph.PilotStatus }) => <Tag tone={pilotTone[status]}>{pilotStatusName[status]}</Tag>
export const PartnershipTag = ({ status }: { status: graph.PartnershipStatus }) => (
  <Tag tone={partnershipTone[status]}>{partnershipStatusName[status]}</Tag>
)
export const OrganisationTag = ({ status }: { status: graph.OrganisationStatus }) => (
  <Tag tone={organisationTone[status]}>{organisationStatusName[status]}</Tag>
)
export const MilestoneTag = ({ status }: { status: graph.MilestoneStatus }) => <Tag tone={milestoneTone[status]}>{milestoneStatusName[status]}</Tag>
export const RiskTag = ({ status }: { status: graph.RiskStatus }) => <Tag tone={riskTone[status]}>{riskStatusName[status]}</Tag>
export const ReturnTag = ({ status }: { status: graph.ReturnStatus }) => <Tag tone={returnTone[status]}>{returnStatusName[status]}</Tag>
export const AgreementTag = ({ status }: { status: graph.AgreementStatus }) => <Tag tone={agreementTone[status]}>{agreementStatusName[status]}</Tag>
