import { Directive, Field, Float, ID, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { declaredOf, everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'

import { MeasureStub } from './measure.stub.ts'
import { MeasuredEffectStub } from './measured-effect.stub.ts'
import { ReportedOutcome } from './reported-outcome.ts'

@Entity()
@Index('adoptionEffect_adoptionId_position', ['adoptionId', 'position'], { unique: true })
@ObjectType({ description: 'What came of an adoption by one measure, whichever way it went.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class AdoptionEffect {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Adoption', { name: 'adoptionEffect_adoptionId_fkey' })
  adoptionId!: string

  @Column('int') // its place among the effects of the adoption, from 1
  position!: number

  @Column('uuid', { nullable: true }) // evaluation's measure
  @Index('adoptionEffect_measureId')
  measureId!: string | null

  @Link(() => MeasureStub, { from: 'measureId', nullable: true, description: 'The measure, when it is one that the programme holds.' })
  measure!: MeasureStub | null

  @Column('double precision', { nullable: true })
  @Field(() => Float, { nullable: true, description: 'The change, in the unit of the measure; empty where none is reported.' })
  value!: number | null

  @Column('double precision', { nullable: true })
  @Field(() => Float, { nullable: true, description: 'Where the measure stood before, in its unit.' })
  baseline!: number | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'Where the baseline is from, or why it does not apply.' })
  baselineNote!: string | null

  @Column('enum', { enum: ReportedOutcome, enumName: 'reportedOutcome', nullable: true })
  @Field(() => ReportedOutcome, { nullable: true, description: 'Which way it went, as it was reported; empty where it is only measured live.' })
  outcome!: ReportedOutcome | null

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'What came of it, in a sentence.' })
  sentence!: string

  @Column('boolean', { default: false }) // whether the measure is one that the place reports by itself
  isLive!: boolean

  @Column('text')
  @Field(() => String, { description: 'How far it is settled: REPORTED, BEING_MEASURED or AWAITING_APPROVAL.' })
  status!: string

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean

  @Link(() => MeasuredEffectStub, {
    from: 'measuredId',
    nullable: true,
    description: 'What the measure says of the place since it took the practice up, live from what is approved; empty where no measure is linked.',
  })
  live!: MeasuredEffectStub | null
}

// The name by which the evaluation knows it: place, measure and day. No field of the graph.
declaredOf(AdoptionEffect).derived.set('measuredId', {
  kind: 'text',
  sql: (
    t,
  ) => `(select coalesce(a."pilotId", a."organisationId") || '.' || ${t}."measureId" || '.' || coalesce(to_char(a."startedOn", 'YYYY-MM-DD'), '')
    from network.adoption a where a.id = ${t}."adoptionId" and ${t}."isLive")`,
})
