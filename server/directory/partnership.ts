import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { asOf, Link, Links } from '../platform/link.ts'
import { DateScalar } from '../platform/scalars.ts'

import { Agreement } from './agreement.ts'
import { Membership } from './membership.ts'
import { PilotStub } from './pilot.stub.ts'
import { SourceStub } from './source.stub.ts'

export const PartnershipStatus = {
  PROPOSED: 'PROPOSED',
  FORMING: 'FORMING',
  ACTIVE: 'ACTIVE',
  UNDER_REVIEW: 'UNDER_REVIEW',
  ENDED: 'ENDED',
} as const
export type PartnershipStatus = keyof typeof PartnershipStatus

registerEnumType(PartnershipStatus, {
  name: 'PartnershipStatus',
  description: 'Where a partnership stands today; it follows from its dates.',
  valuesConfig: {
    PROPOSED: { description: 'An intention; nothing has begun.' },
    FORMING: { description: 'The members are being brought together.' },
    ACTIVE: { description: 'It is at work.' },
    UNDER_REVIEW: { description: 'It is at work while its members look at how it goes on.' },
    ENDED: { description: 'It is over.' },
  },
})

/** Where the row with alias `t` stands today, in SQL. */
export const partnershipStatus = (t: string): string => `case
  when ${t}."endsOn" < platform.today() then 'ENDED'
  when ${t}."startsOn" <= platform.today() and ${t}."underReviewFrom" <= platform.today() then 'UNDER_REVIEW'
  when ${t}."startsOn" <= platform.today() then 'ACTIVE'
  when ${t}."formingFrom" <= platform.today() then 'FORMING'
  else 'PROPOSED' end`

@Entity()
@Index('partnership_name_id', ['name', 'id'])
@Index('partnership_lowerName', { synchronize: false })
@Check('partnership_dates', '"formingFrom" <= "startsOn" and "startsOn" <= "endsOn" and "startsOn" <= "underReviewFrom"')
@ObjectType({ description: 'Organisations that have joined for a purpose, as a rule to run a pilot.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class Partnership {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('text')
  @Field(() => String, { description: 'What it is called.' })
  name!: string

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What its members have joined for.' })
  purpose!: string | null

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Its form in a few words, where the sources tell.' })
  kind!: string | null

  @Derived(() => PartnershipStatus, { sql: partnershipStatus, kind: 'enum', description: 'Where it stands today.' })
  status!: PartnershipStatus

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day from which its members were brought together.' })
  formingFrom!: string | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Its first day at work.' })
  startsOn!: string | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day from which it is under review; empty when it is not.' })
  underReviewFrom!: string | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Its last day; empty while no end is known.' })
  endsOn!: string | null

  @Column('uuid', { nullable: true }) // programme's pilot
  @Index('partnership_pilotId')
  pilotId!: string | null

  @Link(() => PilotStub, { from: 'pilotId', nullable: true, description: 'The pilot that it runs.' })
  pilot!: PilotStub | null

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Grows with every change of what is said here; a change names the version that its author saw.' })
  version!: number

  @Column('uuid', { nullable: true }) // programme's source
  @Index('partnership_sourceId')
  sourceId!: string | null

  @Link(() => SourceStub, { from: 'sourceId', nullable: true, description: 'The document that tells of it.' })
  source!: SourceStub | null

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean

  @Links(() => Membership, {
    on: { partnershipId: 'id' },
    order: ['role', 'startsOn'],
    args: asOf('startsOn', 'endsOn'),
    description: 'Who belongs to it, in which role and when; leads first.',
  })
  members!: Membership[]

  @Links(() => Agreement, { on: { partnershipId: 'id' }, order: ['startsOn', 'title'], description: 'What its members have agreed.' })
  agreements!: Agreement[]
}

// The ways back to a partnership stand here, so that imports run one way.
Link(() => Partnership, { from: 'partnershipId', description: 'The partnership.' })(Membership.prototype, 'partnership')
Link(() => Partnership, { from: 'partnershipId', description: 'The partnership whose agreement it is.' })(Agreement.prototype, 'partnership')
Links(() => Partnership, {
  on: { pilotId: 'id' },
  order: ['startsOn', 'name'],
  args: {
    asOf: {
      ...asOf('startsOn', 'endsOn').asOf,
      where: (t, day) => `${t}."startsOn" <= ${day} and (${t}."endsOn" is null or ${t}."endsOn" >= ${day})`,
    },
  },
  description: 'The partnerships that run it, earliest first.',
})(PilotStub.prototype, 'partnerships')
