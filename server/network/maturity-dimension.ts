import { registerEnumType } from 'type-graphql'

/** The twelve dimensions of the SCIROCCO maturity model for integrated care, each scored from 0 to 5. */
export const MaturityDimension = {
  READINESS_TO_CHANGE: 'READINESS_TO_CHANGE',
  STRUCTURE_AND_GOVERNANCE: 'STRUCTURE_AND_GOVERNANCE',
  DIGITAL_INFRASTRUCTURE: 'DIGITAL_INFRASTRUCTURE',
  PROCESS_COORDINATION: 'PROCESS_COORDINATION',
  FUNDING: 'FUNDING',
  REMOVAL_OF_INHIBITORS: 'REMOVAL_OF_INHIBITORS',
  POPULATION_APPROACH: 'POPULATION_APPROACH',
  CITIZEN_EMPOWERMENT: 'CITIZEN_EMPOWERMENT',
  EVALUATION_METHODS: 'EVALUATION_METHODS',
  BREADTH_OF_AMBITION: 'BREADTH_OF_AMBITION',
  INNOVATION_MANAGEMENT: 'INNOVATION_MANAGEMENT',
  CAPACITY_BUILDING: 'CAPACITY_BUILDING',
} as const
export type MaturityDimension = keyof typeof MaturityDimension
registerEnumType(MaturityDimension, {
  name: 'MaturityDimension',
  description: 'A dimension of how ready a place is for integrated care, after the SCIROCCO maturity model; scored from 0 to 5.',
  valuesConfig: {
    READINESS_TO_CHANGE: { description: 'Whether people see the need and want the change.' },
    STRUCTURE_AND_GOVERNANCE: { description: 'Whether somebody leads it with a mandate.' },
    DIGITAL_INFRASTRUCTURE: { description: 'Whether those who care for a person can share what they know.' },
    PROCESS_COORDINATION: { description: 'Whether the steps of care fit each other and are written down.' },
    FUNDING: { description: 'Whether money follows the way of working.' },
    REMOVAL_OF_INHIBITORS: { description: 'Whether what stands in the way is known and dealt with.' },
    POPULATION_APPROACH: { description: 'Whether it is known who in the population needs what.' },
    CITIZEN_EMPOWERMENT: { description: 'Whether people can take part in their own care.' },
    EVALUATION_METHODS: { description: 'Whether it is measured what changes.' },
    BREADTH_OF_AMBITION: { description: 'How much of health and social care is joined up.' },
    INNOVATION_MANAGEMENT: { description: 'Whether good ideas are found and spread.' },
    CAPACITY_BUILDING: { description: 'Whether people learn what they need for it.' },
  },
})

export const MOST_MATURE = 5
