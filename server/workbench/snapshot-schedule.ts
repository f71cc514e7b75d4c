import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Unlisted, Visible } from '../platform/declare.ts'
import { Link, Links } from '../platform/link.ts'
import { DateScalar, DateTimeScalar } from '../platform/scalars.ts'

import { SavedOperation } from './saved-operation.ts'
import { SnapshotPace } from './snapshot.rules.ts'
import { Snapshot } from './snapshot.ts'

@Entity()
@ObjectType({
  description: 'A saved operation that is run by itself, as its owner and with what the owner may see then, and whose answers are kept as files.',
})
@Directive('@key(fields: "id")')
@Visible({
  MEMBER: (t, viewer) => `${t}."ownerId" = ${viewer.accountId}`,
  ADMIN: (t) => `exists (select from workbench."savedOperation" o where o.id = ${t}."operationId" and o.audience <> 'OWNER')`,
})
export class SnapshotSchedule {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Index('snapshotSchedule_operationId')
  @ForeignKey('SavedOperation', { name: 'snapshotSchedule_operationId_fkey' })
  @Column('uuid')
  @Field(() => ID, { description: 'The id of the saved operation.' })
  operationId!: string

  @Link(() => SavedOperation, {
    from: 'operationId',
    nullable: true,
    description: 'The saved operation; null where it is not shared with the viewer.',
  })
  operation!: SavedOperation | null

  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true, description: 'The version that is run; null for the latest at the time.' })
  operationVersion!: number | null

  @Index('snapshotSchedule_ownerId')
  @Column('uuid') // identity's account
  @Field(() => ID, { description: 'The id of its owner’s account.' })
  ownerId!: string

  @Column('text')
  @Field(() => String, { description: 'The name of its owner.' })
  owner!: string

  @Index('snapshotSchedule_tokenId')
  @Column('uuid', { nullable: true }) // identity's token: it is run with what that token may, for as long as it is good
  @Field(() => ID, { nullable: true, description: 'The id of the token that made it, where one did: it sees what that token may, and ends with it.' })
  tokenId!: string | null

  @Column('enum', { enum: SnapshotPace, enumName: 'snapshotPace' })
  @Field(() => SnapshotPace, { description: 'How often.' })
  pace!: SnapshotPace

  @Column('date')
  @Field(() => DateScalar, { description: 'The first day; every snapshot is due at six in the morning, UTC.' })
  firstOn!: string

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'Values for the operation’s variables, as a JSON object; what is left out is as saved.' })
  variables!: string

  @Column('text')
  @Field(() => String, { description: 'csv, xlsx or json.' })
  format!: string

  @Column('int')
  @Field(() => Int, { description: 'How many files are kept; of older ones the receipts stay.' })
  keep!: number

  @Index('snapshotSchedule_nextDueAt')
  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When the next is due; of no meaning once it is stopped.' })
  nextDueAt!: Date

  @Column('timestamptz', { nullable: true }) // until when the process that takes the snapshot may be at it
  heldUntil!: Date | null

  @Column('int', { default: 0 })
  @Field(() => Int, { description: 'How often in a row it has failed.' })
  failures!: number

  @Column('timestamptz', { nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was stopped; null while it runs.' })
  stoppedAt!: Date | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'Why it was stopped, in a sentence.' })
  whyStopped!: string | null

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Rises with every change by people; an update names the one it saw.' })
  version!: number

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration; then it is not run.' })
  illustrative!: boolean

  @Links(() => Snapshot, { on: { scheduleId: 'id' }, order: ['-dueAt'], description: 'What became of it, the latest first, at most a hundred.' })
  snapshots!: Snapshot[]
}

@InputType({ description: 'A saved operation to be run by itself.' })
export class CreateSnapshotScheduleInput {
  @Field(() => ID, { description: 'The saved operation.' })
  operationId!: string
  @Field(() => Int, { nullable: true, description: 'The version to be run; the latest at the time unless given.' })
  operationVersion?: number | null
  @Field(() => SnapshotPace, { description: 'How often.' })
  pace!: SnapshotPace
  @Field(() => DateScalar, { description: 'The first day, today at the earliest.' })
  firstOn!: string
  @Field(() => String, { nullable: true, description: 'Values for its variables, as a JSON object.' })
  variables?: string | null
  @Field(() => String, { defaultValue: 'csv', description: 'csv, xlsx or json.' })
  format!: string
  @Field(() => Int, { defaultValue: 12, description: 'How many files are kept, at most 36.' })
  keep!: number
}

@InputType({ description: 'What to change of a schedule; what is left out stays. One that was stopped runs again.' })
export class UpdateSnapshotScheduleInput {
  @Field(() => ID, { description: 'Which.' })
  id!: string
  @Field(() => Int, { description: 'The version that was read.' })
  version!: number
  @Field(() => Int, { nullable: true, description: 'The version to be run; 0 for the latest at the time.' })
  operationVersion?: number | null
  @Field(() => SnapshotPace, { nullable: true, description: 'How often.' })
  pace?: SnapshotPace | null
  @Field(() => DateScalar, { nullable: true, description: 'The first day, today at the earliest.' })
  firstOn?: string | null
  @Field(() => String, { nullable: true, description: 'Values for its variables, as a JSON object.' })
  variables?: string | null
  @Field(() => String, { nullable: true, description: 'csv, xlsx or json.' })
  format?: string | null
  @Field(() => Int, { nullable: true, description: 'How many files are kept.' })
  keep?: number | null
}

@InputType({ description: 'A schedule as it was read.' })
export class SnapshotScheduleInput {
  @Field(() => ID, { description: 'Which.' })
  id!: string
  @Field(() => Int, { description: 'The version that was read.' })
  version!: number
}
