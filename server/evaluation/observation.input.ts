import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql'

import { DateScalar } from '../platform/scalars.ts'

import { Observation } from './observation.ts'
import { ObservationStatus } from './observation-status.ts'

/** What somebody says of a value. */
@InputType()
export class ObservedValue {
  @Field(() => Float, { nullable: true, description: 'The value of a count. That of a ratio is worked out; when it is given too it must agree.' })
  value?: number | null

  @Field(() => Float, { nullable: true, description: 'What was counted, for a ratio.' })
  numerator?: number | null

  @Field(() => Float, { nullable: true, description: 'What it is divided by, for a ratio.' })
  denominator?: number | null

  @Field(() => ObservationStatus, {
    defaultValue: ObservationStatus.NORMAL,
    description: 'How it is to be taken. What is missing or not applicable has no figures.',
  })
  status!: ObservationStatus

  @Field(() => String, { nullable: true, description: 'What a reader should know about it, at most 2,000 characters.' })
  note?: string | null

  @Field(() => ID, { nullable: true, description: 'The id of the document it was taken from.' })
  source?: string | null
}

@InputType({ description: 'What was observed of a subject by a measure for a period.' })
export class ObservationInput extends ObservedValue {
  @Field(() => ID, { description: 'The id of the pilot or the organisation.' })
  subject!: string

  @Field(() => ID, { description: 'The id of the measure.' })
  measure!: string

  @Field(() => DateScalar, { description: 'The first day of the period: of a month, a quarter or a year, as the measure is reported.' })
  periodStart!: string

  @Field(() => DateScalar, { description: 'The last day of the period.' })
  periodEnd!: string
}

@InputType({ description: 'Observations to be recorded together: all of them or none.' })
export class RecordObservationsInput {
  @Field(() => [ObservationInput], { description: 'The observations, at most 200.' })
  observations!: ObservationInput[]
}

@InputType({ description: 'A correction of an observation.' })
export class ReviseObservationInput extends ObservedValue {
  @Field(() => ID, { description: 'The id of the observation as its author saw it.' })
  id!: string

  @Field(() => Int, { description: 'The revision that its author saw.' })
  version!: number

  @Field(() => String, { description: 'Why it is corrected, in 3 to 2,000 characters; kept in the history.' })
  why!: string
}

@ObjectType({ description: 'What came of recording observations.' })
export class RecordedObservations {
  @Field(() => [Observation], { description: 'The observations as they stand now, in the order given.' })
  observations!: object[]

  @Field(() => Int, { description: 'How many of them are new.' })
  recorded!: number

  @Field(() => Int, { description: 'How many were there already, just so.' })
  unchanged!: number
}
