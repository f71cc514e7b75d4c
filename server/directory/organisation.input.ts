import { Field, ID, InputType, Int } from 'type-graphql'

import { DateScalar } from '../platform/scalars.ts'

import { MembershipsOnClosing } from './organisation-closing.ts'
import { OrganisationKind } from './organisation-kind.ts'
import { SuccessionKind } from './succession.ts'

@InputType()
class OrganisationFacts {
  @Field(() => String, {
    nullable: true,
    description: 'Its code: of the Organisation Data Service, or for a council that of the Office for National Statistics.',
  })
  odsCode?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Its first day in law.' })
  openedOn?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Its last day in law.' })
  closedOn?: string | null

  @Field(() => ID, { nullable: true, description: 'The id of the document that shows its last day.' })
  closedSource?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Its first day at work, where that differs.' })
  operatesFrom?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Its last day at work, where that differs.' })
  operatesUntil?: string | null

  @Field(() => String, { nullable: true, description: 'Its address without the postcode, at most 500 characters.' })
  address?: string | null

  @Field(() => String, { nullable: true, description: 'Its postcode.' })
  postcode?: string | null

  @Field(() => String, { nullable: true, description: 'The code of the region that it lies in.' })
  region?: string | null

  @Field(() => String, { nullable: true, description: 'What a reader should know about it, at most 2,000 characters.' })
  note?: string | null
}

@InputType({ description: 'An organisation for the register.' })
export class RegisterOrganisationInput extends OrganisationFacts {
  @Field(() => String, { description: 'Its name, in 2 to 200 characters.' })
  name!: string

  @Field(() => OrganisationKind, { description: 'What it is.' })
  kind!: OrganisationKind
}

@InputType({ description: 'What is to be different about an organisation; what is left out stays.' })
export class UpdateOrganisationInput extends OrganisationFacts {
  @Field(() => ID, { description: 'The id of the organisation.' })
  id!: string

  @Field(() => Int, { description: 'The version that its author saw.' })
  version!: number

  @Field(() => String, { nullable: true, description: 'Its name, in 2 to 200 characters. The name before stays among its names.' })
  name?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'For another name, the first day on which it bears it.' })
  renamedOn?: string | null

  @Field(() => OrganisationKind, { nullable: true, description: 'What it is.' })
  kind?: OrganisationKind | null

  @Field(() => MembershipsOnClosing, {
    nullable: true,
    description: 'For a last day beyond which it belongs to partnerships: what becomes of its memberships. Without it such a day is refused.',
  })
  memberships?: MembershipsOnClosing | null

  @Field(() => ID, { nullable: true, description: 'The id of the successor to which its memberships go on: one that took its place.' })
  heir?: string | null

  @Field(() => String, { nullable: true, description: 'Why, at most 2,000 characters; kept in the history.' })
  why?: string | null
}

@InputType({ description: 'Two entries of the same organisation that become one.' })
export class MergeOrganisationsInput {
  @Field(() => ID, { description: 'The id of the entry that stays.' })
  keep!: string

  @Field(() => ID, { description: 'The id of the entry whose ties go over to it. It stays too, and leads there.' })
  merge!: string

  @Field(() => String, { description: 'Why, in 3 to 2,000 characters; kept in the history.' })
  why!: string
}

@InputType({ description: 'That organisations took the place of others.' })
export class RecordSuccessionInput {
  @Field(() => SuccessionKind, { description: 'How it came about.' })
  kind!: SuccessionKind

  @Field(() => [ID], { description: 'The ids of those that were there before, at most 20.' })
  predecessors!: string[]

  @Field(() => [ID], { description: 'The ids of those that took their place, at most 20.' })
  successors!: string[]

  @Field(() => DateScalar, { description: 'The first day on which the successors stand in.' })
  effectiveOn!: string

  @Field(() => ID, { description: 'The id of the document that shows it.' })
  source!: string

  @Field(() => Boolean, { defaultValue: true, description: 'Whether those before close on the day before.' })
  closes!: boolean

  @Field(() => ID, {
    nullable: true,
    description: 'The id of the successor to which memberships go on; of several it must be said, or memberships stay as they are.',
  })
  heir?: string | null

  @Field(() => String, { nullable: true, description: 'How it is known, where that needs saying.' })
  note?: string | null
}
