import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm'

import { Derived, Visible } from '../platform/declare.ts'
import { Links } from '../platform/link.ts'
import { DateTimeScalar } from '../platform/scalars.ts'
import type { Role } from '../platform/viewer.ts'

import { Account } from './account.ts'
import { PilotStub } from './pilot.stub.ts'
import { RoleEnum } from './role.ts'

export const InvitationStatus = { OPEN: 'OPEN', ACCEPTED: 'ACCEPTED', EXPIRED: 'EXPIRED', REVOKED: 'REVOKED' } as const
export type InvitationStatus = keyof typeof InvitationStatus
registerEnumType(InvitationStatus, { name: 'InvitationStatus', description: 'What has become of an invitation.' })

@Entity()
@Unique('invitation_secret', ['secretHash'])
@Index('invitation_email', ['email'])
@ObjectType({ description: 'A link with which one person makes an account, or gives the account they have a new password.' })
@Directive('@key(fields: "id")')
// The link for the first administrator names nobody yet, and belongs to the terminal it was printed on.
@Visible({ ADMIN: (t) => `${t}."email" is not null` })
export class Invitation {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('text', { nullable: true })
  @Field(() => String, { description: 'The address that the account will have.' })
  email!: string | null

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What the invited person is called; they may correct it.' })
  name!: string | null

  @Column('enum', { enum: RoleEnum, enumName: 'role' })
  @Field(() => RoleEnum, { description: 'The role that the account will have.' })
  role!: Role

  @Column('uuid', { array: true, default: () => `'{}'` }) // programme's pilots
  pilotIds!: string[]

  @Links(() => PilotStub, { fromList: 'pilotIds', description: 'The pilots that the account will lead.' })
  pilots!: PilotStub[]

  @Column('text', { select: false })
  secretHash!: string

  @Index('invitation_accountId')
  @ForeignKey(() => Account, { name: 'invitation_account', onDelete: 'CASCADE' })
  @Column('uuid', { nullable: true, comment: 'The account whose password it replaces, or that came of it.' })
  accountId!: string | null

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Who sent it.' })
  invitedBy!: string | null

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When it was sent.' })
  createdAt!: Date

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When the link stops working.' })
  expiresAt!: Date

  @Column('timestamptz', { nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was accepted.' })
  acceptedAt!: Date | null

  @Column('timestamptz', { nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was withdrawn.' })
  revokedAt!: Date | null

  @Derived(() => InvitationStatus, {
    sql: (t) =>
      `case when ${t}."acceptedAt" is not null then 'ACCEPTED' when ${t}."revokedAt" is not null then 'REVOKED' when ${t}."expiresAt" <= now() then 'EXPIRED' else 'OPEN' end`,
    kind: 'enum',
    description: 'What has become of it.',
  })
  status!: InvitationStatus
}

@InputType({ description: 'Whom to invite. For an address that has an account already, the link gives that account a new password.' })
export class CreateInvitationInput {
  @Field(() => String, { description: 'The address of the person.' })
  email!: string
  @Field(() => String, { nullable: true, description: 'What the person is called, where it is known.' })
  name?: string | null
  @Field(() => RoleEnum, { description: 'The role of the new account; an account that is there keeps its own.' })
  role!: Role
  @Field(() => [ID], { nullable: true, description: 'With the role PILOT_LEAD: which pilots.' })
  pilotIds?: string[] | null
  @Field(() => Int, { defaultValue: 7, description: 'How many days the link works, from 1 to 30.' })
  days!: number
  @Field(() => String, {
    nullable: true,
    description: 'Your own password, when you invite an administrator and last gave it more than ten minutes ago.',
  })
  password?: string | null
  @Field(() => String, { nullable: true, description: 'Or a code of your own second factor.' })
  code?: string | null
}

@InputType()
export class RevokeInvitationInput {
  @Field(() => ID, { description: 'Which invitation.' })
  id!: string
}

@InputType({ description: 'What an invited person fills in.' })
export class AcceptInvitationInput {
  @Field(() => String, { description: 'The part of the link that comes after the # sign.' })
  secret!: string
  @Field(() => String, { description: 'What others shall call them.' })
  name!: string
  @Field(() => String, { description: 'At least twelve characters.' })
  password!: string
  @Field(() => String, { nullable: true, description: 'Only with the link for the first administrator, who is not invited by address.' })
  email?: string | null
  @Field(() => String, { nullable: true, description: 'Only for an account that has a second factor: a code of it.' })
  code?: string | null
}

@ObjectType({ description: 'An invitation that was just made.' })
export class InvitationCreated {
  @Field(() => Invitation, { description: 'The invitation, as lists show it.' })
  invitation!: Invitation
  @Field(() => String, { description: 'The link to send. It is shown this once and kept nowhere.' })
  link!: string
}

@ObjectType({ description: 'What the holder of a link is told about it.' })
export class OpenInvitation {
  @Field(() => String, {
    nullable: true,
    description: 'The address that is invited; null for the link for the first administrator, who gives their own.',
  })
  email!: string | null
  @Field(() => String, { nullable: true, description: 'What the person is called, where it is known.' })
  name!: string | null
  @Field(() => RoleEnum, { description: 'The role that the account will have.' })
  role!: Role
  @Field(() => Boolean, { description: 'The account is there already, and gets a new password.' })
  replacesPassword!: boolean
  @Field(() => Boolean, { description: 'The account has a second factor, so a code of it is needed too.' })
  codeNeeded!: boolean
}
