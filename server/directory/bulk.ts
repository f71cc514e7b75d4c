import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'

import { DateScalar } from '../platform/scalars.ts'

import { Change } from './change.ts'
import { MembershipRole } from './membership-role.ts'
import { OrganisationKind } from './organisation-kind.ts'
import { PartnershipStatus } from './partnership.ts'

@ObjectType({ description: 'What a change of many things would do to one of them.' })
export class BulkLine {
  @Field(() => ID, { description: 'The id of the thing.' })
  id!: string
  @Field(() => String, { description: 'What it is called.' })
  name!: string
  @Field(() => String, { description: 'What it is now.' })
  before!: string
  @Field(() => String, { nullable: true, description: 'What it would be; null where it cannot be changed.' })
  after!: string | null
  @Field(() => String, { nullable: true, description: 'Why it cannot be changed.' })
  reason!: string | null
}

@ObjectType({ description: 'What a change of many things would do; nothing is changed.' })
export class BulkPreview {
  @Field(() => Int, { description: 'How many are selected.' })
  selected!: number
  @Field(() => Int, { description: 'How many of them would be changed; the change itself is to name this number.' })
  changes!: number
  @Field(() => [BulkLine], { description: 'Each of them, those that cannot be changed first; at most 200.' })
  lines!: BulkLine[]
}

@ObjectType({ description: 'A change of many things that was made.' })
export class BulkDone {
  @Field(() => Int, { description: 'How many were changed.' })
  changed!: number
  @Field(() => Change, { nullable: true, description: 'The change, which another can undo as a whole.' })
  change!: object | null
}

@InputType({ description: 'What is to become of many partnerships.' })
export class ChangePartnershipsInput {
  @Field(() => PartnershipStatus, { description: 'The stage to move them to.' })
  stage!: PartnershipStatus
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day there, today unless said; for the end, the last day, yesterday unless said.',
  })
  on?: string | null
  @Field(() => String, { description: 'Why, in 3 to 2,000 characters; kept in the history.' })
  why!: string
}

@InputType({ description: 'What is to become of many memberships.' })
export class ChangeMembershipsInput {
  @Field(() => MembershipRole, { nullable: true, description: 'The role that they are to have.' })
  role?: MembershipRole | null
  @Field(() => DateScalar, { nullable: true, description: 'The day with which they are to end.' })
  endsOn?: string | null
  @Field(() => String, { description: 'Why, in 3 to 2,000 characters; kept in the history.' })
  why!: string
}

@InputType({ description: 'What is to become of many organisations; what is left out stays.' })
export class ChangeOrganisationsInput {
  @Field(() => OrganisationKind, { nullable: true, description: 'What they are to be.' })
  kind?: OrganisationKind | null
  @Field(() => String, { nullable: true, description: 'The code of the region in which they are to lie.' })
  region?: string | null
  @Field(() => DateScalar, { nullable: true, description: 'The last day of each; one that belongs to a partnership after it stays open.' })
  closedOn?: string | null
  @Field(() => ID, { nullable: true, description: 'The id of the document that shows the last day; it must be there for one.' })
  closedSource?: string | null
  @Field(() => String, { description: 'Why, in 3 to 2,000 characters; kept in the history.' })
  why!: string
}
