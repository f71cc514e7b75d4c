import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, everyRow, Visible } from '../platform/declare.ts'
import { DateScalar } from '../platform/scalars.ts'

export const ReportKind = { QUARTERLY: 'QUARTERLY', ANNUAL: 'ANNUAL' } as const
export type ReportKind = keyof typeof ReportKind
registerEnumType(ReportKind, {
  name: 'ReportKind',
  description: 'How often a report is made.',
  valuesConfig: { QUARTERLY: { description: 'For three months.' }, ANNUAL: { description: 'For a financial year.' } },
})

export const ReportStatus = { NOT_DUE: 'NOT_DUE', DUE: 'DUE', OVERDUE: 'OVERDUE', RECEIVED: 'RECEIVED' } as const
export type ReportStatus = keyof typeof ReportStatus
registerEnumType(ReportStatus, {
  name: 'ReportStatus',
  description: 'Where a report stands today; it follows from its dates.',
  valuesConfig: {
    NOT_DUE: { description: 'Its period still runs.' },
    DUE: { description: 'Its period is over; it is awaited.' },
    OVERDUE: { description: 'It is awaited past its day.' },
    RECEIVED: { description: 'It came in.' },
  },
})

const status = (t: string) => `case
  when ${t}."receivedOn" is not null then 'RECEIVED'
  when ${t}."dueOn" < platform.today() then 'OVERDUE'
  when ${t}."periodEnd" < platform.today() then 'DUE'
  else 'NOT_DUE' end`

@Entity()
@Index('agreementReport_place', ['agreementId', 'kind', 'periodStart'], { unique: true })
@ObjectType({ description: 'A report that is to be made under an agreement.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class AgreementReport {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Agreement', { name: 'agreementReport_agreementId_fkey' })
  agreementId!: string

  @Column('enum', { enum: ReportKind, enumName: 'reportKind' })
  @Field(() => ReportKind, { description: 'How often it is made.' })
  kind!: ReportKind

  @Derived(() => ReportStatus, { sql: status, kind: 'enum', description: 'Where it stands today.' })
  status!: ReportStatus

  @Column('date')
  @Field(() => DateScalar, { description: 'The first day that it is about.' })
  periodStart!: string

  @Column('date')
  @Field(() => DateScalar, { description: 'The last day that it is about.' })
  periodEnd!: string

  @Column('date')
  @Field(() => DateScalar, { description: 'The day by which it is to come in: a month after its period, as the programme asks.' })
  dueOn!: string

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day on which it came in.' })
  receivedOn!: string | null

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean
}
