import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { DateScalar } from '../platform/scalars.ts'

export const SourceKind = {
  STATEMENT: 'STATEMENT',
  ARTICLE: 'ARTICLE',
  REPORT: 'REPORT',
  STATISTICS: 'STATISTICS',
  WEB_PAGE: 'WEB_PAGE',
  ILLUSTRATIVE: 'ILLUSTRATIVE',
} as const
export type SourceKind = keyof typeof SourceKind

registerEnumType(SourceKind, {
  name: 'SourceKind',
  description: 'What sort of document a source is.',
  valuesConfig: {
    STATEMENT: { description: 'A statement to Parliament or by a public body.' },
    ARTICLE: { description: 'An article in a journal or a newspaper.' },
    REPORT: { description: 'A report or a brief.' },
    STATISTICS: { description: 'Published statistics.' },
    WEB_PAGE: { description: 'A page or a set of slides on the web.' },
    ILLUSTRATIVE: { description: 'No source: invented for demonstration.' },
  },
})

@Entity()
@ObjectType({ description: 'A document that something in the record was taken from.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class Source {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier; the same in every installation.' })
  id!: string

  @Column('text')
  @Index('source_code', { unique: true })
  @Field(() => String, { description: 'A short name for it, unique among the sources.' })
  code!: string

  @Column('text')
  @Field(() => String, { description: 'Its title as printed.' })
  title!: string

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day it was published, where that is known.' })
  publishedOn!: string | null

  @Column('text')
  @Field(() => String, { description: 'How to cite it, with enough to find it elsewhere.' })
  citation!: string

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Who wrote or said it.' })
  author!: string | null

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Who published it.' })
  publisher!: string | null

  @Column('enum', { enum: SourceKind, enumName: 'sourceKind' })
  @Field(() => SourceKind, { description: 'What sort of document it is.' })
  kind!: SourceKind

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The licence under which it may be used, where one is stated.' })
  licence!: string | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What a reader should know before relying on it.' })
  note!: string | null
}
