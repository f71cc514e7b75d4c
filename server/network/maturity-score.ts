import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { DateScalar } from '../platform/scalars.ts'

import { MaturityDimension, MOST_MATURE } from './maturity-dimension.ts'

// A score is never overwritten: what rose since is how others learn who closed a gap.
@Entity()
@Index('maturityScore_placeId_dimension_position', ['placeId', 'dimension', 'position'], { unique: true })
@Check('maturityScore_range', `"score" between 0 and ${MOST_MATURE}`)
@ObjectType({ description: 'How far a place finds itself in one dimension. Members see it.' })
@Directive('@key(fields: "id")')
@Visible({ MEMBER: everyRow })
export class MaturityScore {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Place', { name: 'maturityScore_placeId_fkey' })
  placeId!: string

  @Column('enum', { enum: MaturityDimension, enumName: 'maturityDimension' })
  @Field(() => MaturityDimension, { description: 'The dimension.' })
  dimension!: MaturityDimension

  @Column('int') // its place among the scores of the dimension, from 1
  position!: number

  @Column('boolean', { default: true })
  isLatest!: boolean

  @Column('int')
  @Field(() => Int, { description: 'From 0, nothing, to 5, as it should be.' })
  score!: number

  @Column('date')
  @Field(() => DateScalar, { description: 'The day on which it was scored.' })
  on!: string

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'Why, in the words of the place.' })
  note!: string | null

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean
}
