import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Visible, type Where } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

import { seenByLead, seenByMembers } from './discussion-seen.ts'
import { PilotStub } from './pilot.stub.ts'
import { isPublished } from './practice-status.ts'
import { Practice } from './practice.ts'

export const ActivityKind = {
  PRACTICE: 'PRACTICE',
  REVIEW: 'REVIEW',
  ADOPTION: 'ADOPTION',
  QUESTION: 'QUESTION',
  ANSWER: 'ANSWER',
  EVENT: 'EVENT',
} as const
export type ActivityKind = keyof typeof ActivityKind
registerEnumType(ActivityKind, { name: 'ActivityKind', description: 'What kind of thing happened in the network.' })

// It is seen by those who see the practice and the discussion that it is about, as they stand when it is read.
const seen =
  (discussionSeen: Where): Where =>
  (t, viewer) => `(${t}."recipientId" is null or ${t}."recipientId" = ${viewer.accountId})
    and (${t}."practiceId" is null or ${t}."recipientId" is not null or exists (select from network.practice p where p.id = ${t}."practiceId" and ${isPublished('p')}))
    and (${t}."discussionId" is null or exists (select from network.discussion d where d.id = ${t}."discussionId" and (${discussionSeen('d', viewer)})))`

@Entity()
@Index('activity_at', ['at', 'id'])
@Index('activity_practiceId', ['practiceId', 'at'])
@Index('activity_pilotId', ['pilotId', 'at'])
@Index('activity_recipientId', ['recipientId', 'at'])
@ObjectType({ description: 'Something that happened in the network, for those who follow what it happened to.' })
@Directive('@key(fields: "id")')
@Visible({ MEMBER: seen(seenByMembers), PILOT_LEAD: seen(seenByLead) })
export class Activity {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  at!: Date

  @Column('enum', { enum: ActivityKind, enumName: 'activityKind' })
  @Field(() => ActivityKind, { description: 'What kind of thing happened.' })
  kind!: ActivityKind

  @Column('text')
  @Field(() => String, { description: 'What happened, in a sentence.' })
  sentence!: string

  @Index('activity_actorId')
  @Column('uuid', { nullable: true }) // identity's account: nobody is told of what they did themselves
  actorId!: string | null

  @Column('uuid', { nullable: true }) // the only account that it is for, where it is for one
  recipientId!: string | null

  @Column('uuid', { nullable: true })
  practiceId!: string | null

  @Link(() => Practice, { from: 'practiceId', nullable: true, description: 'The practice that it happened to.' })
  practice!: Practice | null

  @Column('uuid', { nullable: true })
  pilotId!: string | null

  @Link(() => PilotStub, { from: 'pilotId', nullable: true, description: 'The pilot that it happened to.' })
  pilot!: PilotStub | null

  @Index('activity_measureId')
  @Column('uuid', { nullable: true })
  measureId!: string | null

  @Index('activity_partnershipId')
  @Column('uuid', { nullable: true })
  partnershipId!: string | null

  @Index('activity_adoptionId')
  @Column('uuid', { nullable: true })
  adoptionId!: string | null

  @Index('activity_discussionId')
  @Column('uuid', { nullable: true })
  discussionId!: string | null
}
