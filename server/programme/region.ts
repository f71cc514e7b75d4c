import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'

import { everyRow, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'

import type { Pilot } from './pilot.ts'
import { Source } from './source.ts'

@Entity()
@ObjectType({ description: 'One of the ten strategic health authorities of England in 2009, also those without a pilot.' })
@Directive('@key(fields: "code")')
@Visible({ PUBLIC: everyRow })
export class Region {
  @PrimaryColumn('text')
  @Field(() => ID, { description: 'Its code in the statistics of the time, such as Q30. Source: Department of Health, Monthly Activity Return.' })
  code!: string

  @Column('text')
  @Index('region_name', { unique: true })
  @Field(() => String, { description: 'Its name, such as North East.' })
  name!: string

  @Column('uuid')
  @ForeignKey('Source', { name: 'region_sourceId_fkey' })
  @Index('region_sourceId')
  sourceId!: string

  @Link(() => Source, { from: 'sourceId', description: 'The document that gives its code.' })
  source!: Source

  pilots!: Pilot[] // linked in pilot.ts, so that imports run one way
}
