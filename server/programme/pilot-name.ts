import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'

import { Source } from './source.ts'

@Entity()
@Index('pilotName_pilotId_name', ['pilotId', 'name'])
@ObjectType({ description: 'A name that one source gives to a pilot.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class PilotName {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Pilot', { name: 'pilotName_pilotId_fkey' })
  pilotId!: string

  @Column('text')
  @Field(() => String, { description: 'The name, as the source prints it.' })
  name!: string

  @Column('boolean')
  @Field(() => Boolean, { description: 'Whether the programme calls the pilot so.' })
  preferred!: boolean

  @Column('uuid')
  @ForeignKey('Source', { name: 'pilotName_sourceId_fkey' })
  @Index('pilotName_sourceId')
  sourceId!: string

  @Link(() => Source, { from: 'sourceId', description: 'The document that uses the name.' })
  source!: Source
}
