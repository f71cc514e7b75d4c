import { Field, ID, ObjectType } from 'type-graphql'

import { Link } from '../platform/link.ts'

import { Organisation, OrganisationStatus } from './organisation.ts'
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

@ObjectType({ description: 'What is different about an organisation between two days, by what is known now.' })
export class OrganisationDifference {
  organisationId!: string

  @Field(() => ID, { description: 'Its identifier: that of the organisation.' })
  id!: string

  @Link(() => Organisation, { from: 'organisationId', description: 'The organisation.' })
  organisation!: Organisation

  @Field(() => OrganisationStatus, { description: 'Whether it existed on the first day.' })
  before!: OrganisationStatus

  @Field(() => OrganisationStatus, { description: 'Whether it did on the other.' })
  after!: OrganisationStatus

  @Field(() => String, { description: 'What it was called on the first day.' })
  nameBefore!: string

  @Field(() => String, { description: 'What it was called on the other.' })
  nameAfter!: string

  @Field(() => [String], { description: 'The partnerships that it belonged to on the other day and not on the first.' })
  joined!: string[]

  @Field(() => [String], { description: 'Those that it belonged to on the first day and not on the other.' })
  left!: string[]
}
