import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm'

/** Up to when somebody has read their inbox. */
@Entity()
export class InboxReader {
  @PrimaryColumn('uuid') // identity's account
  accountId!: string

  @Column('timestamptz')
  readUntil!: Date
}

/** That somebody has read one entry of their inbox out of turn. */
@Entity()
@Index('inboxMark_accountId_activityId', ['accountId', 'activityId'], { unique: true })
export class InboxMark {
  @PrimaryGeneratedColumn('uuid')
  id!: string

  @Column('uuid') // identity's account
  accountId!: string

  @Index('inboxMark_activityId')
  @Column('uuid')
  @ForeignKey('Activity', { name: 'inboxMark_activityId_fkey' })
  activityId!: string
}
