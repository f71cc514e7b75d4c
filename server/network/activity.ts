import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Visible, type Where } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

import { seenByLead, seenByMembers } from './discussion-seen.ts'
import { Discussion } from './discussion.ts'
import { LearningEvent } from './learning-event.ts'
import { MeasureStub } from './measure.stub.ts'
import { OrganisationStub } from './organisation.stub.ts'
import { PartnershipStub } from './partnership.stub.ts'
import { PilotStub } from './pilot.stub.ts'
import { Place } from './place.ts'
import { isPublished } from './practice-status.ts'
import { Practice } from './practice.ts'
import { seenByLead as twinningSeenByLead, seenByMembers as twinningSeenByMembers } from './twinning-seen.ts'

export const ActivityKind = {
  PRACTICE: 'PRACTICE',
  REVIEW: 'REVIEW',
  ADOPTION: 'ADOPTION',
  QUESTION: 'QUESTION',
  ANSWER: 'ANSWER',
  ESCALATION: 'ESCALATION',
  REPORT: 'REPORT',
  RECORD: 'RECORD',
  EVENT: 'EVENT',
  TWINNING: 'TWINNING',
} as const
export type ActivityKind = keyof typeof ActivityKind
registerEnumType(ActivityKind, {
  name: 'ActivityKind',
  description: 'What kind of thing happened in the network.',
  valuesConfig: {
    PRACTICE: { description: 'A practice was published, looked at again or archived.' },
    REVIEW: { description: 'A draft came a step further in its quality review.' },
    ADOPTION: { description: 'A place took a practice up, went on with it or stopped.' },
    QUESTION: { description: 'Something was asked or said.' },
    ANSWER: { description: 'Something was answered.' },
    ESCALATION: { description: 'Nobody has answered a question for ten days.' },
    REPORT: { description: 'Somebody reported a post to the moderators.' },
    RECORD: { description: 'Something changed in the record of a pilot, a measure, a partnership or an organisation.' },
    EVENT: { description: 'A meeting was announced, moved or called off.' },
    TWINNING: { description: 'Two places were to learn from each other, do so or have ended it.' },
  },
})

// It is seen by those who see the practice, the discussion and the twinning that it is about, as they stand when it is read.
const seen =
  (discussionSeen: Where, twinningSeen: Where): Where =>
  (t, viewer) => `(${t}."recipientId" is null or ${t}."recipientId" = ${viewer.accountId})
    and not ${t}."forAdmins"
    and (${t}."practiceId" is null or ${t}."recipientId" is not null or exists (select from network.practice p where p.id = ${t}."practiceId" and ${isPublished('p')}))
    and (${t}."discussionId" is null or exists (select from network.discussion d where d.id = ${t}."discussionId" and (${discussionSeen('d', viewer)})))
    and (${t}."twinningId" is null or exists (select from network.twinning w where w.id = ${t}."twinningId" and (${twinningSeen('w', viewer)})))`

@Entity()
@Index('activity_at', ['at', 'id'])
@Index('activity_practiceId', ['practiceId', 'at'])
@Index('activity_pilotId', ['pilotId', 'at'])
@Index('activity_measureId', ['measureId', 'at'])
@Index('activity_partnershipId', ['partnershipId', 'at'])
@Index('activity_organisationId', ['organisationId', 'at'])
@Index('activity_discussionId', ['discussionId', 'at'])
@Index('activity_kind', ['kind', 'at'])
@Index('activity_recipientId', ['recipientId', 'at'])
@ObjectType({ description: 'Something that happened in the network, for those who follow what it happened to.' })
@Directive('@key(fields: "id")')
@Visible({ MEMBER: seen(seenByMembers, twinningSeenByMembers), PILOT_LEAD: seen(seenByLead, twinningSeenByLead), ADMIN: (t) => `${t}."forAdmins"` })
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

  @Column('boolean', { default: false }) // whether it is for the administrators alone
  forAdmins!: boolean

  @Column('uuid', { nullable: true })
  practiceId!: string | null

  @Link(() => Practice, { from: 'practiceId', nullable: true, description: 'The practice that it happened to.' })
  practice!: Practice | null

  @Column('uuid', { nullable: true })
  pilotId!: string | null

  @Link(() => PilotStub, { from: 'pilotId', nullable: true, description: 'The pilot that it happened to.' })
  pilot!: PilotStub | null

  @Column('uuid', { nullable: true })
  measureId!: string | null

  @Link(() => MeasureStub, { from: 'measureId', nullable: true, description: 'The measure that it happened to.' })
  measure!: MeasureStub | null

  @Column('uuid', { nullable: true })
  partnershipId!: string | null

  @Link(() => PartnershipStub, { from: 'partnershipId', nullable: true, description: 'The partnership that it happened to.' })
  partnership!: PartnershipStub | null

  @Column('uuid', { nullable: true })
  organisationId!: string | null

  @Link(() => OrganisationStub, { from: 'organisationId', nullable: true, description: 'The organisation that it happened to.' })
  organisation!: OrganisationStub | null

  @Index('activity_adoptionId')
  @Column('uuid', { nullable: true })
  adoptionId!: string | null

  @Column('uuid', { nullable: true })
  discussionId!: string | null

  @Link(() => Discussion, { from: 'discussionId', nullable: true, description: 'The discussion that it happened in.' })
  discussion!: Discussion | null

  @Index('activity_eventId')
  @Column('uuid', { nullable: true })
  eventId!: string | null

  @Link(() => LearningEvent, { from: 'eventId', nullable: true, description: 'The event that it is about.' })
  event!: LearningEvent | null

  @Index('activity_placeId')
  @Column('uuid', { nullable: true })
  placeId!: string | null

  @Link(() => Place, { from: 'placeId', nullable: true, description: 'The place that it is about.' })
  place!: Place | null

  @Index('activity_twinningId')
  @Column('uuid', { nullable: true })
  twinningId!: string | null

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean
}
