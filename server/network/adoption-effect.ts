import { Directive, Field, Float, ID, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'

import { MeasureStub } from './measure.stub.ts'

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

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'What came of it, in a sentence.' })
  sentence!: string

  @Column('text')
  @Field(() => String, { description: 'How far it is settled: REPORTED, BEING_MEASURED or AWAITING_APPROVAL.' })
  status!: string
}
