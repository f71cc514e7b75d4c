import { Directive, Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'

import { Direction, Frequency, MeasureDomain, MeasureScope } from './measure-words.ts'
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
registerEnumType(Frequency, { name: 'Frequency', description: 'How often a measure is reported.' })

@Entity()
@Index('measure_code', ['code'], { unique: true })
@Check('measure_multiplier', '"multiplier" > 0')
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
}
