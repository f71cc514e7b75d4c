import { Directive, Field, Float, ID, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { DateScalar } from '../platform/scalars.ts'

@Entity()
@Index('measureTarget_pilotMeasureId_by', ['pilotMeasureId', 'by'], { unique: true })
@ObjectType({ description: 'Where a pilot means to get by a day: one step of the way to its target.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class MeasureTarget {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('PilotMeasure', { name: 'measureTarget_pilotMeasureId_fkey', onDelete: 'CASCADE' })
  pilotMeasureId!: string

  @Column('date')
  @Field(() => DateScalar, { description: 'The day by which it is to get there.' })
  by!: string

  @Column('double precision')
  @Field(() => Float, { description: 'The value that it is to reach, in the unit of the measure.' })
  value!: number

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What a reader should know about it.' })
  note!: string | null
}
