import { registerEnumType } from 'type-graphql'

export const SignatoryRole = {
  CHIEF_EXECUTIVE: 'CHIEF_EXECUTIVE',
  SECTION_151_OFFICER: 'SECTION_151_OFFICER',
  FINANCE_DIRECTOR: 'FINANCE_DIRECTOR',
  BOARD_CHAIR: 'BOARD_CHAIR',
  DIRECTOR: 'DIRECTOR',
  OTHER: 'OTHER',
} as const
export type SignatoryRole = keyof typeof SignatoryRole

registerEnumType(SignatoryRole, {
  name: 'SignatoryRole',
  description: 'In which office somebody signs for an organisation.',
  valuesConfig: {
    CHIEF_EXECUTIVE: { description: 'The chief executive, who signs in person.' },
    SECTION_151_OFFICER: { description: 'The council’s officer for its finances, section 151 of the Local Government Act 1972.' },
    FINANCE_DIRECTOR: { description: 'The director of finance.' },
    BOARD_CHAIR: { description: 'The chair of a board, such as the health and wellbeing board.' },
    DIRECTOR: { description: 'Another director.' },
    OTHER: { description: 'Somebody else with the power to sign.' },
  },
})

// Better Care Fund 2025/26: each partner's chief executive signs, and may not hand that on. North Yorkshire, s52684.
const IN_PERSON: readonly SignatoryRole[] = ['CHIEF_EXECUTIVE']

/** Whether somebody else may sign for who holds this office. */
export const mayDelegate = (role: SignatoryRole): boolean => !IN_PERSON.includes(role)
