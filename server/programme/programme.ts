import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, Embed, everyRow, Visible } from '../platform/declare.ts'
import { Links } from '../platform/link.ts'
import { BigIntScalar, DateScalar } from '../platform/scalars.ts'

import { Challenge } from './challenge.ts'
import { Claim } from './claim.ts'
import { Criterion } from './criterion.ts'
import { EarlierProgramme } from './earlier-programme.ts'
import { EvidenceStatement } from './evidence-statement.ts'
import { ProgrammeEvent } from './programme-event.ts'

@ObjectType({ description: 'How many bids there were and how many were left after each step.' })
export class SelectionFunnel {
  @Field(() => Int, { description: 'Bids received by the deadline of November 2008; other counts are among the programme’s claims.' })
  applications!: number

  @Field(() => Int, { description: 'Bids on the short list.' })
  shortlisted!: number

  @Field(() => Int, { description: 'Bids that became pilots.' })
  selected!: number
}

@Entity()
@Check('programme_dates', '"startsOn" <= "deliveryEndsOn" and "deliveryEndsOn" <= "evaluationEndsOn"')
@Check('programme_funnel', '"applications" >= "shortlisted" and "shortlisted" >= "selected" and "selected" >= 0')
@ObjectType({ description: 'The programme of integrated care pilots: its dates, its money and how its sites were chosen.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class Programme {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('text')
  @Field(() => String, { description: 'What it is called.' })
  name!: string

  @Column('text')
  @Field(() => String, { description: 'What it is for, in a paragraph.' })
  summary!: string

  @Column('date')
  @Field(() => DateScalar, { description: 'The day on which the pilots began.' })
  startsOn!: string

  @Column('date')
  @Field(() => DateScalar, { description: 'The last day of the two years in which the pilots deliver.' })
  deliveryEndsOn!: string

  @Column('date')
  @Field(() => DateScalar, { description: 'The last day of the three years over which they are evaluated.' })
  evaluationEndsOn!: string

  @Column('bigint')
  @Field(() => BigIntScalar, { description: 'What the Department of Health gave, in pence.' })
  fundingPence!: number

  @Column('int')
  applications!: number

  @Column('int')
  shortlisted!: number

  @Column('int')
  selected!: number

  @Embed(
    () => SelectionFunnel,
    { applications: 'applications', shortlisted: 'shortlisted', selected: 'selected' },
    { description: 'From bids to pilots.' },
  )
  funnel!: SelectionFunnel

  @Derived(() => DateScalar, {
    sql: () => 'platform.today()',
    kind: 'date',
    description: 'The day that counts as today: states that follow from dates are as of this day.',
  })
  today!: string

  @Column('boolean', { default: false })
  @Field(() => Boolean, {
    description: 'Whether this installation holds the demonstration set, with illustrative people and values beside the record.',
  })
  illustrative!: boolean

  @Links(() => Claim, {
    on: { subjectId: 'id' },
    order: ['field', '-preferred', 'value'],
    description: 'What the sources say of it, where they disagree too.',
  })
  claims!: Claim[]

  @Links(() => ProgrammeEvent, { on: { programmeId: 'id' }, order: ['startsOn', 'title'], description: 'What happened, earliest first.' })
  events!: ProgrammeEvent[]

  @Links(() => Criterion, { on: { programmeId: 'id' }, order: ['domain'], description: 'The criteria against which the pilots are evaluated.' })
  criteria!: Criterion[]

  @Links(() => Challenge, { on: { programmeId: 'id' }, order: ['position'], description: 'The nine challenges, in the order of their source.' })
  challenges!: Challenge[]

  @Links(() => EvidenceStatement, {
    on: { programmeId: 'id' },
    order: ['position'],
    description: 'What had been said and found about integrated care.',
  })
  evidence!: EvidenceStatement[]

  @Links(() => EarlierProgramme, { on: { programmeId: 'id' }, order: ['position'], description: 'What had been tried before.' })
  earlierProgrammes!: EarlierProgramme[]
}
