import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'

import { Source } from './source.ts'

/** What a claim can be about: the GraphQL type of its subject. */
export const ClaimSubject = { Programme: 'Programme', Pilot: 'Pilot' } as const
export type ClaimSubject = keyof typeof ClaimSubject

@Entity()
@Index('claim_subjectId_field', ['subjectId', 'field'])
@Index('claim_onePreferred', ['subjectId', 'field'], { unique: true, where: '"preferred"' })
@ObjectType({ description: 'What one source says of one thing. Where sources disagree each claim is kept, and one of them is preferred.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class Claim {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('enum', { enum: ClaimSubject, enumName: 'claimSubject' })
  subjectKind!: ClaimSubject

  @Column('uuid') // a programme or a pilot, as subjectKind says
  subjectId!: string

  @Column('text')
  @Field(() => String, { description: 'What it is about: the name of a field, such as name or funnel.applications.' })
  field!: string

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'What the source says, in text.' })
  value!: string

  @Column('boolean')
  @Field(() => Boolean, { description: 'Whether the programme goes by this claim; at most one for each field of each thing.' })
  preferred!: boolean

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'Why it is preferred, or why it is not.' })
  reason!: string | null

  @Column('uuid')
  @ForeignKey('Source', { name: 'claim_sourceId_fkey' })
  @Index('claim_sourceId')
  sourceId!: string

  @Link(() => Source, { from: 'sourceId', description: 'The document that says so.' })
  source!: Source
}
