import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link, Links } from '../platform/link.ts'
import { DateScalar } from '../platform/scalars.ts'

import { MeasureVersion } from './measure-version.ts'
import { Direction, Frequency, MeasureDomain, MeasureKind, MeasureScope, SuppressionRule } from './measure-words.ts'
import { PilotStub } from './pilot.stub.ts'
import { SourceStub } from './source.stub.ts'

registerEnumType(MeasureScope, {
  name: 'MeasureScope',
  description: 'Whom a measure is for.',
  valuesConfig: { NATIONAL: { description: 'The same for every pilot or organisation.' }, LOCAL: { description: 'Chosen by one pilot for itself.' } },
})
registerEnumType(MeasureDomain, { name: 'MeasureDomain', description: 'The four criteria by which the pilots are evaluated.' })
registerEnumType(Direction, {
  name: 'Direction',
  description: 'Which way a measure should go.',
  valuesConfig: {
    INCREASE: { description: 'More is better.' },
    DECREASE: { description: 'Less is better.' },
    MAINTAIN: { description: 'It should stay where it is.' },
    NEUTRAL: { description: 'It is watched, and neither way is better.' },
  },
})
registerEnumType(MeasureKind, {
  name: 'MeasureKind',
  description: 'What sort of thing a measure looks at.',
  valuesConfig: {
    STRUCTURE: { description: 'What there is to work with.' },
    PROCESS: { description: 'What is done.' },
    OUTCOME: { description: 'What becomes of people.' },
    EXPERIENCE: { description: 'What people say of it.' },
    BALANCING: { description: 'What might suffer while something else improves.' },
    COST: { description: 'What it costs.' },
  },
})
registerEnumType(SuppressionRule, {
  name: 'SuppressionRule',
  description: 'What is withheld because it is about too few people.',
  valuesConfig: {
    NONE: { description: 'Nothing, unless a value is withheld by itself.' },
    HES_2009: { description: '1 to 5 people, and what would give them back: the rule of the pilots’ years.' },
    HES_2018: { description: '1 to 7 people, and what would give them back; everything else is rounded to 5.' },
  },
})
registerEnumType(Frequency, { name: 'Frequency', description: 'How often a measure is reported.' })

@Entity()
@Index('measure_code', ['code'], { unique: true })
@Index('measure_pilotId', ['pilotId'])
@Check('measure_multiplier', '"multiplier" > 0')
@Check('measure_range', '"lowest" < "highest"')
@ObjectType({ description: 'What is measured, in which unit, and which way it should go.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class Measure {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier; the same in every installation.' })
  id!: string

  @Column('text')
  @Field(() => String, { description: 'Its code, such as MAR_NONELECTIVE.' })
  code!: string

  @Column('text')
  @Field(() => String, { description: 'Its name.' })
  title!: string

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'What it says, in plain words.' })
  summary!: string

  @Column('enum', { enum: MeasureScope, enumName: 'measureScope' })
  @Field(() => MeasureScope, { description: 'Whom it is for.' })
  scope!: MeasureScope

  @Column('enum', { enum: MeasureDomain, enumName: 'measureDomain' })
  @Field(() => MeasureDomain, { description: 'The criterion that it speaks to.' })
  domain!: MeasureDomain

  @Column('text')
  @Field(() => String, { description: 'What its values are in, such as % or admissions.' })
  unit!: string

  @Column('enum', { enum: Direction, enumName: 'direction' })
  @Field(() => Direction, { description: 'Which way it should go.' })
  direction!: Direction

  @Column('enum', { enum: Frequency, enumName: 'frequency' })
  @Field(() => Frequency, { description: 'How often it is reported.' })
  frequency!: Frequency

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What is counted.' })
  numerator!: string | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What it is divided by; empty for a count.' })
  denominator!: string | null

  @Column('double precision', { default: 1 })
  @Field(() => Float, { description: 'What numerator over denominator is multiplied by: 100 for per cent.' })
  multiplier!: number

  @Column('uuid', { nullable: true }) // programme's source
  @Index('measure_sourceId')
  sourceId!: string | null

  @Link(() => SourceStub, { from: 'sourceId', nullable: true, description: 'The document that defines it.' })
  source!: SourceStub | null

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What a reader should know about it.' })
  note!: string | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'Why it is measured.' })
  rationale!: string | null

  @Column('enum', { enum: MeasureKind, enumName: 'measureKind', nullable: true })
  @Field(() => MeasureKind, { nullable: true, description: 'What sort of thing it looks at; empty where nobody has said.' })
  kind!: MeasureKind | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'Who or what is left out of the count.' })
  exclusions!: string | null

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'To how many places its values are shown.' })
  decimals!: number

  @Column('int', { default: 15 })
  @Field(() => Int, { description: 'How many days after the end of a period its value is due.' })
  reportingLagDays!: number

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'Which system its figures come from, and how.' })
  collection!: string | null

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The post that answers for its definition.' })
  steward!: string | null

  @Column('double precision', { nullable: true })
  @Field(() => Float, { nullable: true, description: 'The lowest value that is not asked about.' })
  lowest!: number | null

  @Column('double precision', { nullable: true })
  @Field(() => Float, { nullable: true, description: 'The highest value that is not asked about.' })
  highest!: number | null

  @Column('enum', { enum: SuppressionRule, enumName: 'suppressionRule', default: 'NONE' })
  @Field(() => SuppressionRule, { description: 'What of its values is withheld from those who may not see small numbers.' })
  suppression!: SuppressionRule

  @Column('uuid', { nullable: true }) // programme's pilot
  pilotId!: string | null

  @Link(() => PilotStub, { from: 'pilotId', nullable: true, description: 'The pilot that chose it for itself; empty for a national one.' })
  pilot!: PilotStub | null

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Which version of the definition this is, from 1; a change names the version that its author saw.' })
  version!: number

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The last day of its use; empty while it is used.' })
  retiredOn!: string | null

  @Links(() => MeasureVersion, {
    on: { measureId: 'id' },
    order: ['version'],
    description: 'Every version of its definition, earliest first; empty while it stands as it was first entered.',
  })
  versions!: MeasureVersion[]
}
