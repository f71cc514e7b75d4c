import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link, Links } from '../platform/link.ts'
import { DateScalar } from '../platform/scalars.ts'

import { MeasureTarget } from './measure-target.ts'
import { Frequency } from './measure-words.ts'
import { Measure } from './measure.ts'
import { Observation } from './observation.ts'
import { observedWhen } from './observed-when.ts'
import { OrganisationStub } from './organisation.stub.ts'
import { PilotStub } from './pilot.stub.ts'
import { Rebase } from './rebase.ts'

const code = (t: string) => `(select m."code" from evaluation."measure" m where m."id" = ${t}."measureId")`

@Entity()
@Index('pilotMeasure_pilotId_measureId', ['pilotId', 'measureId'], { unique: true })
@Check('pilotMeasure_dates', '"startsOn" <= "endsOn"')
@Check('pilotMeasure_baseline', '"baselineFrom" <= "baselineTo"')
@ObjectType({ description: 'That a pilot reports by a measure, where it began and where it means to get.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class PilotMeasure {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid') // programme's pilot
  pilotId!: string

  @Link(() => PilotStub, { from: 'pilotId', description: 'The pilot.' })
  pilot!: PilotStub

  @Column('uuid')
  @ForeignKey('Measure', { name: 'pilotMeasure_measureId_fkey' })
  @Index('pilotMeasure_measureId')
  measureId!: string

  @Link(() => Measure, { from: 'measureId', description: 'The measure.' })
  measure!: Measure

  @Derived(() => String, { sql: code, kind: 'text', description: 'The code of the measure.' })
  code!: string

  @Column('double precision', { nullable: true })
  @Field(() => Float, { nullable: true, description: 'Where it stood before the pilot, in the unit of the measure.' })
  baseline!: number | null

  @Column('double precision', { nullable: true })
  @Field(() => Float, { nullable: true, description: 'What the baseline counted, where it is a ratio.' })
  baselineNumerator!: number | null

  @Column('double precision', { nullable: true })
  @Field(() => Float, { nullable: true, description: 'What the baseline is divided by, where it is a ratio.' })
  baselineDenominator!: number | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The first day of the time that the baseline is of.' })
  baselineFrom!: string | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The last day of the time that the baseline is of.' })
  baselineTo!: string | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'How the baseline was found.' })
  baselineMethod!: string | null

  @Column('double precision', { nullable: true })
  @Field(() => Float, { nullable: true, description: 'Where it is to get, in the unit of the measure: the last step of its targets.' })
  target!: number | null

  @Links(() => MeasureTarget, { on: { pilotMeasureId: 'id' }, order: ['by'], description: 'The steps to its target, earliest first.' })
  targets!: MeasureTarget[]

  @Column('enum', { enum: Frequency, enumName: 'frequency', nullable: true })
  @Field(() => Frequency, { nullable: true, description: 'How often this pilot reports it, where it is not as often as the measure says.' })
  frequency!: Frequency | null

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Who answers for its figures at the pilot.' })
  responsible!: string | null

  @Column('uuid', { nullable: true }) // directory's organisation
  @Index('pilotMeasure_comparisonId')
  comparisonId!: string | null

  @Link(() => OrganisationStub, {
    from: 'comparisonId',
    nullable: true,
    description: 'The area without a pilot that it is compared with: an organisation that reports the same measure. Empty where none was chosen.',
  })
  comparison!: OrganisationStub | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The first day of the periods that the pilot reports; empty where nobody has said.' })
  startsOn!: string | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The last day of the periods that the pilot reports; empty while it goes on.' })
  endsOn!: string | null

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Its version, from 1; a change names the version that its author saw.' })
  version!: number

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean

  @Links(() => Rebase, {
    on: { subjectId: 'pilotId', measureId: 'measureId' },
    order: ['startsOn'],
    description: 'The decisions that its limits begin again, earliest first.',
  })
  rebases!: Rebase[]

  @Links(() => Observation, {
    on: { measureId: 'measureId', subjectId: 'pilotId' },
    order: ['periodStart'],
    args: observedWhen,
    description: 'Its values, earliest first.',
  })
  observations!: Observation[]
}

// The way from a pilot stands here, so that imports run one way.
Links(() => PilotMeasure, {
  on: { pilotId: 'id' },
  order: ['code'],
  args: {
    codes: { type: () => [String], description: 'Only the measures with these codes.', where: (t, codes) => `${code(t)} = any(${codes}::text[])` },
  },
  description: 'The measures that it reports by.',
})(PilotStub.prototype, 'measures')
