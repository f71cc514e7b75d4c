import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'

import { Derived, everyRow, Visible } from '../platform/declare.ts'
import { Link, Links } from '../platform/link.ts'
import { LinkPage } from '../platform/read.ts'
import { DateTimeScalar } from '../platform/scalars.ts'
import { SCOPES, type Role, type TokenScope } from '../platform/viewer.ts'

import { Account } from './account.ts'
import { PilotStub } from './pilot.stub.ts'
import { RoleEnum } from './role.ts'
import { TokenUse } from './token-use.ts'

export const TokenStatus = { ACTIVE: 'ACTIVE', EXPIRED: 'EXPIRED', REVOKED: 'REVOKED' } as const
export type TokenStatus = keyof typeof TokenStatus
registerEnumType(TokenStatus, { name: 'TokenStatus', description: 'Whether a token still works.' })

export const TokenScopeEnum = Object.fromEntries(SCOPES.map((scope) => [scope, scope])) as { [scope in TokenScope]: scope }
registerEnumType(TokenScopeEnum, {
  name: 'TokenScope',
  description: 'What a token can be made for.',
  valuesConfig: {
    READ: { description: 'To read the graph, but not its groups.' },
    GROUPS: { description: 'To ask for groups: counts, sums and rates, and no single row.' },
    EXPORT: {
      description: 'To fetch files: saved queries at their addresses, exports, and the standards. What is in them it must be allowed to ask.',
    },
  },
})

@Entity()
@Check('apiToken_scopes', `"scopes" <@ array['${SCOPES.join("', '")}'] and cardinality("scopes") > 0`)
@ObjectType({ description: 'A key with which a program speaks for an account, within a role and for a time.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: (t, viewer) => `${t}."accountId" = ${viewer.accountId}`, ADMIN: everyRow })
export class ApiToken {
  @PrimaryColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Index('apiToken_accountId')
  @ForeignKey(() => Account, { name: 'apiToken_account', onDelete: 'CASCADE' })
  @Column('uuid')
  accountId!: string

  @Link(() => Account, { from: 'accountId', nullable: true, description: 'Whose it is.' })
  account!: Account | null

  @Column('text')
  @Field(() => String, { description: 'What it is for.' })
  name!: string

  @Column('text')
  @Field(() => String, { description: 'How its text begins: enough to find it in one’s own files.' })
  prefix!: string

  @Column('text', { select: false })
  secretHash!: string

  @Column('enum', { enum: RoleEnum, enumName: 'role' })
  @Field(() => RoleEnum, { description: 'What it may do; never more than its owner may at that moment.' })
  role!: Role

  @Column('uuid', { array: true, default: () => `'{}'` }) // programme's pilots
  pilotIds!: string[]

  @Links(() => PilotStub, { fromList: 'pilotIds', description: 'The pilots it may change, for the role PILOT_LEAD, or is limited to.' })
  pilots!: PilotStub[]

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is limited to its pilots: of all others it sees what the public sees.' })
  pilotsOnly!: boolean

  @Column('text', { array: true, default: `{${SCOPES.join(',')}}` })
  @Field(() => [TokenScopeEnum], { description: 'What it was made for.' })
  scopes!: TokenScope[]

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it may change things, or only read.' })
  canWrite!: boolean

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When it stops working; ninety days at most.' })
  expiresAt!: Date

  @Column('timestamptz', { nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last used, to the minute.' })
  lastUsedAt!: Date | null

  @Column('timestamptz', { nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was revoked.' })
  revokedAt!: Date | null

  @Derived(() => TokenStatus, {
    sql: (t) => `case when ${t}."revokedAt" is not null then 'REVOKED' when ${t}."expiresAt" <= now() then 'EXPIRED' else 'ACTIVE' end`,
    kind: 'enum',
    description: 'Whether it still works.',
  })
  status!: TokenStatus

  @LinkPage(() => TokenUse, {
    on: { tokenId: 'id' },
    order: ['-at'],
    description: 'What it was last used for, the latest first; a hundred uses are kept.',
  })
  uses!: TokenUse[]
}

// The reverse of ApiToken.account, declared here because account.ts stands below this file.
Links(() => ApiToken, { on: { accountId: 'id' }, order: ['-createdAt'], description: 'Its tokens, newest first.' })(Account.prototype, 'tokens')

@InputType({ description: 'A token to make.' })
export class CreateTokenInput {
  @Field(() => String, { description: 'What it is for, so that it can be recognised later.' })
  name!: string
  @Field(() => RoleEnum, { description: 'At most your own role.' })
  role!: Role
  @Field(() => [ID], {
    nullable: true,
    description: 'With the role PILOT_LEAD: which pilots it may change. With pilotsOnly: which it is limited to.',
  })
  pilotIds?: string[] | null
  @Field(() => Boolean, { defaultValue: false, description: 'Whether it is limited to these pilots: of all others it sees what the public sees.' })
  pilotsOnly!: boolean
  @Field(() => [TokenScopeEnum], { nullable: true, description: 'What it is for; everything unless said.' })
  scopes?: TokenScope[] | null
  @Field(() => Int, { defaultValue: 30, description: 'How many days it works, from 1 to 90.' })
  days!: number
  @Field(() => Boolean, { defaultValue: false, description: 'Whether it may change things too.' })
  canWrite!: boolean
  @Field(() => String, { nullable: true, description: 'Your password, when you last gave it more than ten minutes ago.' })
  password?: string | null
  @Field(() => String, { nullable: true, description: 'Or a code of your second factor.' })
  code?: string | null
}

@InputType()
export class RevokeTokenInput {
  @Field(() => ID, { description: 'Which token.' })
  id!: string
}

@ObjectType({ description: 'A token that was just made.' })
export class TokenCreated {
  @Field(() => ApiToken, { description: 'The token, as lists show it.' })
  token!: ApiToken
  @Field(() => String, { description: 'The token’s text. It is shown this once and kept nowhere.' })
  secret!: string
}
