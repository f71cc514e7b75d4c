import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

import { Discussion } from './discussion.ts'
import { Reply } from './reply.ts'

export const PostReportStatus = { OPEN: 'OPEN', HIDDEN: 'HIDDEN', KEPT: 'KEPT' } as const
export type PostReportStatus = keyof typeof PostReportStatus
registerEnumType(PostReportStatus, {
  name: 'PostReportStatus',
  description: 'What became of a report.',
  valuesConfig: {
    OPEN: { description: 'Nobody has decided yet.' },
    HIDDEN: { description: 'The post was hidden.' },
    KEPT: { description: 'The post stays.' },
  },
})

const status = (t: string): string => `case when ${t}."settledAt" is null then 'OPEN' when ${t}."isHidden" then 'HIDDEN' else 'KEPT' end`

@Entity()
@Index('postReport_at', ['at', 'id'])
@ObjectType({ description: 'That somebody finds a post should not stand. The moderators see it.' })
@Directive('@key(fields: "id")')
@Visible({ ADMIN: everyRow })
export class PostReport {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @Index('postReport_discussionId')
  @ForeignKey('Discussion', { name: 'postReport_discussionId_fkey' })
  discussionId!: string

  @Link(() => Discussion, { from: 'discussionId', description: 'The discussion.' })
  discussion!: Discussion

  @Column('uuid', { nullable: true })
  @Index('postReport_replyId')
  @ForeignKey('Reply', { name: 'postReport_replyId_fkey' })
  replyId!: string | null

  @Link(() => Reply, { from: 'replyId', nullable: true, description: 'The answer in it; empty where it is the discussion itself.' })
  reply!: Reply | null

  @Column('uuid', { nullable: true }) // identity's account
  @Index('postReport_reporterId')
  reporterId!: string | null

  @Column('text')
  @Field(() => String, { description: 'Who reported it, by the name they had then.' })
  reporter!: string

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'Why.' })
  why!: string

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date

  @Column('timestamptz', { nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When somebody decided.' })
  settledAt!: Date | null

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Who decided.' })
  settledBy!: string | null

  @Column('boolean', { default: false })
  isHidden!: boolean

  @Derived(() => PostReportStatus, { sql: status, kind: 'enum', description: 'What became of it.' })
  status!: PostReportStatus
}

@InputType({ description: 'A post that should not stand: a discussion, or one answer in it.' })
export class ReportPostInput {
  @Field(() => ID, { description: 'The discussion.' })
  discussion!: string
  @Field(() => ID, { nullable: true, description: 'The answer, where it is only that.' })
  reply?: string | null
  @Field(() => String, { description: 'Why.' })
  why!: string
}

@InputType({ description: 'A report after which the post stays.' })
export class KeepPostInput {
  @Field(() => ID, { description: 'Which report.' })
  id!: string
  @Field(() => String, { description: 'Why the post stays.' })
  why!: string
}
