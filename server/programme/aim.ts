import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'

import { Source } from './source.ts'

@Entity()
@Index('aim_pilotId_position', ['pilotId', 'position'], { unique: true })
@ObjectType({ description: 'Something that a pilot set out to achieve.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class Aim {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Pilot', { name: 'aim_pilotId_fkey' })
  pilotId!: string

  @Column('int')
  @Field(() => Int, { description: 'Its place among the aims of its pilot, from 1.' })
  position!: number

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'The aim, in the words of the programme’s record.' })
  statement!: string

  @Column('uuid')
  @ForeignKey('Source', { name: 'aim_sourceId_fkey' })
  @Index('aim_sourceId')
  sourceId!: string

  @Link(() => Source, { from: 'sourceId', description: 'The document that states it.' })
  source!: Source
}
