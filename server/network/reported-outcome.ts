import { registerEnumType } from 'type-graphql'

export const ReportedOutcome = { BETTER: 'BETTER', WORSE: 'WORSE', NO_CHANGE: 'NO_CHANGE', MIXED: 'MIXED' } as const
export type ReportedOutcome = keyof typeof ReportedOutcome

registerEnumType(ReportedOutcome, {
  name: 'ReportedOutcome',
  description: 'Which way a reported result went. Nothing is ever ordered by it.',
  valuesConfig: {
    BETTER: { description: 'For the better.' },
    WORSE: { description: 'For the worse.' },
    NO_CHANGE: { description: 'No change beyond chance.' },
    MIXED: { description: 'Partly the one, partly the other.' },
  },
})
