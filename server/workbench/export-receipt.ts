import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Unlisted, Visible } from '../platform/declare.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

@Entity()
@Index('exportReceipt_accountId_asKnownAt', ['accountId', 'asKnownAt'])
@Index('exportReceipt_operationName_asKnownAt', ['operationName', 'asKnownAt'])
@ObjectType({ description: 'What a file was made of: enough to know what stands in it, and to have the same file again from /receipts/<id>/file.' })
@Directive('@key(fields: "id")')
// A token may be weaker than its owner: of the owner's files it sees what it fetched itself.
@Visible({
  MEMBER: (t, { accountId, tokenId }) => `${t}."accountId" = ${accountId} and coalesce(${t}."tokenId" = ${tokenId}, ${tokenId} is null)`,
})
export class ExportReceipt {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid', { nullable: true }) // identity's account
  accountId!: string | null

  @Column('uuid', { nullable: true }) // identity's token
  @Field(() => ID, { nullable: true, description: 'The id of the token that fetched the file, where one did.' })
  tokenId!: string | null

  @Index('exportReceipt_scheduleId')
  @ForeignKey('SnapshotSchedule', { name: 'exportReceipt_scheduleId_fkey', onDelete: 'SET NULL' })
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true, description: 'The id of the schedule that it is a snapshot of, where it is one.' })
  scheduleId!: string | null

  @Column('text')
  @Field(() => String, { description: 'The name of who fetched it.' })
  by!: string

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The name of the saved operation; null for a question that was not saved.' })
  operationName!: string | null

  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true, description: 'Its version.' })
  operationVersion!: number | null

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'The operation, as text.' })
  operation!: string

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'The values of its variables, as JSON.' })
  variables!: string

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The list that makes the rows.' })
  rowsOf!: string | null

  @Column('text')
  @Field(() => String, { description: 'csv, xlsx or json.' })
  format!: string

  @Column('text')
  @Field(() => String, { description: 'The version of the schema that answered: a digest of it.' })
  schemaVersion!: string

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'The moment at which the figures were known so.' })
  asKnownAt!: Date

  @Column('int')
  @Field(() => Int, { description: 'How many rows the file has.' })
  rows!: number

  @Column('int')
  @Field(() => Int, { description: 'How many of its rows say that their value is suppressed.' })
  suppressed!: number

  @Column('int')
  @Field(() => Int, { description: 'How large the file is.' })
  bytes!: number

  @Column('text')
  @Field(() => String, { description: 'The file’s SHA-256, in hexadecimal.' })
  sha256!: string

  @Column('boolean')
  @Field(() => Boolean, { description: 'Whether the file itself is kept and can be fetched again, byte for byte.' })
  isKept!: boolean
}
