import { Field, Float, ID, InputType, Int } from 'type-graphql'

import { DateScalar } from '../platform/scalars.ts'

import { Frequency } from './measure-words.ts'

@InputType({
  description:
    'Where a pilot stood before. Without figures it is worked out of what was reported in that time: a count as the mean of its periods, a ratio as sum over sum.',
})
export class BaselineInput {
  @Field(() => DateScalar, { description: 'The first day of the time that it is of.' })
  from!: string

  @Field(() => DateScalar, { description: 'The last day of the time that it is of.' })
  to!: string

  @Field(() => Float, { nullable: true, description: 'The value of a count.' })
  value?: number | null

  @Field(() => Float, { nullable: true, description: 'What was counted, for a ratio.' })
  numerator?: number | null

  @Field(() => Float, { nullable: true, description: 'What it is divided by, for a ratio.' })
  denominator?: number | null

  @Field(() => String, { nullable: true, description: 'How it was found.' })
  method?: string | null
}

@InputType({ description: 'A step of the way to a target.' })
export class TargetInput {
  @Field(() => DateScalar, { description: 'The day by which it is to get there.' })
  by!: string

  @Field(() => Float, { description: 'The value that it is to reach, in the unit of the measure.' })
  value!: number

  @Field(() => String, { nullable: true, description: 'What a reader should know about it.' })
  note?: string | null
}

/** What a pilot agrees to when it takes a measure on. */
@InputType()
export class AssignmentTerms {
  @Field(() => BaselineInput, { nullable: true, description: 'Where it stood before.' })
  baseline?: BaselineInput | null

  @Field(() => [TargetInput], { defaultValue: [], description: 'Where it means to get: one target, or a way of several steps; at most 24.' })
  targets!: TargetInput[]

  @Field(() => Frequency, { nullable: true, description: 'How often the pilot reports it, where it is not as often as the measure says.' })
  frequency?: Frequency | null

  @Field(() => String, { nullable: true, description: 'Who answers for its figures at the pilot.' })
  responsible?: string | null

  @Field(() => ID, { nullable: true, description: 'The id of the organisation whose area it is compared with; it must have reported the measure.' })
  comparison?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'The first day of the periods that the pilot reports.' })
  startsOn?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'The last day of the periods that the pilot reports; leave it out while it goes on.' })
  endsOn?: string | null
}

@InputType({ description: 'That a pilot is to report by a measure.' })
export class AssignMeasureInput extends AssignmentTerms {
  @Field(() => ID, { description: 'The id of the pilot.' })
  pilot!: string

  @Field(() => ID, { description: 'The id of the measure.' })
  measure!: string
}

@InputType({ description: 'What a pilot agrees to now. All of it is given again.' })
export class UpdatePilotMeasureInput extends AssignmentTerms {
  @Field(() => ID, { description: 'The id of the pilot’s measure.' })
  id!: string

  @Field(() => Int, { description: 'The version that its author saw.' })
  version!: number

  @Field(() => String, { description: 'Why it is changed, in 3 to 2,000 characters; kept in the history.' })
  why!: string
}
