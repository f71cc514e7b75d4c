import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'

import { OrganisationStub } from './organisation.stub.ts'
import { Source } from './source.ts'

@Entity()
@Index('namedPartner_pilotId_position', ['pilotId', 'position'], { unique: true })
@ObjectType({ description: 'A partner of a pilot as a source says it: “seven partner organisations”, “10 GP practices”, or a name.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class NamedPartner {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Pilot', { name: 'namedPartner_pilotId_fkey' })
  pilotId!: string

  @Column('int') // the order in which the sources name them, from 1
  position!: number

  @Column('text')
  @Field(() => String, { description: 'The partner or the group of partners, as the source says it.' })
  name!: string

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What the source adds, such as its part in the pilot.' })
  detail!: string | null

  @Column('uuid', { nullable: true }) // directory's organisation
  @Index('namedPartner_organisationId')
  organisationId!: string | null

  @Link(() => OrganisationStub, { from: 'organisationId', nullable: true, description: 'The organisation, when it is one that the directory holds.' })
  organisation!: OrganisationStub | null

  @Column('uuid')
  @ForeignKey('Source', { name: 'namedPartner_sourceId_fkey' })
  @Index('namedPartner_sourceId')
  sourceId!: string

  @Link(() => Source, { from: 'sourceId', description: 'The document that names it.' })
  source!: Source
}
