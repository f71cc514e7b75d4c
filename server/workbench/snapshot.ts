import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

import { ExportReceipt } from './export-receipt.ts'

// It is reached only by way of its schedule, which says who may see it; its receipt and file are for the owner alone.
@Entity()
@Index('snapshot_scheduleId_dueAt', ['scheduleId', 'dueAt'], { unique: true })
@ObjectType({ description: 'What became of one time at which a snapshot was due: a file, or why there is none.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class Snapshot {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @ForeignKey('SnapshotSchedule', { name: 'snapshot_scheduleId_fkey', onDelete: 'CASCADE' })
  @Column('uuid')
  scheduleId!: string

  @Column('timestamptz')
  @Field(() => DateTimeScalar, {
    description: 'When it was due. Times that passed while the service was off are made up for once, as the last of them.',
  })
  dueAt!: Date

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When it was taken, or tried.' })
  madeAt!: Date

  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true, description: 'How many rows the file has; null where there is none.' })
  rows!: number | null

  @Index('snapshot_receiptId')
  @ForeignKey('ExportReceipt', { name: 'snapshot_receiptId_fkey' })
  @Column('uuid', { nullable: true })
  receiptId!: string | null

  @Link(() => ExportReceipt, {
    from: 'receiptId',
    nullable: true,
    description: 'Its receipt, for the owner; while the file is kept, it is at /receipts/<id>/file.',
  })
  receipt!: ExportReceipt | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'Why there is no file, in a sentence.' })
  failure!: string | null
}
