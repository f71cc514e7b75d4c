import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'
import { DateScalar } from '../platform/scalars.ts'

import { MembershipRole } from './membership-role.ts'
import type { Organisation } from './organisation.ts'
import type { Partnership } from './partnership.ts'
import { SourceStub } from './source.stub.ts'

export const MembershipStatus = { FUTURE: 'FUTURE', CURRENT: 'CURRENT', ENDED: 'ENDED' } as const
export type MembershipStatus = keyof typeof MembershipStatus

registerEnumType(MembershipStatus, {
  name: 'MembershipStatus',
  description: 'Whether a membership holds today; it follows from its dates.',
  valuesConfig: {
    FUTURE: { description: 'It begins after today.' },
    CURRENT: { description: 'It holds today.' },
    ENDED: { description: 'It ended before today.' },
  },
})

const status = (t: string) => `case
  when ${t}."startsOn" > platform.today() then 'FUTURE'
  when ${t}."endsOn" < platform.today() then 'ENDED'
  else 'CURRENT' end`

// An organisation may hold several roles at once, and a role again later, but no role twice on the same day.
const ONE_AT_A_TIME = `using gist ("organisationId" with =, "partnershipId" with =, "role" with =, daterange("startsOn", "endsOn", '[]') with &&)`

@Entity()
@Index('membership_partnershipId_startsOn', ['partnershipId', 'startsOn'])
@Index('membership_organisationId_startsOn', ['organisationId', 'startsOn'])
@Check('membership_period', '"startsOn" <= "endsOn"')
@Exclusion('membership_oneAtATime', ONE_AT_A_TIME)
@ObjectType({ description: 'That an organisation belongs to a partnership in a role, from one day to another.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class Membership {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Organisation', { name: 'membership_organisationId_fkey' })
  organisationId!: string

  organisation!: Organisation // linked in organisation.ts, so that imports run one way

  @Column('uuid')
  @ForeignKey('Partnership', { name: 'membership_partnershipId_fkey' })
  partnershipId!: string

  partnership!: Partnership // linked in partnership.ts

  @Column('enum', { enum: MembershipRole, enumName: 'membershipRole' })
  @Field(() => MembershipRole, { description: 'What the organisation is in the partnership.' })
  role!: MembershipRole

  @Column('date')
  @Field(() => DateScalar, { description: 'Its first day.' })
  startsOn!: string

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Its last day; empty while no end is known.' })
  endsOn!: string | null

  @Derived(() => MembershipStatus, { sql: status, kind: 'enum', description: 'Whether it holds today.' })
  status!: MembershipStatus

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What the source adds about it.' })
  note!: string | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'Why it ended, where that was said.' })
  leavingReason!: string | null

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Grows with every change; a change names the version that its author saw.' })
  version!: number

  @Column('uuid', { nullable: true }) // programme's source
  @Index('membership_sourceId')
  sourceId!: string | null

  @Link(() => SourceStub, { from: 'sourceId', nullable: true, description: 'The document that tells of it.' })
  source!: SourceStub | null

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean
}
