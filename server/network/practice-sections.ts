/**
 * The sections of a practice, after the structure of shared learning of NICE and of TIDieR: each is a column, a field of the graph, a part of the
 * guided template and something that a reviewer can comment on.
 */
export const SECTIONS = {
  problem: 'The problem that it answers.',
  aims: 'What it is to achieve.',
  reasons: 'Why it was taken up there and then.',
  what: 'What is done, by whom and how.',
  provided: 'Who provides it.',
  delivered: 'How, where, when and how much.',
  tailoring: 'What is fitted to the person.',
  changes: 'What was changed on the way.',
  implementation: 'How it was brought in.',
  barriers: 'What stood in the way, and how it was met.',
  costs: 'What it costs, and who pays.',
  staffing: 'Who it takes.',
  involvement: 'How users and carers were part of it.',
  baseline: 'How things stood before.',
  baselineWhyNot: 'Why a baseline does not apply.',
  evaluation: 'How it is found out what it does.',
  evaluationWhyNot: 'Why an evaluation does not apply.',
  results: 'What came of it, good or bad, as the sources report.',
  unintended: 'What came of it that nobody intended.',
  learning: 'What was learned.',
  again: 'Whether those who did it would do it again.',
  equity: 'Who gains from it and who does not.',
  sustainability: 'What keeps it going.',
  transferability: 'What another place needs for it.',
  guidance: 'The guidance that it relates to.',
  interests: 'Who sponsored it, and conflicts of interest.',
  governance: 'What was settled of ethics and information governance.',
} as const

export type Section = keyof typeof SECTIONS
export type Sections = Record<Section, string | null>
export const sectionNames = Object.keys(SECTIONS) as Section[]

/** What has the sections says so by extending this; columns and fields for them are declared in one loop over their names. */
export const WithSections = class {} as new () => Sections
