import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible, type Where } from '../platform/declare.ts'

import { ImportOutcome } from './import-stage.ts'

const ofOwnImport: Where = (t, { accountId }) =>
  `exists (select from workbench.import i where i.id = ${t}."importId" and i."accountId" = ${accountId})`

@Entity()
@Index('importLine_importId_row', ['importId', 'row'], { unique: true })
@ObjectType({ description: 'A row of a file that is imported.' })
@Directive('@key(fields: "id")')
@Visible({ PILOT_LEAD: ofOwnImport, ADMIN: everyRow })
export class ImportLine {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Import', { name: 'importLine_importId_fkey', onDelete: 'CASCADE' })
  importId!: string

  @Column('int')
  @Field(() => Int, { description: 'Its number, as a spreadsheet counts: the header is row 1.' })
  row!: number

  @Column('text', { array: true })
  @Field(() => [String], { description: 'What stands in its cells, in the order of the headers.' })
  cells!: string[]

  @Column('enum', { enum: ImportOutcome, enumName: 'importOutcome', nullable: true })
  @Field(() => ImportOutcome, { nullable: true, description: 'What becomes of it, once that has been worked out.' })
  outcome!: ImportOutcome | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What it changes, for a reader.' })
  detail!: string | null
}

@Entity()
@Index('importProblem_importId_row', ['importId', 'row'])
@ObjectType({ description: 'What is wrong with a cell of a file that is imported, and what to do about it.' })
@Directive('@key(fields: "id")')
@Visible({ PILOT_LEAD: ofOwnImport, ADMIN: everyRow })
export class ImportProblem {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Import', { name: 'importProblem_importId_fkey', onDelete: 'CASCADE' })
  importId!: string

  @Column('int')
  @Field(() => Int, { description: 'The number of the row, as a spreadsheet counts.' })
  row!: number

  @Column('text')
  @Field(() => String, { description: 'The column that it is about, by its name in the kind.' })
  column!: string

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What stands in the cell; null where it is blank.' })
  value!: string | null

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'What is wrong.' })
  reason!: string

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What to do about it, where that can be told.' })
  fix!: string | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What to put into the cell instead, where that is known.' })
  suggestion!: string | null

  @Column('boolean', { default: true })
  @Field(() => Boolean, { description: 'Whether the row is left out because of it; what does not refuse a row asks for a note.' })
  refuses!: boolean
}

/** A part of a file on its way in, from a byte on; gone as soon as the file has been read. */
@Entity()
export class ImportPart {
  @Column('uuid', { primary: true })
  @ForeignKey('Import', { name: 'importPart_importId_fkey', onDelete: 'CASCADE' })
  importId!: string

  @Column('int', { primary: true })
  position!: number

  @Column('bytea')
  content!: Buffer
}
