import { Field, ID, ObjectType } from 'type-graphql'

import { Link } from '../platform/link.ts'

import { Partnership, PartnershipStatus } from './partnership.ts'

@ObjectType({ description: 'What is different about a partnership between two days, by what is known now.' })
export class PartnershipDifference {
  partnershipId!: string

  @Field(() => ID, { description: 'Its identifier: that of the partnership.' })
  id!: string

  @Link(() => Partnership, { from: 'partnershipId', description: 'The partnership.' })
  partnership!: Partnership

  @Field(() => PartnershipStatus, { description: 'Where it stood on the first day.' })
  before!: PartnershipStatus

  @Field(() => PartnershipStatus, { description: 'Where it stood on the other.' })
  after!: PartnershipStatus

  @Field(() => [String], { description: 'The organisations that belonged to it on the other day and not on the first.' })
  joined!: string[]

  @Field(() => [String], { description: 'Those that belonged to it on the first day and not on the other.' })
  left!: string[]
}
