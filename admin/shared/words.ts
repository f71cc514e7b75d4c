import type * as graph from '../graphql.generated.ts'

// The graph's values as a member of staff would say them. `satisfies` keeps each table whole: a new value does not compile until it has its words.

export const themeName = {
  LONG_TERM_CONDITIONS: 'Long-term conditions',
  OLDER_PEOPLE_AND_END_OF_LIFE: 'Older people and end of life',
  DEMENTIA: 'Dementia',
  FALLS: 'Falls',
  MENTAL_HEALTH: 'Mental health',
  RURAL_HEALTH: 'Rural health',
  SUBSTANCE_MISUSE: 'Substance misuse',
} satisfies Record<graph.Theme, string>

export const pilotStatusName = { SELECTED: 'Selected', LIVE: 'Live', EVALUATING: 'In evaluation', CLOSED: 'Closed' } satisfies Record<
  graph.PilotStatus,
  string
>

export const settingName = {
  PRIMARY: 'Primary care',
  COMMUNITY: 'Community services',
  SECONDARY: 'Hospital care',
  SOCIAL: 'Social care',
  MENTAL_HEALTH: 'Mental health care',
  THIRD_SECTOR: 'Third sector',
} satisfies Record<graph.CareSetting, string>

export const integrationName = {
  HORIZONTAL: 'Horizontal integration',
  VERTICAL: 'Vertical integration',
  BOTH: 'Horizontal and vertical integration',
} satisfies Record<graph.IntegrationKind, string>

export const tokenScopeName = { READ: 'reads', GROUPS: 'asks for groups', EXPORT: 'fetches files' } satisfies Record<graph.TokenScope, string>

export const organisationKindName = {
  GP_PRACTICE: 'GP practice',
  PRIMARY_CARE_TRUST: 'Primary care trust',
  NHS_TRUST: 'NHS trust',
  FOUNDATION_TRUST: 'NHS foundation trust',
  PROFESSIONAL_GROUP: 'Professional group',
  CARE_TRUST: 'Care trust',
  LOCAL_AUTHORITY: 'Local authority',
  SOCIAL_ENTERPRISE: 'Social enterprise',
  INDEPENDENT_SECTOR: 'Independent sector',
  AMBULANCE_TRUST: 'Ambulance trust',
  PATIENT_GROUP: 'Patient group',
  SCHOOL: 'School',
  VOLUNTARY_SECTOR: 'Voluntary sector',
  NATIONAL_COMMISSIONER: 'National commissioner',
  PARTNERSHIP_BODY: 'Partnership body',
  INTEGRATED_CARE_BOARD: 'Integrated care board',
  NEIGHBOURHOOD_PROVIDER: 'Neighbourhood provider',
} satisfies Record<graph.OrganisationKind, string>

export const organisationStatusName = { ACTIVE: 'Open', CLOSED: 'Closed', NOT_YET_OPEN: 'Not yet open' } satisfies Record<
  graph.OrganisationStatus,
  string
>

export const successionName = {
  MERGER: 'merged into',
  SPLIT: 'split into',
  RENAME: 'became',
  TRANSFER: 'passed its work to',
} satisfies Record<graph.SuccessionKind, string>

export const partnershipStatusName = {
  PROPOSED: 'Proposed',
  FORMING: 'Forming',
  ACTIVE: 'Active',
  UNDER_REVIEW: 'Under review',
  ENDED: 'Ended',
} satisfies Record<graph.PartnershipStatus, string>

export const memberRoleName = {
  LEAD: 'Lead',
  HOST_COMMISSIONER: 'Commissioner of the area',
  COMMISSIONER: 'Commissioner',
  PROVIDER: 'Provider',
  LEAD_PROVIDER: 'Lead provider',
  SUB_CONTRACTOR: 'Sub-contractor',
  VOLUNTARY_SECTOR: 'Voluntary sector partner',
  USER_REPRESENTATIVE: 'Voice of users',
  LOCAL_AUTHORITY: 'Local authority',
  EVALUATOR: 'Evaluator',
  FUNDER: 'Funder',
  SPONSOR: 'Sponsor',
} satisfies Record<graph.MembershipRole, string>

export const membershipStatusName = { FUTURE: 'Not yet', CURRENT: 'Member', ENDED: 'Ended' } satisfies Record<graph.MembershipStatus, string>

export const agreementKindName = {
  S75_POOLED_FUND: 'Section 75 pooled fund',
  S75_LEAD_COMMISSIONING: 'Section 75 lead commissioning',
  S75_INTEGRATED_PROVISION: 'Section 75 integrated provision',
  ALLIANCE_CONTRACT: 'Alliance contract',
  LEAD_PROVIDER: 'Lead provider contract',
  PRIME_CONTRACTOR: 'Prime contractor',
  COLLABORATION_AGREEMENT: 'Collaboration agreement',
  CORPORATE_JV: 'Corporate joint venture',
  MOU: 'Memorandum of understanding',
  DATA_SHARING: 'Data sharing agreement',
  GRANT: 'Grant agreement',
  CARE_TRUST: 'Care trust',
} satisfies Record<graph.AgreementKind, string>

export const agreementStatusName = {
  DRAFT: 'Draft',
  IN_NEGOTIATION: 'In negotiation',
  AWAITING_SIGNATURES: 'Awaiting signatures',
  IN_FORCE: 'In force',
  EXPIRED: 'Expired',
  TERMINATED: 'Terminated',
  SUPERSEDED: 'Replaced',
} satisfies Record<graph.AgreementStatus, string>

export const domainName = {
  HEALTH_OUTCOMES: 'Health outcomes',
  QUALITY_OF_CARE: 'Quality of care',
  SERVICE_USER_SATISFACTION: 'Service user satisfaction',
  RELATIONSHIPS_AND_SYSTEMS: 'Relationships and systems',
} satisfies Record<graph.MeasureDomain, string>

export const scopeName = { NATIONAL: 'National: the same for everybody', LOCAL: 'Local: one pilot’s own' } satisfies Record<
  graph.MeasureScope,
  string
>

export const measureKindName = {
  STRUCTURE: 'Structure: what there is to work with',
  PROCESS: 'Process: what is done',
  OUTCOME: 'Outcome: what becomes of people',
  EXPERIENCE: 'Experience: what people say of it',
  BALANCING: 'Balancing: what might suffer meanwhile',
  COST: 'Cost',
} satisfies Record<graph.MeasureKind, string>

export const suppressionName = {
  NONE: 'nothing is withheld',
  HES_2009: '1 to 5 withheld (HES 2009)',
  HES_2018: '1 to 7 withheld, the rest rounded to 5 (HES 2018)',
} satisfies Record<graph.SuppressionRule, string>

export const frequencyName = { MONTHLY: 'every month', QUARTERLY: 'every quarter', ANNUAL: 'every year' } satisfies Record<graph.Frequency, string>

export const directionName = {
  INCREASE: 'higher is better',
  DECREASE: 'lower is better',
  MAINTAIN: 'steady is better',
  NEUTRAL: 'neither way is better',
} satisfies Record<graph.Direction, string>

export const sourceKindName = {
  STATEMENT: 'Statement',
  ARTICLE: 'Article',
  REPORT: 'Report',
  STATISTICS: 'Statistics',
  WEB_PAGE: 'Web page',
  ILLUSTRATIVE: 'Illustrative',
} satisfies Record<graph.SourceKind, string>

export const milestoneStatusName = {
  PLANNED: 'Planned',
  DUE_SOON: 'Due soon',
  OVERDUE: 'Overdue',
  MET: 'Met',
  MET_LATE: 'Met late',
} satisfies Record<graph.MilestoneStatus, string>

export const riskStatusName = { OPEN: 'Open', ESCALATED: 'Escalated', CLOSED: 'Closed' } satisfies Record<graph.RiskStatus, string>

export const returnStatusName = {
  NOT_DUE: 'Not due',
  DUE: 'Due',
  LATE: 'Late',
  SUBMITTED: 'Sent in',
  QUERIED: 'Queried',
  ACCEPTED: 'Accepted',
  MISSING: 'Waived',
  REOPENED: 'Opened again',
} satisfies Record<graph.ReturnStatus, string>

export const returnStepName = {
  SUBMITTED: 'sent it in',
  QUERIED: 'gave it back',
  ACCEPTED: 'accepted it',
  REOPENED: 'opened it again',
  WAIVED: 'waived it',
  EXTENDED: 'gave it more time',
  REMINDED: 'sent a reminder',
} satisfies Record<graph.ReturnStepKind, string>

export const roleName = { PUBLIC: 'Public', MEMBER: 'Member', ANALYST: 'Analyst', PILOT_LEAD: 'Pilot lead', ADMIN: 'Administrator' } satisfies Record<
  graph.Role,
  string
>

export const observationStatusName = {
  NORMAL: 'final',
  PROVISIONAL: 'provisional',
  ESTIMATED: 'estimated',
  BREAK: 'counted in a new way from here',
  MISSING: 'missing',
  SUPPRESSED: 'hidden, because it counts too few people',
  NOT_APPLICABLE: 'not applicable',
} satisfies Record<graph.ObservationStatus, string>

export const variationName = {
  COMMON_CAUSE: 'Common cause: no significant change',
  IMPROVEMENT_HIGH: 'Special cause, improvement: higher values',
  IMPROVEMENT_LOW: 'Special cause, improvement: lower values',
  CONCERN_HIGH: 'Special cause, concern: higher values',
  CONCERN_LOW: 'Special cause, concern: lower values',
  NEUTRAL_HIGH: 'Special cause: higher values, neither good nor bad in itself',
  NEUTRAL_LOW: 'Special cause: lower values, neither good nor bad in itself',
} satisfies Record<graph.Variation, string>

export const assuranceName = {
  CONSISTENTLY_PASS: 'Target will be met consistently',
  CONSISTENTLY_FAIL: 'Target will be missed consistently',
  INCONSISTENT: 'Target may or may not be met',
} satisfies Record<graph.Assurance, string>

export const outlierName = {
  LOW_998: 'below 99.8%',
  LOW_95: 'below 95%',
  HIGH_95: 'above 95%',
  HIGH_998: 'above 99.8%',
} satisfies Record<graph.Outlier, string>

export const signalName = {
  OUTSIDE_LIMITS: 'outside the limits',
  SHIFT: 'seven on one side of the mean',
  TREND: 'seven rising or falling',
  TWO_OF_THREE: 'two of three near a limit',
} satisfies Record<graph.Signal, string>
