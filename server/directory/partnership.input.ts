import { Field, ID, InputType, Int } from 'type-graphql'

import { DateScalar } from '../platform/scalars.ts'

import { PartnershipStatus } from './partnership.ts'

@InputType({ description: 'A partnership to be.' })
export class CreatePartnershipInput {
  @Field(() => String, { description: 'What it is called, in 2 to 200 characters.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'What its members join for, at most 2,000 characters.' })
  purpose?: string | null

  @Field(() => String, { nullable: true, description: 'Its form in a few words, at most 200 characters.' })
  kind?: string | null

  @Field(() => ID, { nullable: true, description: 'The pilot that it runs. A pilot lead names one that he or she leads.' })
  pilot?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'The day from which its members are brought together; without it, it is proposed.' })
  formingFrom?: string | null

  @Field(() => ID, { nullable: true, description: 'The organisation that leads it from formingFrom on, or from today.' })
  lead?: string | null
}

@InputType({ description: 'What is to be different about a partnership; what is left out stays.' })
export class UpdatePartnershipInput {
  @Field(() => ID, { description: 'The id of the partnership.' })
  id!: string

  @Field(() => Int, { description: 'The version that its author saw.' })
  version!: number

  @Field(() => String, { nullable: true, description: 'What it is called, in 2 to 200 characters.' })
  name?: string | null

  @Field(() => String, { nullable: true, description: 'What its members have joined for, at most 2,000 characters.' })
  purpose?: string | null

  @Field(() => String, { nullable: true, description: 'Its form in a few words, at most 200 characters.' })
  kind?: string | null

  @Field(() => ID, { nullable: true, description: 'The pilot that it runs.' })
  pilot?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'The day from which its members were brought together.' })
  formingFrom?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Its first day at work.' })
  startsOn?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Its last day; a day to come is a planned end.' })
  endsOn?: string | null

  @Field(() => String, { nullable: true, description: 'Why, at most 2,000 characters; kept in the history.' })
  why?: string | null
}

@InputType({ description: 'The stage that a partnership is to go to.' })
export class SetPartnershipStageInput {
  @Field(() => ID, { description: 'The id of the partnership.' })
  id!: string

  @Field(() => Int, { description: 'The version that its author saw.' })
  version!: number

  @Field(() => PartnershipStatus, { description: 'The stage.' })
  stage!: PartnershipStatus

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day from which, today unless said. For ENDED it is the last day, yesterday unless said; members and roles end with it.',
  })
  on?: string | null

  @Field(() => String, { description: 'Why, in 3 to 2,000 characters; kept in the history.' })
  why!: string
}

@InputType({ description: 'A new lead of a partnership.' })
export class ChangeLeadInput {
  @Field(() => ID, { description: 'The id of the partnership.' })
  partnership!: string

  @Field(() => ID, { description: 'The id of the organisation that is to lead it.' })
  organisation!: string

  @Field(() => DateScalar, { nullable: true, description: 'Its first day as lead, today unless said; the lead before it ends the day before.' })
  on?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Its last day as lead, where it is known: that of its closing by the latest.' })
  endsOn?: string | null

  @Field(() => Boolean, { defaultValue: true, description: 'Whether the lead before it stays as a provider; else it leaves.' })
  formerStays!: boolean

  @Field(() => String, { description: 'Why, in 3 to 2,000 characters; kept in the history.' })
  why!: string
}
