import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

import { Practice } from './practice.ts'
import { onlyOf, PracticeTheme } from './taxonomy.ts'

export const EventStatus = { PLANNED: 'PLANNED', OVER: 'OVER', CALLED_OFF: 'CALLED_OFF' } as const
export type EventStatus = keyof typeof EventStatus
registerEnumType(EventStatus, {
  name: 'LearningEventStatus',
  description: 'Where an event stands now.',
  valuesConfig: {
    PLANNED: { description: 'It is to come, or going on.' },
    OVER: { description: 'It is over.' },
    CALLED_OFF: { description: 'It does not take place.' },
  },
})

const status = (t: string): string =>
  `case when ${t}."calledOffAt" is not null then 'CALLED_OFF' when ${t}."endsAt" < platform.moment() then 'OVER' else 'PLANNED' end`

const coming = (t: string): string => `(select count(*)::int from network."eventPlace" p where p."eventId" = ${t}.id and p."givenUpAt" is null)`

@Entity()
@Index('learningEvent_startsAt', ['startsAt', 'id'])
@Check('learningEvent_times', '"startsAt" < "endsAt"')
@Check('learningEvent_capacity', '"capacity" > 0')
@Check('learningEvent_themes', onlyOf('themes', PracticeTheme))
@ObjectType({ description: 'A meeting of the learning network that members can register for.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: (t) => `${t}."isPublic"`, MEMBER: everyRow })
export class LearningEvent {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('text')
  @Field(() => String, { description: 'What it is called.' })
  title!: string

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'What it is for.' })
  summary!: string

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When it begins.' })
  startsAt!: Date

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When it ends.' })
  endsAt!: Date

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Where it is.' })
  venue!: string | null

  // For those who have a place: the field is joinUrl, so that no reader takes the column for it.
  @Column('text', { nullable: true })
  joinAddress!: string | null

  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true, description: 'How many can come; empty where there is no limit.' })
  capacity!: number | null

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether everybody may know of it; members know of every event.' })
  isPublic!: boolean

  @Column('text', { array: true, default: '{}' })
  @Field(() => [PracticeTheme], { description: 'What it is about.' })
  themes!: PracticeTheme[]

  @Column('uuid', { nullable: true })
  @Index('learningEvent_practiceId')
  @ForeignKey('Practice', { name: 'learningEvent_practiceId_fkey' })
  practiceId!: string | null

  @Link(() => Practice, { from: 'practiceId', nullable: true, description: 'The practice that it is about.' })
  practice!: Practice | null

  @Column('text')
  @Field(() => String, { description: 'Who invites.' })
  organiser!: string

  @Column('uuid', { nullable: true }) // identity's account
  @Index('learningEvent_organiserId')
  organiserId!: string | null

  @Column('timestamptz', { nullable: true })
  calledOffAt!: Date | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'Why it does not take place.' })
  why!: string | null

  @Derived(() => EventStatus, { sql: status, kind: 'enum', description: 'Where it stands now.' })
  status!: EventStatus

  @Derived(() => Boolean, { sql: (t) => `${t}."startsAt" <= platform.moment()`, kind: 'bool', description: 'Whether it has begun.' })
  @Unlisted()
  begun!: boolean

  @Derived(() => Int, {
    sql: (t) => `least(${coming(t)}, coalesce(${t}."capacity", 2147483647))`,
    kind: 'int',
    description: 'How many have a place.',
  })
  registered!: number

  @Derived(() => Int, {
    sql: (t) => `greatest(0, ${coming(t)} - coalesce(${t}."capacity", 2147483647))`,
    kind: 'int',
    description: 'How many wait for one.',
  })
  waiting!: number

  @Column('timestamptz', { nullable: true })
  markedAt!: Date | null

  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true, description: 'How many came without having registered, as who invited counted them.' })
  walkIns!: number | null

  @Derived(() => Int, {
    sql: (t) =>
      `case when ${t}."markedAt" is not null then (select count(*)::int from network."eventPlace" p where p."eventId" = ${t}.id and p."attended") + coalesce(${t}."walkIns", 0) end`,
    kind: 'int',
    nullable: true,
    description: 'How many came, those who had not registered too; empty until who invites has marked it.',
  })
  @Unlisted()
  attended!: number | null

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Rises with every change; an update names the one it saw.' })
  version!: number

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean
}

@InputType({ description: 'An event to invite to.' })
export class EventInput {
  @Field(() => String, { description: 'What it is called.' })
  title!: string
  @Field(() => String, { description: 'What it is for.' })
  summary!: string
  @Field(() => DateTimeScalar, { description: 'When it begins.' })
  startsAt!: string
  @Field(() => DateTimeScalar, { description: 'When it ends.' })
  endsAt!: string
  @Field(() => String, { nullable: true, description: 'Where it is.' })
  venue?: string | null
  @Field(() => String, { nullable: true, description: 'The web address to join by; only those who have a place see it.' })
  joinUrl?: string | null
  @Field(() => Int, { nullable: true, description: 'How many can come.' })
  capacity?: number | null
  @Field(() => Boolean, { defaultValue: false, description: 'Whether everybody may know of it.' })
  isPublic!: boolean
  @Field(() => [PracticeTheme], { nullable: true, description: 'What it is about.' })
  themes?: PracticeTheme[] | null
  @Field(() => ID, { nullable: true, description: 'The practice that it is about.' })
  practice?: string | null
}

@InputType({ description: 'An event anew; all of it is given again.' })
export class UpdateEventInput extends EventInput {
  @Field(() => ID, { description: 'Which event.' })
  id!: string
  @Field(() => Int, { description: 'The version that was seen.' })
  version!: number
}

@InputType({ description: 'That an event does not take place.' })
export class CallOffEventInput {
  @Field(() => ID, { description: 'Which event.' })
  id!: string
  @Field(() => Int, { description: 'The version that was seen.' })
  version!: number
  @Field(() => String, { description: 'Why.' })
  why!: string
}

@InputType({ description: 'Who came to an event, all of them; marked again, it takes the place of what was marked before.' })
export class AttendanceInput {
  @Field(() => ID, { description: 'Which event.' })
  id!: string
  @Field(() => Int, { description: 'The version that was seen.' })
  version!: number
  @Field(() => [ID], { description: 'The places of those who came; whoever else has one did not.' })
  came!: string[]
  @Field(() => Int, { defaultValue: 0, description: 'How many came who had not registered.' })
  walkIns!: number
}
