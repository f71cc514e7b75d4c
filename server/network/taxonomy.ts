import { registerEnumType } from 'type-graphql'

/** The health issues of the programme; the one taxonomy of the whole network. */
export const PracticeTheme = {
  LONG_TERM_CONDITIONS: 'LONG_TERM_CONDITIONS',
  OLDER_PEOPLE_AND_END_OF_LIFE: 'OLDER_PEOPLE_AND_END_OF_LIFE',
  DEMENTIA: 'DEMENTIA',
  FALLS: 'FALLS',
  MENTAL_HEALTH: 'MENTAL_HEALTH',
  RURAL_HEALTH: 'RURAL_HEALTH',
  SUBSTANCE_MISUSE: 'SUBSTANCE_MISUSE',
} as const
export type PracticeTheme = keyof typeof PracticeTheme
registerEnumType(PracticeTheme, { name: 'PracticeTheme', description: 'What a practice is about, in the themes of the programme.' })

export const PeopleGroup = {
  OLDER_PEOPLE: 'OLDER_PEOPLE',
  CHRONIC_DISEASE: 'CHRONIC_DISEASE',
  COPD: 'COPD',
  HEART_DISEASE_RISK: 'HEART_DISEASE_RISK',
  DEMENTIA: 'DEMENTIA',
  CARERS: 'CARERS',
  END_OF_LIFE: 'END_OF_LIFE',
  RISK_OF_ADMISSION: 'RISK_OF_ADMISSION',
  RISK_OF_FALLING: 'RISK_OF_FALLING',
  MENTAL_HEALTH: 'MENTAL_HEALTH',
  SUBSTANCE_MISUSE: 'SUBSTANCE_MISUSE',
  RURAL: 'RURAL',
} as const
export type PeopleGroup = keyof typeof PeopleGroup
registerEnumType(PeopleGroup, { name: 'PeopleGroup', description: 'Whom a practice is for.' })

export const PracticeSetting = {
  HOME: 'HOME',
  PRIMARY: 'PRIMARY',
  COMMUNITY: 'COMMUNITY',
  SECONDARY: 'SECONDARY',
  SOCIAL: 'SOCIAL',
  MENTAL_HEALTH: 'MENTAL_HEALTH',
  THIRD_SECTOR: 'THIRD_SECTOR',
} as const
export type PracticeSetting = keyof typeof PracticeSetting
registerEnumType(PracticeSetting, { name: 'PracticeSetting', description: 'Where a practice takes place.' })

export const PracticeOrigin = { PILOT: 'PILOT', PROGRAMME: 'PROGRAMME', EXEMPLAR: 'EXEMPLAR', MEMBER: 'MEMBER' } as const
export type PracticeOrigin = keyof typeof PracticeOrigin
registerEnumType(PracticeOrigin, {
  name: 'PracticeOrigin',
  description: 'Where a practice comes from.',
  valuesConfig: {
    PILOT: { description: 'One of the pilots.' },
    PROGRAMME: { description: 'The programme’s evaluation, or an earlier programme.' },
    EXEMPLAR: { description: 'An example from another country.' },
    MEMBER: { description: 'A member of the network.' },
  },
})

/** The condition that a column of words holds only these; for a check. */
export const onlyOf = (column: string, words: object): string => `"${column}" <@ array['${Object.keys(words).join("','")}']`
