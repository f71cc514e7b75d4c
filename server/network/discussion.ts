import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link, Links } from '../platform/link.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

import { PilotStub } from './pilot.stub.ts'
import { Practice } from './practice.ts'

@Entity()
@Index('discussion_practiceId_postedAt', ['practiceId', 'postedAt'])
@Index('discussion_pilotId_postedAt', ['pilotId', 'postedAt'])
@Check('discussion_about', '"practiceId" is not null or "pilotId" is not null')
@ObjectType({ description: 'A question or a remark of a member of the learning network about a practice or a pilot. Members see it.' })
@Directive('@key(fields: "id")')
@Visible({ MEMBER: everyRow })
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

  @Link(() => PilotStub, { from: 'pilotId', nullable: true, description: 'The pilot that it is about.' })
  pilot!: PilotStub | null

  @Column('text')
  @Field(() => String, { description: 'What it is about, in a few words.' })
  title!: string

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'What was written.' })
  body!: string

  @Column('text')
  @Field(() => String, { description: 'The name of who wrote it.' })
  author!: string

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  postedAt!: Date

  @Column('int', { default: 0 })
  @Field(() => Int, { description: 'How many have answered.' })
  replies!: number

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean
}

// The ways to the discussions stand here, so that imports run one way.
Links(() => Discussion, { on: { practiceId: 'id' }, order: ['-postedAt'], description: 'What members asked and said about it, latest first.' })(
  Practice.prototype,
  'discussions',
)
Links(() => Discussion, { on: { pilotId: 'id' }, order: ['-postedAt'], description: 'What members asked and said about it, latest first.' })(
  PilotStub.prototype,
  'discussions',
)
