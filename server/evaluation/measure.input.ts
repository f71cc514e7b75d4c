import { Field, Float, ID, InputType, Int } from 'type-graphql'

import { DateScalar } from '../platform/scalars.ts'

import { Direction, Frequency, MeasureDomain, MeasureKind, MeasureScope, SuppressionRule } from './measure-words.ts'

/** What somebody says of a measure. */
@InputType()
export class MeasureDefinition {
  @Field(() => String, { description: 'Its name, in 3 to 200 characters.' })
  title!: string

  @Field(() => String, { description: 'What it says, in plain words.' })
  summary!: string

  @Field(() => String, { nullable: true, description: 'Why it is measured.' })
  rationale?: string | null

  @Field(() => MeasureDomain, { description: 'The criterion that it speaks to.' })
  domain!: MeasureDomain

  @Field(() => MeasureKind, { nullable: true, description: 'What sort of thing it looks at.' })
  kind?: MeasureKind | null

  @Field(() => String, { description: 'What its values are in, such as % or admissions.' })
  unit!: string

  @Field(() => Float, { defaultValue: 1, description: 'What numerator over denominator is multiplied by: 100 for per cent.' })
  multiplier!: number

  @Field(() => Int, { defaultValue: 1, description: 'To how many places its values are shown, 0 to 6.' })
  decimals!: number

  @Field(() => Direction, { description: 'Which way it should go.' })
  direction!: Direction

  @Field(() => Frequency, { description: 'How often it is reported.' })
  frequency!: Frequency

  @Field(() => Int, { defaultValue: 15, description: 'How many days after the end of a period its value is due, 1 to 366.' })
  reportingLagDays!: number

  @Field(() => String, { description: 'What is counted.' })
  numerator!: string

  @Field(() => String, { nullable: true, description: 'What it is divided by; leave it out for a count.' })
  denominator?: string | null

  @Field(() => String, { nullable: true, description: 'Who or what is left out of the count.' })
  exclusions?: string | null

  @Field(() => String, { nullable: true, description: 'Which system its figures come from, and how.' })
  collection?: string | null

  @Field(() => String, { nullable: true, description: 'The post that answers for its definition.' })
  steward?: string | null

  @Field(() => Float, { nullable: true, description: 'The lowest value that is not asked about.' })
  lowest?: number | null

  @Field(() => Float, { nullable: true, description: 'The highest value that is not asked about.' })
  highest?: number | null

  @Field(() => SuppressionRule, { defaultValue: SuppressionRule.NONE, description: 'What is withheld because it is about too few people.' })
  suppression!: SuppressionRule

  @Field(() => String, { nullable: true, description: 'What a reader should know about it.' })
  note?: string | null
}

@InputType({ description: 'A new measure.' })
export class CreateMeasureInput extends MeasureDefinition {
  @Field(() => String, { description: 'Its code: capital letters, digits and _, 3 to 40 of them, a letter first.' })
  code!: string

  @Field(() => MeasureScope, { description: 'Whom it is for.' })
  scope!: MeasureScope

  @Field(() => ID, { nullable: true, description: 'The id of the pilot that chose it, for a local measure.' })
  pilot?: string | null
}

@InputType({ description: 'A new version of a measure’s definition. All of it is given again.' })
export class UpdateMeasureInput extends MeasureDefinition {
  @Field(() => ID, { description: 'The id of the measure.' })
  id!: string

  @Field(() => Int, { description: 'The version that its author saw.' })
  version!: number

  @Field(() => String, { description: 'What is changed and why, in 3 to 2,000 characters.' })
  changeNote!: string

  @Field(() => DateScalar, { nullable: true, description: 'The first day of the periods that the new definition holds for; today unless said.' })
  effectiveFrom?: string | null

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether values before and after cannot be compared: then the limits of every series begin again on that day.',
  })
  breaksComparability!: boolean

  @Field(() => DateScalar, { nullable: true, description: 'The last day of its use; leave it out while it is used.' })
  retiredOn?: string | null
}
