import { registerEnumType } from 'type-graphql'

export const Theme = {
  LONG_TERM_CONDITIONS: 'LONG_TERM_CONDITIONS',
  OLDER_PEOPLE_AND_END_OF_LIFE: 'OLDER_PEOPLE_AND_END_OF_LIFE',
  DEMENTIA: 'DEMENTIA',
  FALLS: 'FALLS',
  MENTAL_HEALTH: 'MENTAL_HEALTH',
  RURAL_HEALTH: 'RURAL_HEALTH',
  SUBSTANCE_MISUSE: 'SUBSTANCE_MISUSE',
} as const
export type Theme = keyof typeof Theme

registerEnumType(Theme, {
  name: 'Theme',
  description: 'The health issue that a pilot addresses first; the seven groups in which the BMJ counted the sixteen pilots.',
  valuesConfig: {
    LONG_TERM_CONDITIONS: { description: 'Long-term conditions or chronic diseases.' },
    OLDER_PEOPLE_AND_END_OF_LIFE: { description: 'Care of older people, and care at the end of life.' },
    DEMENTIA: { description: 'Dementia care.' },
    FALLS: { description: 'Fewer falls among older people.' },
    MENTAL_HEALTH: { description: 'Mental health.' },
    RURAL_HEALTH: { description: 'Delivery of health care in rural areas.' },
    SUBSTANCE_MISUSE: { description: 'Misuse of drugs and other substances.' },
  },
})
