import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, everyRow, Unlisted, Visible, type Where } from '../platform/declare.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

import { seenByLead, seenByMembers } from './discussion-seen.ts'

const through =
  (seen: Where): Where =>
  (t, viewer) =>
    `${t}."hiddenAt" is null and exists (select from network.discussion d where d.id = ${t}."discussionId" and ${seen('d', viewer)})`

@Entity()
@Index('reply_discussionId_postedAt', ['discussionId', 'postedAt'])
@ObjectType({ description: 'An answer in a discussion; whoever sees the discussion sees it.' })
@Directive('@key(fields: "id")')
@Visible(
  { MEMBER: through(seenByMembers), PILOT_LEAD: through(seenByLead), ADMIN: everyRow },
  (t, pilots) => `exists (select from network.discussion d where d.id = ${t}."discussionId" and d."pilotId" = any(${pilots}))`,
)
export class Reply {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Discussion', { name: 'reply_discussionId_fkey' })
  discussionId!: string

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'What was written, in plain Markdown: no HTML is ever drawn from it.' })
  body!: string

  @Column('text')
  @Field(() => String, { description: 'The name of who wrote it.' })
  author!: string

  @Index('reply_authorId')
  @Column('uuid', { nullable: true }) // identity's account
  authorId!: string | null

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  postedAt!: Date

  @Column('timestamptz', { nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last changed.' })
  editedAt!: Date | null

  @Column('timestamptz', { nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When a moderator hid it.' })
  hiddenAt!: Date | null

  @Derived(() => Boolean, {
    sql: (t) => `exists (select from network.discussion d where d.id = ${t}."discussionId" and d."acceptedReplyId" = ${t}.id)`,
    kind: 'bool',
    description: 'Whether who asked has accepted it.',
  })
  accepted!: boolean

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Rises with every change; an update names the one it saw.' })
  version!: number

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean
}
