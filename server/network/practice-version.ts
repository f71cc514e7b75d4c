import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Unlisted, Visible } from '../platform/declare.ts'
import { Links } from '../platform/link.ts'
import { DateScalar, JsonScalar } from '../platform/scalars.ts'

import { isPublished } from './practice-status.ts'
import { Practice } from './practice.ts'

@Entity()
@Index('practiceVersion_practiceId_edition', ['practiceId', 'edition'], { unique: true })
@ObjectType({ description: 'A published version of a practice, kept as its readers had it.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: (t) => `exists (select from network.practice p where p.id = ${t}."practiceId" and ${isPublished('p')})` })
export class PracticeVersion {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Practice', { name: 'practiceVersion_practiceId_fkey' })
  practiceId!: string

  @Column('int')
  @Field(() => Int, { description: 'Its number, from 1.' })
  edition!: number

  @Column('date')
  @Field(() => DateScalar, { description: 'The day on which it was published.' })
  publishedOn!: string

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What was new in it.' })
  note!: string | null

  @Column('jsonb')
  @Unlisted()
  @Field(() => JsonScalar, { description: 'The text of the practice, field by field.' })
  content!: unknown
}

// The way from a practice stands here, so that imports run one way.
Links(() => PracticeVersion, { on: { practiceId: 'id' }, order: ['-edition'], description: 'Its published versions, latest first.' })(
  Practice.prototype,
  'versions',
)
