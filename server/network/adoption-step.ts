import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { DateScalar } from '../platform/scalars.ts'

import { AdoptionStage } from './adoption-stage.ts'

@Entity()
@Index('adoptionStep_adoptionId_position', ['adoptionId', 'position'], { unique: true })
@ObjectType({ description: 'A step of an adoption: which stage it came to, when and why.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class AdoptionStep {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Adoption', { name: 'adoptionStep_adoptionId_fkey' })
  adoptionId!: string

  @Column('int')
  @Field(() => Int, { description: 'Its place among the steps, from 1.' })
  position!: number

  @Column('enum', { enum: AdoptionStage, enumName: 'adoptionStage' })
  @Field(() => AdoptionStage, { description: 'The stage that it came to.' })
  stage!: AdoptionStage

  @Column('date')
  @Field(() => DateScalar, { description: 'The day.' })
  on!: string

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'Why, where it was said.' })
  reason!: string | null

  @Column('text', { nullable: true }) // for members only: names of people are no part of the public page
  by!: string | null
}
