import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm'

import { Derived, everyRow, Visible } from '../platform/declare.ts'
import { Links } from '../platform/link.ts'
import { DateTimeScalar } from '../platform/scalars.ts'
import type { Role } from '../platform/viewer.ts'

import { LetterPace } from './letter-pace.ts'
import { PilotStub } from './pilot.stub.ts'
import { RoleEnum } from './role.ts'

export const AccountKind = { PERSON: 'PERSON', SERVICE: 'SERVICE' } as const
export type AccountKind = keyof typeof AccountKind
registerEnumType(AccountKind, {
  name: 'AccountKind',
  description: 'Whose account it is.',
  valuesConfig: { PERSON: { description: 'Somebody who signs in.' }, SERVICE: { description: 'A program: it has tokens and cannot sign in.' } },
})

export const AccountStatus = { ACTIVE: 'ACTIVE', DISABLED: 'DISABLED' } as const
export type AccountStatus = keyof typeof AccountStatus
registerEnumType(AccountStatus, { name: 'AccountStatus', description: 'Whether an account may be used.' })

@Entity()
@Index('account_name', ['name', 'id'])
@Unique('account_email', ['email'])
@ObjectType({ description: 'Somebody who may sign in, or a program that has tokens.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: (t, viewer) => `${t}."id" = ${viewer.accountId}`, ADMIN: everyRow })
export class Account {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('text')
  @Field(() => String, { description: 'What others call them.' })
  name!: string

  @Column('text')
  @Field(() => String, { description: 'The address they sign in with, in small letters.' })
  email!: string

  @Column('enum', { enum: AccountKind, enumName: 'accountKind', default: 'PERSON' })
  @Field(() => AccountKind, { description: 'A person, or a program.' })
  kind!: AccountKind

  @Column('enum', { enum: RoleEnum, enumName: 'role' })
  @Field(() => RoleEnum, { description: 'What they may do.' })
  role!: Role

  @Column('uuid', { array: true, default: () => `'{}'` }) // programme's pilots
  pilotIds!: string[]

  @Links(() => PilotStub, { fromList: 'pilotIds', description: 'The pilots that a pilot lead leads; empty for every other role.' })
  pilots!: PilotStub[]

  @Derived(() => AccountStatus, {
    sql: (t) => `case when ${t}."disabledAt" is null then 'ACTIVE' else 'DISABLED' end`,
    kind: 'enum',
    description: 'Whether it may be used.',
  })
  status!: AccountStatus

  @Column('timestamptz', { nullable: true })
  disabledAt!: Date | null

  @Column('timestamptz', { nullable: true })
  secondFactorSince!: Date | null

  @Derived(() => Boolean, {
    sql: (t) => `(${t}."secondFactorSince" is not null)`,
    kind: 'bool',
    description: 'Whether signing in asks for a code of an authenticator app.',
  })
  hasSecondFactor!: boolean

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether an administrator requires a second factor: until it is set up, nothing else is possible.' })
  secondFactorRequired!: boolean

  @Column('timestamptz', { nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last used, to the minute.' })
  lastSeenAt!: Date | null

  @Column('enum', { enum: LetterPace, enumName: 'letterPace', default: 'NONE' }) // its owner's affair: others do not see it
  letters!: LetterPace

  @Column('timestamptz', { nullable: true })
  lettersSince!: Date | null

  @Column('timestamptz', { default: () => 'now()' })
  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Rises with every change; an update names the one it saw.' })
  version!: number

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Made up for the demonstration.' })
  illustrative!: boolean
}

@InputType({ description: 'What to change of an account; what is left out stays as it is.' })
export class UpdateAccountInput {
  @Field(() => ID, { description: 'Which account.' })
  id!: string
  @Field(() => Int, { description: 'The version that the editor saw.' })
  version!: number
  @Field(() => String, { nullable: true, description: 'A new name.' })
  name?: string | null
  @Field(() => RoleEnum, { nullable: true, description: 'Another role.' })
  role?: Role | null
  @Field(() => [ID], { nullable: true, description: 'With the role PILOT_LEAD: which pilots.' })
  pilotIds?: string[] | null
  @Field(() => Boolean, { nullable: true, description: 'True bars the account and ends its sessions; false lets it in again.' })
  disabled?: boolean | null
  @Field(() => Boolean, { nullable: true, description: 'Whether it must have a second factor.' })
  secondFactorRequired?: boolean | null
  @Field(() => Boolean, { nullable: true, description: 'True takes the second factor away, for somebody who has lost it.' })
  removeSecondFactor?: boolean | null
  @Field(() => String, { nullable: true, description: 'The reason, for the history.' })
  why?: string | null
  @Field(() => String, { nullable: true, description: 'Your own password, when you last gave it more than ten minutes ago.' })
  password?: string | null
  @Field(() => String, { nullable: true, description: 'Or a code of your own second factor.' })
  code?: string | null
}
