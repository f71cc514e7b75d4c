import { Field, ID, InputType, Int } from 'type-graphql'

import { DateScalar } from '../platform/scalars.ts'

import { MembershipRole } from './membership-role.ts'

@InputType({ description: 'An organisation that joins a partnership.' })
export class AddMemberInput {
  @Field(() => ID, { description: 'The id of the partnership.' })
  partnership!: string

  @Field(() => ID, { description: 'The id of the organisation.' })
  organisation!: string

  @Field(() => MembershipRole, { description: 'What it is in the partnership.' })
  role!: MembershipRole

  @Field(() => DateScalar, { nullable: true, description: 'Its first day, today unless said.' })
  startsOn?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Its last day, where it is known.' })
  endsOn?: string | null

  @Field(() => String, { nullable: true, description: 'What a reader should know about it, at most 2,000 characters.' })
  note?: string | null
}

@InputType({ description: 'A correction of a membership; what is left out stays.' })
export class UpdateMembershipInput {
  @Field(() => ID, { description: 'The id of the membership.' })
  id!: string

  @Field(() => Int, { description: 'The version that its author saw.' })
  version!: number

  @Field(() => MembershipRole, { nullable: true, description: 'What the organisation is in the partnership.' })
  role?: MembershipRole | null

  @Field(() => DateScalar, { nullable: true, description: 'Its first day.' })
  startsOn?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Its last day; null while no end is known.' })
  endsOn?: string | null

  @Field(() => String, { nullable: true, description: 'What a reader should know about it, at most 2,000 characters.' })
  note?: string | null

  @Field(() => String, { nullable: true, description: 'Why, at most 2,000 characters; kept in the history.' })
  why?: string | null
}

@InputType({ description: 'The end of a membership.' })
export class EndMembershipInput {
  @Field(() => ID, { description: 'The id of the membership.' })
  id!: string

  @Field(() => Int, { description: 'The version that its author saw.' })
  version!: number

  @Field(() => DateScalar, { nullable: true, description: 'Its last day, today unless said.' })
  endsOn?: string | null

  @Field(() => String, { description: 'Why the organisation leaves, in 3 to 2,000 characters; kept with the membership.' })
  reason!: string
}
