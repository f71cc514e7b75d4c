import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'
import { DateScalar } from '../platform/scalars.ts'

import type { Organisation } from './organisation.ts'
import { SourceStub } from './source.stub.ts'

export const SuccessionKind = { MERGER: 'MERGER', SPLIT: 'SPLIT', RENAME: 'RENAME', TRANSFER: 'TRANSFER' } as const
export type SuccessionKind = keyof typeof SuccessionKind

registerEnumType(SuccessionKind, {
  name: 'SuccessionKind',
  description: 'How one organisation takes the place of another.',
  valuesConfig: {
    MERGER: { description: 'Several become one.' },
    SPLIT: { description: 'One becomes several.' },
    RENAME: { description: 'The same body goes on under another name or code.' },
    TRANSFER: { description: 'Its work passes to another body.' },
  },
})

@Entity()
@Index('succession_predecessorId_successorId', ['predecessorId', 'successorId'], { unique: true })
@Check('succession_distinct', '"predecessorId" <> "successorId"')
@ObjectType({ description: 'That one organisation took the place of another. Both stay in the record, with all that each reported.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class Succession {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('enum', { enum: SuccessionKind, enumName: 'successionKind' })
  @Field(() => SuccessionKind, { description: 'How it came about.' })
  kind!: SuccessionKind

  @Column('uuid')
  @ForeignKey('Organisation', { name: 'succession_predecessorId_fkey' })
  predecessorId!: string

  predecessor!: Organisation // linked in organisation.ts, so that imports run one way

  @Column('uuid')
  @ForeignKey('Organisation', { name: 'succession_successorId_fkey' })
  @Index('succession_successorId')
  successorId!: string

  successor!: Organisation // linked in organisation.ts

  @Column('date')
  @Field(() => DateScalar, { description: 'The first day on which the successor stands in.' })
  effectiveOn!: string

  @Column('uuid') // programme's source
  @Index('succession_sourceId')
  sourceId!: string

  @Link(() => SourceStub, { from: 'sourceId', description: 'The document that shows it.' })
  source!: SourceStub

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'How it is known, where that needs saying.' })
  note!: string | null
}
