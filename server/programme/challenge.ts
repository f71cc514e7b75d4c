import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'

import { Source } from './source.ts'

@Entity()
@Index('challenge_programmeId_position', ['programmeId', 'position'], { unique: true })
@ObjectType({ description: 'One of the nine challenges that were to be met if the pilots were to keep to time; here a catalogue for their risks.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class Challenge {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Programme', { name: 'challenge_programmeId_fkey' })
  programmeId!: string

  @Column('int')
  @Field(() => Int, { description: 'Its place in the source’s list, from 1.' })
  position!: number

  @Column('text')
  @Field(() => String, { description: 'The challenge in a few words.' })
  title!: string

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'The challenge as a sentence.' })
  statement!: string

  @Column('uuid')
  @ForeignKey('Source', { name: 'challenge_sourceId_fkey' })
  @Index('challenge_sourceId')
  sourceId!: string

  @Link(() => Source, { from: 'sourceId', description: 'The document that lists it.' })
  source!: Source
}
