import { registerEnumType } from 'type-graphql'

export const CareSetting = {
  PRIMARY: 'PRIMARY',
  COMMUNITY: 'COMMUNITY',
  SECONDARY: 'SECONDARY',
  SOCIAL: 'SOCIAL',
  MENTAL_HEALTH: 'MENTAL_HEALTH',
  THIRD_SECTOR: 'THIRD_SECTOR',
} as const
export type CareSetting = keyof typeof CareSetting

registerEnumType(CareSetting, {
  name: 'CareSetting',
  description: 'Where care is given; pilots join up several.',
  valuesConfig: {
    PRIMARY: { description: 'General practice and other care of first contact.' },
    COMMUNITY: { description: 'Health care at home and in the community.' },
    SECONDARY: { description: 'Hospital care.' },
    SOCIAL: { description: 'Social care.' },
    MENTAL_HEALTH: { description: 'Mental health services.' },
    THIRD_SECTOR: { description: 'Charities and other voluntary bodies.' },
  },
})

export const IntegrationKind = { HORIZONTAL: 'HORIZONTAL', VERTICAL: 'VERTICAL', BOTH: 'BOTH' } as const
export type IntegrationKind = keyof typeof IntegrationKind

registerEnumType(IntegrationKind, {
  name: 'IntegrationKind',
  description: 'In which direction services are joined.',
  valuesConfig: {
    HORIZONTAL: { description: 'Services at the same level, such as community nursing and social care.' },
    VERTICAL: { description: 'Services at different levels, such as general practice and hospital.' },
    BOTH: { description: 'Both.' },
  },
})
