import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'
import { DateScalar } from '../platform/scalars.ts'

import { SourceStub } from './source.stub.ts'

@Entity()
@Index('organisationName_organisationId_startsOn', ['organisationId', 'startsOn'])
@Check('organisationName_period', '"startsOn" <= "endsOn"')
@ObjectType({ description: 'A name that an organisation has, or had for a time.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class OrganisationName {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Organisation', { name: 'organisationName_organisationId_fkey' })
  organisationId!: string

  @Column('text')
  @Field(() => String, { description: 'The name.' })
  name!: string

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The first day on which it bore the name, where that is known.' })
  startsOn!: string | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The last day; empty while it bears the name, or where that is not known.' })
  endsOn!: string | null

  @Column('uuid', { nullable: true }) // programme's source
  @Index('organisationName_sourceId')
  sourceId!: string | null

  @Link(() => SourceStub, { from: 'sourceId', nullable: true, description: 'The document that uses the name.' })
  source!: SourceStub | null
}
