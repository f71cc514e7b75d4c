import { registerEnumType } from 'type-graphql'

export const ObservationStatus = {
  NORMAL: 'NORMAL',
  PROVISIONAL: 'PROVISIONAL',
  ESTIMATED: 'ESTIMATED',
  BREAK: 'BREAK',
  MISSING: 'MISSING',
  SUPPRESSED: 'SUPPRESSED',
  NOT_APPLICABLE: 'NOT_APPLICABLE',
} as const
export type ObservationStatus = keyof typeof ObservationStatus

registerEnumType(ObservationStatus, {
  name: 'ObservationStatus',
  description: 'How a value is to be taken; zero, missing, suppressed and not applicable are four different things.',
  valuesConfig: {
    NORMAL: { description: 'A value as it should be.' },
    PROVISIONAL: { description: 'A value that may still change.' },
    ESTIMATED: { description: 'A value that was not counted but estimated.' },
    BREAK: { description: 'A value from which on the series is counted differently.' },
    MISSING: { description: 'There should be a value and there is none.' },
    SUPPRESSED: { description: 'There is a value; it is withheld because it is about too few people.' },
    NOT_APPLICABLE: { description: 'There cannot be a value.' },
  },
})
