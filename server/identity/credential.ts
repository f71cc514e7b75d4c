import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm'

import { Account } from './account.ts'

/** How an account proves who it is. No GraphQL type has a field of this row, and no reader selects it. */
@Entity()
@Unique('credential_oidc', ['oidcIssuer', 'oidcSubject'])
export class Credential {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Account, { name: 'credential_account', onDelete: 'CASCADE' })
  accountId!: string

  @Column('text', { nullable: true })
  passwordHash!: string | null

  @Column('text', { nullable: true, comment: 'Sealed: see seal.ts.' })
  sharedSecret!: string | null

  @Column('text', { nullable: true, comment: 'Sealed; a second factor that is being set up.' })
  pendingSecret!: string | null

  @Column('int', { nullable: true, comment: 'The time step of the last code that was used.' })
  lastStep!: number | null

  @Column('text', { nullable: true })
  oidcIssuer!: string | null

  @Column('text', { nullable: true })
  oidcSubject!: string | null
}
