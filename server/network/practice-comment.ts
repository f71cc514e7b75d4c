import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Links } from '../platform/link.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

import { Practice } from './practice.ts'

const of = (t: string, condition: string): string => `exists (select from network.practice p where p.id = ${t}."practiceId" and ${condition})`

@Entity()
@Index('practiceComment_practiceId_at', ['practiceId', 'at'])
@ObjectType({
  description: 'What a reviewer asks the author of a practice about one part of it. Only they, its pilot and the administrators see it.',
})
@Directive('@key(fields: "id")')
@Visible(
  {
    MEMBER: (t, viewer) => of(t, `p."ownerId" = ${viewer.accountId}`),
    PILOT_LEAD: (t, viewer) => of(t, `p."pilotId" = any(${viewer.pilotIds})`),
    ADMIN: everyRow,
  },
  (t, pilots) => of(t, `p."pilotId" = any(${pilots})`),
)
export class PracticeComment {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Practice', { name: 'practiceComment_practiceId_fkey' })
  practiceId!: string

  @Column('text')
  @Field(() => String, { description: 'The field that it is about, by its name in the graph.' })
  field!: string

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'What to change or explain.' })
  body!: string

  @Column('text')
  @Field(() => String, { description: 'Who wrote it.' })
  author!: string

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  at!: Date

  @Column('timestamptz', { nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the author handed the practice in again after it.' })
  answeredAt!: Date | null
}

// The way from a practice stands here, so that imports run one way.
Links(() => PracticeComment, { on: { practiceId: 'id' }, order: ['-at'], description: 'What its reviewer asked, latest first.' })(
  Practice.prototype,
  'comments',
)
