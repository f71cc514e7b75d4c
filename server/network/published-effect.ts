import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Unlisted, Visible } from '../platform/declare.ts'
import { Link, Links } from '../platform/link.ts'

import { isPublished } from './practice-status.ts'
import { Practice } from './practice.ts'
import { ReportedOutcome } from './reported-outcome.ts'
import { SourceStub } from './source.stub.ts'

@Entity()
@Index('publishedEffect_practiceId_position', ['practiceId', 'position'], { unique: true })
@ObjectType({ description: 'A result of a practice that a document reports, whichever way it went.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: (t) => `exists (select from network.practice p where p.id = ${t}."practiceId" and ${isPublished('p')})` })
export class PublishedEffect {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Practice', { name: 'publishedEffect_practiceId_fkey' })
  practiceId!: string

  @Column('int')
  @Field(() => Int, { description: 'Its place among the results, from 1, as the document gives them.' })
  position!: number

  @Column('text')
  @Field(() => String, { description: 'What was measured.' })
  measured!: string

  @Column('double precision', { nullable: true })
  @Field(() => Float, { nullable: true, description: 'The change, in its unit; empty where the document gives no number.' })
  value!: number | null

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What the change is in.' })
  unit!: string | null

  @Column('enum', { enum: ReportedOutcome, enumName: 'reportedOutcome' })
  @Field(() => ReportedOutcome, { description: 'Which way it went.' })
  outcome!: ReportedOutcome

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'The result in a sentence, with what it was compared with.' })
  sentence!: string

  @Index('publishedEffect_sourceId')
  @Column('uuid') // programme's source
  sourceId!: string

  @Link(() => SourceStub, { from: 'sourceId', nullable: true, description: 'The document that reports it.' })
  source!: SourceStub | null
}

// The way from a practice stands here, so that imports run one way.
Links(() => PublishedEffect, { on: { practiceId: 'id' }, order: ['position'], description: 'What documents report of it, as they give it.' })(
  Practice.prototype,
  'published',
)
