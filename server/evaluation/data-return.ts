import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link, Links } from '../platform/link.ts'
import { DateScalar, DateTimeScalar } from '../platform/scalars.ts'

import { PilotStub } from './pilot.stub.ts'
import { ReturnStep } from './return-step.ts'
import { Subject } from './subject.ts'

export const ReturnStatus = {
  NOT_DUE: 'NOT_DUE',
  DUE: 'DUE',
  LATE: 'LATE',
  SUBMITTED: 'SUBMITTED',
  QUERIED: 'QUERIED',
  ACCEPTED: 'ACCEPTED',
  MISSING: 'MISSING',
  REOPENED: 'REOPENED',
} as const
export type ReturnStatus = keyof typeof ReturnStatus

registerEnumType(ReturnStatus, {
  name: 'ReturnStatus',
  description: 'Where a return stands today; it follows from its dates.',
  valuesConfig: {
    NOT_DUE: { description: 'Its period is not over.' },
    DUE: { description: 'Its period is over and its day has not passed.' },
    LATE: { description: 'Its day has passed and it has not come.' },
    SUBMITTED: { description: 'It has come and is being looked at.' },
    QUERIED: { description: 'It has come and there is a question to answer.' },
    ACCEPTED: { description: 'It has been accepted.' },
    MISSING: { description: 'It was waived: it has not come and nobody waits for it any more.' },
    REOPENED: { description: 'It had been accepted and was opened again, for a reason.' },
  },
})

// Each step empties what the steps after it had set, so the first that is there says where it stands.
export const statusSql = (t: string) => `case
  when ${t}."acceptedAt" is not null then 'ACCEPTED'
  when ${t}."queriedAt" is not null then 'QUERIED'
  when ${t}."submittedAt" is not null then 'SUBMITTED'
  when ${t}."reopenedAt" is not null then 'REOPENED'
  when ${t}."givenUpOn" <= platform.today() then 'MISSING'
  when ${t}."dueOn" < platform.today() then 'LATE'
  when ${t}."periodEnd" < platform.today() then 'DUE'
  else 'NOT_DUE' end`

/** Whether the figures of a return may not be touched: it is being looked at, or has been accepted. */
export const isClosed = (t: string) => `(${t}."acceptedAt" is not null or (${t}."submittedAt" is not null and ${t}."queriedAt" is null))`

@Entity()
@Index('dataReturn_pilotId_periodStart', ['pilotId', 'periodStart'], { unique: true })
@Check('dataReturn_dates', '"periodStart" <= "periodEnd" and "periodEnd" < "dueOn"')
@Check('dataReturn_steps', '("queriedAt" is null and "acceptedAt" is null) or "submittedAt" is not null')
@ObjectType({ description: 'What a pilot sends in for a period, and where that stands.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class DataReturn {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid') // programme's pilot
  pilotId!: string

  @Link(() => PilotStub, { from: 'pilotId', description: 'The pilot that sends it.' })
  pilot!: PilotStub

  @Link(() => Subject, { from: 'pilotId', description: 'What the evaluation knows of the pilot, to filter by.' })
  about!: Subject

  @Column('date')
  @Field(() => DateScalar, { description: 'The first day of the period that it is about.' })
  periodStart!: string

  @Column('date')
  @Field(() => DateScalar, { description: 'The last day of the period that it is about.' })
  periodEnd!: string

  @Column('date')
  @Field(() => DateScalar, { description: 'The last day by which it is to be sent.' })
  dueOn!: string

  @Column('timestamptz', { nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was sent.' })
  submittedAt!: Date | null

  @Column('timestamptz', { nullable: true }) // when a question about it was put; empty again once it is answered
  queriedAt!: Date | null

  @Column('timestamptz', { nullable: true })
  acceptedAt!: Date | null

  @Column('timestamptz', { nullable: true }) // kept when it is opened again, so that what changed since can be shown
  lastAcceptedAt!: Date | null

  @Column('timestamptz', { nullable: true })
  reopenedAt!: Date | null

  @Column('date', { nullable: true }) // the day from which nobody waits for it any more
  givenUpOn!: string | null

  @Derived(() => ReturnStatus, { sql: statusSql, kind: 'enum', description: 'Where it stands today.' })
  status!: ReturnStatus

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Its version, from 1; a step names the version that its author saw.' })
  version!: number

  @Links(() => ReturnStep, { on: { returnId: 'id' }, order: ['takenAt'], description: 'What was done with it, earliest first.' })
  steps!: ReturnStep[]

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What a reader should know about it.' })
  note!: string | null

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean
}

// The way from a pilot stands here, so that imports run one way.
Links(() => DataReturn, { on: { pilotId: 'id' }, order: ['periodStart'], description: 'What it has sent in and is to send in, earliest first.' })(
  PilotStub.prototype,
  'returns',
)
