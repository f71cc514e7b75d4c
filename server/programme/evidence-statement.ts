import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'

import { Source } from './source.ts'

export const EvidenceStance = { FOR: 'FOR', AGAINST: 'AGAINST', MIXED: 'MIXED', CONDITION: 'CONDITION' } as const
export type EvidenceStance = keyof typeof EvidenceStance

registerEnumType(EvidenceStance, {
  name: 'EvidenceStance',
  description: 'On which side of the argument about integrated care a statement stands.',
  valuesConfig: {
    FOR: { description: 'Speaks for integrated care.' },
    AGAINST: { description: 'Speaks against it, or doubts it.' },
    MIXED: { description: 'Finds both.' },
    CONDITION: { description: 'Says what has to hold for it to work.' },
  },
})

@Entity()
@Index('evidenceStatement_programmeId_position', ['programmeId', 'position'], { unique: true })
@ObjectType({ description: 'What somebody has said or found about integrated care, for it or against it, with who said it.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class EvidenceStatement {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Programme', { name: 'evidenceStatement_programmeId_fkey' })
  programmeId!: string

  @Column('int') // the order of the sources, so that neither side is put first
  position!: number

  @Column('enum', { enum: EvidenceStance, enumName: 'evidenceStance' })
  @Field(() => EvidenceStance, { description: 'Which side it stands on.' })
  stance!: EvidenceStance

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'What was said or found.' })
  statement!: string

  @Column('text')
  @Field(() => String, { description: 'The person, group or study that says it.' })
  saidBy!: string

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The position of who says it, at the time.' })
  role!: string | null

  @Column('uuid')
  @ForeignKey('Source', { name: 'evidenceStatement_sourceId_fkey' })
  @Index('evidenceStatement_sourceId')
  sourceId!: string

  @Link(() => Source, { from: 'sourceId', description: 'The document that reports it.' })
  source!: Source
}
