import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'

import { DateScalar } from '../platform/scalars.ts'

import { EvidenceGrade } from './evidence-grade.ts'
import { Measure } from './measure.ts'
import { Observation } from './observation.ts'
import { Variation } from './series-words.ts'

export const MeasuredStatus = { MEASURED: 'MEASURED', AWAITING_APPROVAL: 'AWAITING_APPROVAL', NOT_REPORTED: 'NOT_REPORTED' } as const
export type MeasuredStatus = keyof typeof MeasuredStatus

registerEnumType(MeasuredStatus, {
  name: 'MeasuredStatus',
  description: 'Whether there are approved figures.',
  valuesConfig: {
    MEASURED: { description: 'There are approved figures.' },
    AWAITING_APPROVAL: { description: 'A figure that it rests on awaits approval: no number is shown until then.' },
    NOT_REPORTED: { description: 'Nothing has been reported that the viewer may see.' },
  },
})

export const MeasuredOutcome = {
  BETTER: 'BETTER',
  WORSE: 'WORSE',
  WITHIN_CHANCE: 'WITHIN_CHANCE',
  CHANGED: 'CHANGED',
  TOO_EARLY: 'TOO_EARLY',
  UNKNOWN: 'UNKNOWN',
} as const
export type MeasuredOutcome = keyof typeof MeasuredOutcome

registerEnumType(MeasuredOutcome, {
  name: 'MeasuredOutcome',
  description: 'What came of it, by the direction of the measure.',
  valuesConfig: {
    BETTER: { description: 'It changed for the better, beyond chance.' },
    WORSE: { description: 'It changed for the worse, beyond chance.' },
    WITHIN_CHANCE: { description: 'The interval holds no change.' },
    CHANGED: { description: 'It changed beyond chance, and neither way is better.' },
    TOO_EARLY: { description: 'Too few values before or since.' },
    UNKNOWN: { description: 'There is nothing to judge by, or it awaits approval.' },
  },
})

@ObjectType({ description: 'What a measure says of a place since a day, computed anew from what is approved whenever it is asked for.' })
@Directive('@key(fields: "id")')
export class MeasuredEffect {
  @Field(() => ID, { description: 'Names the place, the measure and the day; opaque.' })
  id!: string

  @Field(() => MeasuredStatus, { description: 'Whether there are approved figures.' })
  status!: MeasuredStatus

  @Field(() => MeasuredOutcome, { description: 'What came of it.' })
  outcome!: MeasuredOutcome

  @Field(() => Measure, { nullable: true, description: 'What is measured.' })
  measure!: object | null

  @Field(() => Observation, { nullable: true, description: 'The latest approved value.' })
  latest!: object | null

  @Field(() => DateScalar, { nullable: true, description: 'The first day of the newest period whose value awaits approval.' })
  awaitingPeriod!: string | null

  @Field(() => Variation, { nullable: true, description: 'What a control chart of the approved values says of the latest.' })
  variation!: Variation | null

  @Field(() => Float, { nullable: true, description: 'The mean since less the mean before, in the unit of the measure.' })
  estimate!: number | null

  @Field(() => Float, { nullable: true, description: 'The lower end of its 95% interval.' })
  lower!: number | null

  @Field(() => Float, { nullable: true, description: 'The upper end of its 95% interval.' })
  upper!: number | null

  @Field(() => Int, { description: 'How many approved values there are before.' })
  pointsBefore!: number

  @Field(() => Int, { description: 'How many approved values there are since.' })
  pointsAfter!: number

  @Field(() => String, { description: 'What it shows and what it does not, in plain words.' })
  sentence!: string

  @Field(() => EvidenceGrade, { description: 'How much weight it can bear, and how that is reckoned.' })
  grade!: EvidenceGrade
}
