import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'

import { Source } from './source.ts'

@Entity()
@Index('earlierProgramme_programmeId_position', ['programmeId', 'position'], { unique: true })
@ObjectType({ description: 'An earlier attempt at integrated care in England, and what came of it.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class EarlierProgramme {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Programme', { name: 'earlierProgramme_programmeId_fkey' })
  programmeId!: string

  @Column('int') // its place in the list, from 1
  position!: number

  @Column('text')
  @Field(() => String, { description: 'What it was called.' })
  name!: string

  @Column('text')
  @Field(() => String, { description: 'When it ran, as the source says it.' })
  period!: string

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'What it set out to do.' })
  summary!: string

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'What came of it, as the source reports it.' })
  result!: string

  @Column('uuid')
  @ForeignKey('Source', { name: 'earlierProgramme_sourceId_fkey' })
  @Index('earlierProgramme_sourceId')
  sourceId!: string

  @Link(() => Source, { from: 'sourceId', description: 'The document that tells of it.' })
  source!: Source
}
