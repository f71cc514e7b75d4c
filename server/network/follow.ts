import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql'
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

import { Discussion } from './discussion.ts'
import { MeasureStub } from './measure.stub.ts'
import { OrganisationStub } from './organisation.stub.ts'
import { PartnershipStub } from './partnership.stub.ts'
import { PilotStub } from './pilot.stub.ts'
import { Practice } from './practice.ts'
import { PracticeTheme } from './taxonomy.ts'

/** What can be followed, each by its column. */
export const FOLLOWED = ['practiceId', 'pilotId', 'measureId', 'partnershipId', 'organisationId', 'discussionId', 'theme'] as const

@Entity()
@Index('follow_accountId_thing', ['accountId', 'thing'], { unique: true })
@Check('follow_one', `num_nonnulls("${FOLLOWED.join('", "')}") = 1`)
@ObjectType({ description: 'That somebody follows something: what happens to it comes to their inbox. Only they see it.' })
@Directive('@key(fields: "id")')
@Visible({ MEMBER: (t, viewer) => `${t}."accountId" = ${viewer.accountId}` })
export class Follow {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid') // identity's account
  accountId!: string

  @Column('text') // what is followed, in a word: nobody follows the same thing twice
  thing!: string

  @Index('follow_practiceId')
  @Column('uuid', { nullable: true })
  @ForeignKey('Practice', { name: 'follow_practiceId_fkey' })
  practiceId!: string | null

  @Link(() => Practice, { from: 'practiceId', nullable: true, description: 'The practice that is followed.' })
  practice!: Practice | null

  @Index('follow_pilotId')
  @Column('uuid', { nullable: true }) // programme's pilot
  pilotId!: string | null

  @Link(() => PilotStub, { from: 'pilotId', nullable: true, description: 'Or the pilot.' })
  pilot!: PilotStub | null

  @Index('follow_measureId')
  @Column('uuid', { nullable: true }) // evaluation's measure
  measureId!: string | null

  @Link(() => MeasureStub, { from: 'measureId', nullable: true, description: 'Or the measure.' })
  measure!: MeasureStub | null

  @Index('follow_partnershipId')
  @Column('uuid', { nullable: true }) // directory's partnership
  partnershipId!: string | null

  @Link(() => PartnershipStub, { from: 'partnershipId', nullable: true, description: 'Or the partnership.' })
  partnership!: PartnershipStub | null

  @Index('follow_organisationId')
  @Column('uuid', { nullable: true }) // directory's organisation
  organisationId!: string | null

  @Link(() => OrganisationStub, { from: 'organisationId', nullable: true, description: 'Or the organisation.' })
  organisation!: OrganisationStub | null

  @Index('follow_discussionId')
  @Column('uuid', { nullable: true })
  @ForeignKey('Discussion', { name: 'follow_discussionId_fkey' })
  discussionId!: string | null

  @Link(() => Discussion, { from: 'discussionId', nullable: true, description: 'Or the discussion: whoever takes part in one follows it.' })
  discussion!: Discussion | null

  @Column('text', { nullable: true })
  @Field(() => PracticeTheme, { nullable: true, description: 'Or every practice, pilot and event about this.' })
  theme!: PracticeTheme | null

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'Since when; what happened before stays out of the inbox.' })
  since!: Date

  @Column('timestamptz', { nullable: true })
  mutedAt!: Date | null

  @Derived(() => Boolean, {
    sql: (t) => `(${t}."mutedAt" is not null)`,
    kind: 'bool',
    description: 'Whether it is kept silent: nothing of it comes to the inbox, also by way of something else that is followed.',
  })
  muted!: boolean
}

@InputType({ description: 'What to follow: one of these.' })
export class FollowInput {
  @Field(() => ID, { nullable: true, description: 'A practice.' })
  practice?: string | null
  @Field(() => ID, { nullable: true, description: 'A pilot.' })
  pilot?: string | null
  @Field(() => ID, { nullable: true, description: 'A measure.' })
  measure?: string | null
  @Field(() => ID, { nullable: true, description: 'A partnership.' })
  partnership?: string | null
  @Field(() => ID, { nullable: true, description: 'An organisation.' })
  organisation?: string | null
  @Field(() => ID, { nullable: true, description: 'A discussion.' })
  discussion?: string | null
  @Field(() => PracticeTheme, { nullable: true, description: 'Everything about this.' })
  theme?: PracticeTheme | null
}

@InputType({ description: 'Whether something that is followed is kept silent.' })
export class MuteInput {
  @Field(() => ID, { description: 'Which.' })
  id!: string
  @Field(() => Boolean, { description: 'True keeps it silent; false lets it be heard again.' })
  muted!: boolean
}
