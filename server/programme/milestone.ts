import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'
import { DateScalar } from '../platform/scalars.ts'

import type { Pilot } from './pilot.ts'
import { Source } from './source.ts'

export const MilestoneStatus = { PLANNED: 'PLANNED', DUE_SOON: 'DUE_SOON', OVERDUE: 'OVERDUE', MET: 'MET', MET_LATE: 'MET_LATE' } as const
export type MilestoneStatus = keyof typeof MilestoneStatus

registerEnumType(MilestoneStatus, {
  name: 'MilestoneStatus',
  description: 'Where a milestone stands today; it follows from its dates.',
  valuesConfig: {
    PLANNED: { description: 'Due in more than 30 days.' },
    DUE_SOON: { description: 'Due within 30 days.' },
    OVERDUE: { description: 'The day has passed and it is not met.' },
    MET: { description: 'Met by its day.' },
    MET_LATE: { description: 'Met after its day.' },
  },
})

const status = (t: string) => `case
  when ${t}."metOn" <= ${t}."dueOn" and ${t}."metOn" <= platform.today() then 'MET'
  when ${t}."metOn" <= platform.today() then 'MET_LATE'
  when ${t}."dueOn" < platform.today() then 'OVERDUE'
  when ${t}."dueOn" <= platform.today() + 30 then 'DUE_SOON'
  else 'PLANNED' end`

@Entity()
@Index('milestone_pilotId_dueOn', ['pilotId', 'dueOn'])
@ObjectType({ description: 'Something that a pilot means to have done by a day.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class Milestone {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Pilot', { name: 'milestone_pilotId_fkey' })
  pilotId!: string

  pilot!: Pilot // linked in pilot.ts, so that imports run one way

  @Column('text')
  @Field(() => String, { description: 'What is to be done.' })
  title!: string

  @Column('date')
  @Field(() => DateScalar, { description: 'The last day by which it is to be met.' })
  dueOn!: string

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day on which it was met; empty while it is not.' })
  metOn!: string | null

  @Derived(() => MilestoneStatus, { sql: status, kind: 'enum', description: 'Where it stands today.' })
  status!: MilestoneStatus

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'More about it.' })
  note!: string | null

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean

  @Column('uuid', { nullable: true })
  @ForeignKey('Source', { name: 'milestone_sourceId_fkey' })
  @Index('milestone_sourceId')
  sourceId!: string | null

  @Link(() => Source, { from: 'sourceId', nullable: true, description: 'The document that sets it.' })
  source!: Source | null
}
