import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'

import { MeasureDomain } from './measure-domain.ts'
import { Source } from './source.ts'

@Entity()
@Index('criterion_programmeId_domain', ['programmeId', 'domain'], { unique: true })
@ObjectType({ description: 'One of the criteria against which the pilots are evaluated; each is a domain of measures.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class Criterion {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Programme', { name: 'criterion_programmeId_fkey' })
  programmeId!: string

  @Column('enum', { enum: MeasureDomain, enumName: 'measureDomain' })
  @Field(() => MeasureDomain, { description: 'The domain of the measures that speak to it.' })
  domain!: MeasureDomain

  @Column('text')
  @Field(() => String, { description: 'The criterion in a few words.' })
  title!: string

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'The criterion as its source puts it.' })
  statement!: string

  @Column('uuid')
  @ForeignKey('Source', { name: 'criterion_sourceId_fkey' })
  @Index('criterion_sourceId')
  sourceId!: string

  @Link(() => Source, { from: 'sourceId', description: 'The document that states it.' })
  source!: Source
}
