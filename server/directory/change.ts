import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql'
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, everyRow, Visible } from '../platform/declare.ts'
import { Link, Links } from '../platform/link.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

import { AuditEntryStub } from './audit-entry.stub.ts'

@Entity()
@ObjectType({ description: 'A change that somebody made to organisations, partnerships or agreements, and that another change can undo.' })
@Directive('@key(fields: "id")')
@Visible({ MEMBER: everyRow })
export class Change {
  @PrimaryColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid') // the audit's entry
  @Index('change_entryId', { unique: true })
  entryId!: string

  @Link(() => AuditEntryStub, { from: 'entryId', description: 'Its line in the history.' })
  entry!: AuditEntryStub

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  madeAt!: Date

  @Index('change_undoneById')
  @Column('uuid', { nullable: true })
  undoneById!: string | null

  @Derived(() => Boolean, { sql: (t) => `${t}."undoneById" is not null`, kind: 'bool', description: 'Whether another change undid it.' })
  isUndone!: boolean
}

Links(() => Change, {
  on: { entryId: 'id' },
  description: 'What it changed that can be undone: one change, or none.',
})(AuditEntryStub.prototype, 'changes')

/** What a change did to one row. The database writes it by itself, so a command cannot forget it. */
@Entity()
@Index('rowChange_changeId_position', ['changeId', 'position'])
export class RowChange {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  position!: number

  @Column('uuid')
  changeId!: string

  @Column('text')
  table!: string

  @Index('rowChange_rowId')
  @Column('uuid')
  rowId!: string

  @Column('jsonb', { nullable: true })
  before!: unknown

  @Column('jsonb', { nullable: true })
  after!: unknown
}

@InputType({ description: 'Which change to undo.' })
export class UndoChangeInput {
  @Field(() => ID, { description: 'The id of the change.' })
  id!: string

  @Field(() => String, { nullable: true, description: 'Why, at most 2,000 characters; kept in the history.' })
  why?: string | null
}
