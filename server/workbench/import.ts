import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'
import { LinkPage } from '../platform/read.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

import { ChangeStub } from './change.stub.ts'
import { ImportLine, ImportProblem } from './import-line.ts'
import { ImportStage } from './import-stage.ts'

@Entity()
@Index('import_begunAt', ['begunAt'])
@ObjectType({ description: 'A file that is imported: what it is of, how its columns are read, and what became of its rows.' })
@Directive('@key(fields: "id")')
@Visible({ PILOT_LEAD: (t, { accountId }) => `${t}."accountId" = ${accountId}`, ADMIN: everyRow })
export class Import {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('text')
  @Field(() => String, { description: 'What it is of: the name of one of importKinds.' })
  kind!: string

  @Column('text')
  @Field(() => String, { description: 'The name of the file.' })
  fileName!: string

  @Column('int')
  @Field(() => Int, { description: 'How large the file is.' })
  bytes!: number

  @Column('int', { default: 0 })
  @Field(() => Int, { description: 'How much of it has come in.' })
  received!: number

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The file’s SHA-256, in hexadecimal, once it has been read.' })
  sha256!: string | null

  @Column('enum', { enum: ImportStage, enumName: 'importStage', default: 'RECEIVING' })
  @Field(() => ImportStage, { description: 'How far it is.' })
  stage!: ImportStage

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'Why the last thing that was to be done with it was not, in a sentence.' })
  problem!: string | null

  @Column('text', { array: true })
  @Field(() => [String], { description: 'The headers of its columns.' })
  headers!: string[]

  @Column('jsonb') // the place of each column in the file, from 0
  places!: Record<string, number>

  @Column('int', { default: 0 })
  @Field(() => Int, { description: 'How many rows it has besides the headers.' })
  rows!: number

  @Column('int', { default: 0 })
  @Field(() => Int, { description: 'How many rows make something new.' })
  added!: number

  @Column('int', { default: 0 })
  @Field(() => Int, { description: 'How many change something.' })
  changed!: number

  @Column('int', { default: 0 })
  @Field(() => Int, { description: 'How many say what is there already.' })
  same!: number

  @Column('int', { default: 0 })
  @Field(() => Int, { description: 'How many are refused.' })
  refused!: number

  @Column('int', { default: 0 })
  @Field(() => Int, { description: 'How many are unusual and ask for a note. They are not refused for it.' })
  asked!: number

  @Column('uuid') // identity's account
  @Index('import_accountId')
  accountId!: string

  @Column('text')
  @Field(() => String, { description: 'The name of who imports it.' })
  by!: string

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When it was begun.' })
  begunAt!: Date

  @Column('timestamptz', { nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When its rows were entered.' })
  appliedAt!: Date | null

  @Column('timestamptz', { nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When what it entered was put back from here.' })
  undoneAt!: Date | null

  @Column('uuid', { nullable: true }) // of the module that the kind is in
  @Index('import_changeId')
  changeId!: string | null

  @Link(() => ChangeStub, { from: 'changeId', nullable: true, description: 'The change by which its rows were entered.' })
  change!: ChangeStub | null

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean

  @LinkPage(() => ImportProblem, { on: { importId: 'id' }, order: ['row', 'column'], description: 'What is wrong with its rows, by row.' })
  problems!: ImportProblem[]
}

// The way back from a line stands here, so that imports run one way; lines are filtered by it.
Link(() => Import, { from: 'importId', description: 'The import that it is a row of.' })(ImportLine.prototype, 'import')
Link(() => Import, { from: 'importId', description: 'The import that it is about.' })(ImportProblem.prototype, 'import')
