import { registerEnumType } from 'type-graphql'

export const RuleSet = { NHS: 'NHS', NHS_UNSCREENED: 'NHS_UNSCREENED', AUS: 'AUS' } as const
export type RuleSet = keyof typeof RuleSet

registerEnumType(RuleSet, {
  name: 'RuleSet',
  description: 'Whose rules a chart follows; the field’s tools differ.',
  valuesConfig: {
    NHS: { description: 'NHS England’s four rules, with moving ranges that are too large left out of the limits.' },
    NHS_UNSCREENED: { description: 'The same with all moving ranges, as in NHS England’s spreadsheet.' },
    AUS: { description: 'The Australian Commission’s: a trend is five points, and two of three count wherever the third lies.' },
  },
})

export const Signal = { OUTSIDE_LIMITS: 'OUTSIDE_LIMITS', SHIFT: 'SHIFT', TREND: 'TREND', TWO_OF_THREE: 'TWO_OF_THREE' } as const
export type Signal = keyof typeof Signal

registerEnumType(Signal, {
  name: 'Signal',
  description: 'Why a point is more than chance.',
  valuesConfig: {
    OUTSIDE_LIMITS: { description: 'It lies outside its limits.' },
    SHIFT: { description: 'It is one of a run on one side of the centre.' },
    TREND: { description: 'It is one of a run that rises or falls.' },
    TWO_OF_THREE: { description: 'It is one of two of three near a limit.' },
  },
})

export const Variation = {
  COMMON_CAUSE: 'COMMON_CAUSE',
  IMPROVEMENT_HIGH: 'IMPROVEMENT_HIGH',
  IMPROVEMENT_LOW: 'IMPROVEMENT_LOW',
  CONCERN_HIGH: 'CONCERN_HIGH',
  CONCERN_LOW: 'CONCERN_LOW',
  NEUTRAL_HIGH: 'NEUTRAL_HIGH',
  NEUTRAL_LOW: 'NEUTRAL_LOW',
} as const
export type Variation = keyof typeof Variation

registerEnumType(Variation, {
  name: 'Variation',
  description: 'What the latest value of a series says: chance, or a change, for better or worse, up or down.',
})

export const Assurance = { CONSISTENTLY_PASS: 'CONSISTENTLY_PASS', CONSISTENTLY_FAIL: 'CONSISTENTLY_FAIL', INCONSISTENT: 'INCONSISTENT' } as const
export type Assurance = keyof typeof Assurance

registerEnumType(Assurance, {
  name: 'Assurance',
  description: 'Whether the process as it is will meet its target.',
  valuesConfig: {
    CONSISTENTLY_PASS: { description: 'It will meet it as long as nothing changes.' },
    CONSISTENTLY_FAIL: { description: 'It will miss it as long as nothing changes.' },
    INCONSISTENT: { description: 'It will meet it and miss it by chance.' },
  },
})
