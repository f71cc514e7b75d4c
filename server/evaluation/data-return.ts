import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link, Links } from '../platform/link.ts'
import { DateScalar, DateTimeScalar } from '../platform/scalars.ts'

import { PilotStub } from './pilot.stub.ts'

export const ReturnStatus = {
  NOT_DUE: 'NOT_DUE',
  DUE: 'DUE',
  LATE: 'LATE',
  SUBMITTED: 'SUBMITTED',
  QUERIED: 'QUERIED',
  ACCEPTED: 'ACCEPTED',
  MISSING: 'MISSING',
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
    MISSING: { description: 'It will not come.' },
  },
})

const status = (t: string) => `case
  when ${t}."acceptedAt"::date <= platform.today() then 'ACCEPTED'
  when ${t}."queriedAt"::date <= platform.today() then 'QUERIED'
  when ${t}."submittedAt"::date <= platform.today() then 'SUBMITTED'
  when ${t}."givenUpOn" <= platform.today() then 'MISSING'
  when ${t}."dueOn" < platform.today() then 'LATE'
  when ${t}."periodEnd" < platform.today() then 'DUE'
  else 'NOT_DUE' end`

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

  @Column('date', { nullable: true }) // the day from which nobody waits for it any more
  givenUpOn!: string | null

  @Derived(() => ReturnStatus, { sql: status, kind: 'enum', description: 'Where it stands today.' })
  status!: ReturnStatus

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
