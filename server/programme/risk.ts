import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'
import { DateScalar } from '../platform/scalars.ts'

import { Challenge } from './challenge.ts'
import type { Pilot } from './pilot.ts'
import { Source } from './source.ts'

export const RiskStatus = { OPEN: 'OPEN', ESCALATED: 'ESCALATED', CLOSED: 'CLOSED' } as const
export type RiskStatus = keyof typeof RiskStatus

registerEnumType(RiskStatus, {
  name: 'RiskStatus',
  description: 'Who has a risk in hand today; it follows from its dates.',
  valuesConfig: {
    OPEN: { description: 'The pilot has it in hand.' },
    ESCALATED: { description: 'The programme has been asked to act.' },
    CLOSED: { description: 'It has passed, or has come and been dealt with.' },
  },
})

const status = (t: string) => `case
  when ${t}."closedOn" <= platform.today() then 'CLOSED'
  when ${t}."escalatedOn" <= platform.today() then 'ESCALATED'
  else 'OPEN' end`

@Entity()
@Check('risk_scale', '"likelihood" between 1 and 5 and "impact" between 1 and 5')
@ObjectType({ description: 'Something that may keep a pilot from its aims, with what is done about it.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class Risk {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Pilot', { name: 'risk_pilotId_fkey' })
  @Index('risk_pilotId')
  pilotId!: string

  pilot!: Pilot // linked in pilot.ts, so that imports run one way

  @Column('text')
  @Field(() => String, { description: 'What may happen.' })
  title!: string

  @Column('uuid', { nullable: true })
  @ForeignKey('Challenge', { name: 'risk_challengeId_fkey' })
  @Index('risk_challengeId')
  challengeId!: string | null

  @Link(() => Challenge, { from: 'challengeId', nullable: true, description: 'Which of the nine challenges it belongs to.' })
  challenge!: Challenge | null

  @Column('int')
  @Field(() => Int, { description: 'How likely it is, from 1 (rare) to 5 (almost certain).' })
  likelihood!: number

  @Column('int')
  @Field(() => Int, { description: 'How much harm it would do, from 1 (little) to 5 (it would end the pilot).' })
  impact!: number

  @Derived(() => Int, { sql: (t) => `${t}."likelihood" * ${t}."impact"`, kind: 'int', description: 'Likelihood times impact, from 1 to 25.' })
  score!: number

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What is done about it.' })
  response!: string | null

  @Derived(() => RiskStatus, { sql: status, kind: 'enum', description: 'Who has it in hand today.' })
  status!: RiskStatus

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day on which the programme was asked to act.' })
  escalatedOn!: string | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day on which it was closed.' })
  closedOn!: string | null

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Who answers for it: a post, or an illustrative person.' })
  owner!: string | null

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean

  @Column('uuid', { nullable: true })
  @ForeignKey('Source', { name: 'risk_sourceId_fkey' })
  @Index('risk_sourceId')
  sourceId!: string | null

  @Link(() => Source, { from: 'sourceId', nullable: true, description: 'The document that names it.' })
  source!: Source | null
}
