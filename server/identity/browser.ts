import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'

import { Account } from './account.ts'

/** A browser that has signed in to an account before, known by a cookie of its own: what strangers do cannot lock it out. */
@Entity()
export class KnownBrowser {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Account, { name: 'knownBrowser_account', onDelete: 'CASCADE' })
  accountId!: string

  @PrimaryColumn('text')
  secretHash!: string

  @Column('timestamptz')
  lastUsedAt!: Date
}
