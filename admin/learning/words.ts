import type * as graph from '../graphql.generated.ts'

// The network's values as a member of staff would say them.

export const stageName = {
  INTERESTED: 'Interested',
  ASSESSING: 'Assessing',
  PLANNED: 'Planned',
  PILOTING: 'Trying it',
  EMBEDDED: 'Usual work',
  SUSTAINED: 'Sustained',
  PAUSED: 'Paused',
  ABANDONED: 'Given up',
} satisfies Record<graph.AdoptionStage, string>

export const fidelityName = {
  AS_DESCRIBED: 'As described',
  IN_PART: 'In part',
  OTHERWISE: 'In a way of its own',
} satisfies Record<graph.AdoptionFidelity, string>

export const licenceName = {
  OGL_3: 'Open Government Licence 3.0',
  CC_BY_4: 'Creative Commons Attribution 4.0',
  CC_BY_SA_4: 'Creative Commons Attribution-ShareAlike 4.0',
  CC_BY_NC_4: 'Creative Commons Attribution-NonCommercial 4.0',
  CC0_1: 'Creative Commons Zero 1.0',
  ALL_RIGHTS_RESERVED: 'All rights reserved',
} satisfies Record<graph.PracticeLicence, string>

export const outcomeName = {
  BETTER: 'Better',
  WORSE: 'Worse',
  WITHIN_CHANCE: 'Within chance',
  CHANGED: 'Changed',
  TOO_EARLY: 'Too early to say',
  UNKNOWN: 'Not known',
} satisfies Record<graph.MeasuredOutcome, string>

export const reportedName = {
  BETTER: 'Better',
  WORSE: 'Worse',
  NO_CHANGE: 'No change',
  MIXED: 'Mixed',
} satisfies Record<graph.ReportedOutcome, string>

export const gradeName = { HIGH: 'high', MODERATE: 'moderate', LOW: 'low', VERY_LOW: 'very low' } satisfies Record<graph.GradeLevel, string>

export const practiceStatusName = {
  DRAFT: 'Draft',
  SUBMITTED: 'Waiting for review',
  IN_REVIEW: 'Being reviewed',
  RETURNED: 'Returned',
  WITHDRAWN: 'Withdrawn',
  PUBLISHED: 'Published',
  REVIEW_DUE: 'Due for review',
  ARCHIVED: 'Archived',
} satisfies Record<graph.PracticeStatus, string>

export const themeName = {
  LONG_TERM_CONDITIONS: 'Long-term conditions',
  OLDER_PEOPLE_AND_END_OF_LIFE: 'Older people and end of life',
  DEMENTIA: 'Dementia',
  FALLS: 'Falls',
  MENTAL_HEALTH: 'Mental health',
  RURAL_HEALTH: 'Rural health',
  SUBSTANCE_MISUSE: 'Substance misuse',
} satisfies Record<graph.PracticeTheme, string>

export const peopleName = {
  OLDER_PEOPLE: 'Older people',
  CHRONIC_DISEASE: 'Chronic disease',
  COPD: 'COPD',
  HEART_DISEASE_RISK: 'Risk of heart disease',
  DEMENTIA: 'Dementia',
  CARERS: 'Carers',
  END_OF_LIFE: 'End of life',
  RISK_OF_ADMISSION: 'Risk of admission',
  RISK_OF_FALLING: 'Risk of falling',
  MENTAL_HEALTH: 'Mental health',
  SUBSTANCE_MISUSE: 'Substance misuse',
  RURAL: 'Rural areas',
} satisfies Record<graph.PeopleGroup, string>

export const placeName = {
  HOME: 'At home',
  PRIMARY: 'General practice',
  COMMUNITY: 'Community',
  SECONDARY: 'Hospital',
  SOCIAL: 'Social care',
  MENTAL_HEALTH: 'Mental health care',
  THIRD_SECTOR: 'Charities',
} satisfies Record<graph.PracticeSetting, string>

/** The sections of a practice in reading order, with the heading that each has for a reader. */
export const sections = [
  ['problem', 'The problem'],
  ['aims', 'What it is for'],
  ['reasons', 'Why here and why then'],
  ['what', 'What is done'],
  ['provided', 'Who does it'],
  ['delivered', 'How, where and how much'],
  ['tailoring', 'What is fitted to the person'],
  ['changes', 'What was changed on the way'],
  ['implementation', 'How it was brought in'],
  ['barriers', 'What stood in the way, and how it was met'],
  ['costs', 'What it costs'],
  ['staffing', 'Who it takes'],
  ['involvement', 'The part of users and carers'],
  ['baseline', 'How things stood before'],
  ['baselineWhyNot', 'Why there is no baseline'],
  ['evaluation', 'How it is found out what it does'],
  ['evaluationWhyNot', 'Why it is not evaluated'],
  ['results', 'What came of it'],
  ['unintended', 'What nobody intended'],
  ['learning', 'What was learned'],
  ['again', 'Would they do it again?'],
  ['equity', 'Who gains and who does not'],
  ['sustainability', 'What keeps it going'],
  ['transferability', 'What another place needs'],
  ['guidance', 'The guidance it relates to'],
  ['interests', 'Sponsors and interests'],
  ['governance', 'Ethics and information governance'],
] as const

export const evidenceName = {
  COMPARED: 'Compared with elsewhere',
  DESCRIPTIVE: 'Figures, not compared',
  BEING_MEASURED: 'Being measured',
  NOT_REPORTED: 'No result reported',
} satisfies Record<graph.EvidenceLevel, string>

export const adopterName = { NONE: 'Nobody yet', ONE: 'One place', SEVERAL: 'Two to four places', MANY: 'Five places or more' } satisfies Record<
  graph.AdopterBand,
  string
>

export const originName = {
  PILOT: 'The pilots',
  PROGRAMME: 'Evaluation and earlier programmes',
  EXEMPLAR: 'Abroad',
  MEMBER: 'Members',
} satisfies Record<graph.PracticeOrigin, string>

export const dimensionName = {
  READINESS_TO_CHANGE: 'Readiness to change',
  STRUCTURE_AND_GOVERNANCE: 'Structure and governance',
  DIGITAL_INFRASTRUCTURE: 'Shared information',
  PROCESS_COORDINATION: 'Steps that fit each other',
  FUNDING: 'Funding',
  REMOVAL_OF_INHIBITORS: 'Dealing with what stands in the way',
  POPULATION_APPROACH: 'Knowing the population',
  CITIZEN_EMPOWERMENT: 'People’s own part',
  EVALUATION_METHODS: 'Evaluation',
  BREADTH_OF_AMBITION: 'Breadth of ambition',
  INNOVATION_MANAGEMENT: 'Spreading good ideas',
  CAPACITY_BUILDING: 'Learning and training',
} satisfies Record<graph.MaturityDimension, string>

export const factName = {
  THEMES: 'Works on',
  PEOPLE: 'For',
  SETTINGS: 'Where',
  POPULATION: 'Population',
  PARTNERS: 'Partners',
} satisfies Record<graph.PlaceFact, string>
