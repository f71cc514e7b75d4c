import { Field, Float, Int, ObjectType } from 'type-graphql'

import { SuppressionRule } from './measure-words.ts'
import { ObservationStatus } from './observation-status.ts'

@ObjectType({ description: 'What of a measure is withheld, and whether it could be worked out from what is shown.' })
export class SuppressionAudit {
  @Field(() => SuppressionRule, { description: 'The rule in force.' })
  rule!: SuppressionRule

  @Field(() => Int, { description: 'How many values are about too few people.' })
  tooSmall!: number

  @Field(() => Int, { description: 'How many others are withheld to protect them.' })
  protecting!: number

  @Field(() => Int, {
    description:
      'How many withheld values somebody who knew every total of a period and of a subject’s year could work out: their bounds meet. None, if it is well.',
  })
  disclosed!: number

  @Field(() => String, { description: 'What that means, in a sentence.' })
  sentence!: string
}

@ObjectType({ description: 'Figures that are withheld from others, for those who answer for them.' })
export class ActualFigures {
  @Field(() => Float, { nullable: true, description: 'The value.' })
  value!: number | null

  @Field(() => Float, { nullable: true, description: 'What was counted, where the value is a ratio.' })
  numerator!: number | null

  @Field(() => Float, { nullable: true, description: 'What it was divided by, where the value is a ratio.' })
  denominator!: number | null

  @Field(() => ObservationStatus, { description: 'How it was reported.' })
  status!: ObservationStatus
}
