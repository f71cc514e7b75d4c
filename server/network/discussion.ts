import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link, Links } from '../platform/link.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

import { seenByLead, seenByMembers } from './discussion-seen.ts'
import { MeasureStub } from './measure.stub.ts'
import { PartnershipStub } from './partnership.stub.ts'
import { PilotStub } from './pilot.stub.ts'
import { Practice } from './practice.ts'
import { Reply } from './reply.ts'

export const DiscussionStatus = { REMARK: 'REMARK', OPEN: 'OPEN', OVERDUE: 'OVERDUE', ANSWERED: 'ANSWERED', SETTLED: 'SETTLED' } as const
export type DiscussionStatus = keyof typeof DiscussionStatus
registerEnumType(DiscussionStatus, {
  name: 'DiscussionStatus',
  description: 'Where a question stands today.',
  valuesConfig: {
    REMARK: { description: 'It asks nothing.' },
    OPEN: { description: 'Nobody has answered yet.' },
    OVERDUE: { description: 'Nobody has answered for ten days: the administrators are asked to find somebody.' },
    ANSWERED: { description: 'There are answers.' },
    SETTLED: { description: 'Who asked has accepted an answer.' },
  },
})

const answers = (t: string): string => `(select count(*)::int from network.reply r where r."discussionId" = ${t}.id and r."hiddenAt" is null)`

/** The condition under which a question has waited for ten days. */
export const UNANSWERED = (t: string): string =>
  `(${t}."isQuestion" and ${t}."acceptedReplyId" is null and ${answers(t)} = 0 and ${t}."postedAt"::date + 10 <= platform.today())`

const status = (t: string): string => `case
  when not ${t}."isQuestion" then 'REMARK'
  when ${t}."acceptedReplyId" is not null then 'SETTLED'
  when ${answers(t)} > 0 then 'ANSWERED'
  when ${UNANSWERED(t)} then 'OVERDUE'
  else 'OPEN' end`

@Entity()
@Index('discussion_practiceId_postedAt', ['practiceId', 'postedAt'])
@Index('discussion_pilotId_postedAt', ['pilotId', 'postedAt'])
@Index('discussion_measureId_postedAt', ['measureId', 'postedAt'])
@Index('discussion_partnershipId_postedAt', ['partnershipId', 'postedAt'])
@Index('discussion_postedAt', ['postedAt', 'id'])
@Check('discussion_about', 'num_nonnulls("practiceId", "pilotId", "measureId", "partnershipId") > 0')
@Check('discussion_pilotOnly', 'not "pilotOnly" or "pilotId" is not null')
@ObjectType({
  description: 'A question or a remark of a member of the learning network about a practice, a pilot, a measure or a partnership. Members see it.',
})
@Directive('@key(fields: "id")')
@Visible({ MEMBER: seenByMembers, PILOT_LEAD: seenByLead, ADMIN: everyRow }, (t, pilots) => `${t}."pilotId" = any(${pilots})`)
export class Discussion {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid', { nullable: true })
  @ForeignKey('Practice', { name: 'discussion_practiceId_fkey' })
  practiceId!: string | null

  @Link(() => Practice, { from: 'practiceId', nullable: true, description: 'The practice that it is about.' })
  practice!: Practice | null

  @Column('uuid', { nullable: true }) // programme's pilot
  pilotId!: string | null

  @Link(() => PilotStub, { from: 'pilotId', nullable: true, description: 'The pilot that it is about, or whose lead is asked about its practice.' })
  pilot!: PilotStub | null

  @Column('uuid', { nullable: true }) // evaluation's measure
  measureId!: string | null

  @Link(() => MeasureStub, { from: 'measureId', nullable: true, description: 'The measure that it is about.' })
  measure!: MeasureStub | null

  @Column('uuid', { nullable: true }) // directory's partnership
  partnershipId!: string | null

  @Link(() => PartnershipStub, { from: 'partnershipId', nullable: true, description: 'The partnership that it is about.' })
  partnership!: PartnershipStub | null

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it asks for an answer.' })
  isQuestion!: boolean

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether only the leads of its pilot and the administrators see it.' })
  pilotOnly!: boolean

  @Column('text')
  @Field(() => String, { description: 'What it is about, in a few words.' })
  title!: string

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'What was written, in plain Markdown: no HTML is ever drawn from it.' })
  body!: string

  @Column('text')
  @Field(() => String, { description: 'The name of who wrote it.' })
  author!: string

  @Index('discussion_authorId')
  @Column('uuid', { nullable: true }) // identity's account
  authorId!: string | null

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  postedAt!: Date

  @Column('timestamptz', { nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last changed.' })
  editedAt!: Date | null

  @Column('timestamptz', { nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When a moderator hid it; only the administrators still see it.' })
  hiddenAt!: Date | null

  @Column('timestamptz', { nullable: true }) // when it was told that nobody has answered
  escalatedAt!: Date | null

  @Index('discussion_acceptedReplyId')
  @Column('uuid', { nullable: true })
  acceptedReplyId!: string | null

  @Derived(() => Int, { sql: answers, kind: 'int', description: 'How many have answered.' })
  replies!: number

  @Derived(() => DiscussionStatus, { sql: status, kind: 'enum', description: 'Where it stands today.' })
  status!: DiscussionStatus

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Rises with every change; an update names the one it saw.' })
  version!: number

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean

  @Links(() => Reply, { on: { discussionId: 'id' }, order: ['postedAt'], description: 'What was answered, earliest first.' })
  answers!: Reply[]
}

// The ways to the discussions stand here, so that imports run one way.
const latest = { order: ['-postedAt'], description: 'What members asked and said about it, latest first.' }
Links(() => Discussion, { on: { practiceId: 'id' }, ...latest })(Practice.prototype, 'discussions')
Links(() => Discussion, { on: { pilotId: 'id' }, ...latest })(PilotStub.prototype, 'discussions')
Links(() => Discussion, { on: { measureId: 'id' }, ...latest })(MeasureStub.prototype, 'discussions')
Links(() => Discussion, { on: { partnershipId: 'id' }, ...latest })(PartnershipStub.prototype, 'discussions')
