import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

export const ReturnStepKind = {
  SUBMITTED: 'SUBMITTED',
  QUERIED: 'QUERIED',
  ACCEPTED: 'ACCEPTED',
  REOPENED: 'REOPENED',
  WAIVED: 'WAIVED',
  EXTENDED: 'EXTENDED',
  REMINDED: 'REMINDED',
} as const
export type ReturnStepKind = keyof typeof ReturnStepKind

registerEnumType(ReturnStepKind, {
  name: 'ReturnStepKind',
  description: 'What was done with a return.',
  valuesConfig: {
    SUBMITTED: { description: 'It was sent in.' },
    QUERIED: { description: 'It was given back with a comment.' },
    ACCEPTED: { description: 'It was accepted.' },
    REOPENED: { description: 'It was opened again after it had been accepted.' },
    WAIVED: { description: 'Nobody waits for it any more.' },
    EXTENDED: { description: 'It was given more time.' },
    REMINDED: { description: 'Its pilot was reminded of it.' },
  },
})

@Entity()
@Index('returnStep_returnId_takenAt', ['returnId', 'takenAt'])
@ObjectType({ description: 'Something that was done with a return, by whom and with what comment.' })
@Directive('@key(fields: "id")')
@Visible(
  { PUBLIC: (t) => `${t}."illustrative"`, ANALYST: everyRow },
  (t, pilots) => `exists (select from evaluation."dataReturn" r where r."id" = ${t}."returnId" and r."pilotId" = any(${pilots}))`,
)
export class ReturnStep {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('DataReturn', { name: 'returnStep_returnId_fkey', onDelete: 'CASCADE' })
  returnId!: string

  @Column('enum', { enum: ReturnStepKind, enumName: 'returnStepKind' })
  @Field(() => ReturnStepKind, { description: 'What was done.' })
  kind!: ReturnStepKind

  @Column('timestamptz')
  takenAt!: Date

  @Derived(() => DateTimeScalar, { sql: (t) => `${t}."takenAt"`, kind: 'instant', description: 'When.' })
  at!: Date

  @Column('text')
  @Field(() => String, { description: 'Who did it.' })
  by!: string

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What they said with it.' })
  comment!: string | null

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean
}
