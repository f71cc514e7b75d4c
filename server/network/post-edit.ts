import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible, type Where } from '../platform/declare.ts'
import { Links } from '../platform/link.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

import { seenByLead, seenByMembers } from './discussion-seen.ts'
import { Discussion } from './discussion.ts'
import { Reply } from './reply.ts'

// Of an answer that is hidden its earlier wording is hidden too.
const through =
  (seen: Where): Where =>
  (t, viewer) =>
    `exists (select from network.discussion d where d.id = ${t}."discussionId" and ${seen('d', viewer)})
      and not exists (select from network.reply r where r.id = ${t}."replyId" and r."hiddenAt" is not null)`

@Entity()
@Index('postEdit_discussionId_at', ['discussionId', 'at'])
@Index('postEdit_replyId_at', ['replyId', 'at'])
@ObjectType({ description: 'How a question or an answer read before its author changed it. Whoever sees the post sees it.' })
@Directive('@key(fields: "id")')
@Visible({ MEMBER: through(seenByMembers), PILOT_LEAD: through(seenByLead), ADMIN: everyRow })
export class PostEdit {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Discussion', { name: 'postEdit_discussionId_fkey' })
  discussionId!: string

  @Column('uuid', { nullable: true }) // empty for the discussion's own text
  @ForeignKey('Reply', { name: 'postEdit_replyId_fkey' })
  replyId!: string | null

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What it was about; empty for an answer.' })
  title!: string | null

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'What was written.' })
  body!: string

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'Until when it read so.' })
  at!: Date
}

// The ways to the edits stand here, so that imports run one way.
Links(() => PostEdit, {
  on: { discussionId: 'id' },
  where: (t) => `${t}."replyId" is null`,
  order: ['-at'],
  description: 'How it read before, latest first.',
})(Discussion.prototype, 'edits')
Links(() => PostEdit, { on: { replyId: 'id' }, order: ['-at'], description: 'How it read before, latest first.' })(Reply.prototype, 'edits')
