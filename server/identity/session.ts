import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm'

import { Derived, Visible } from '../platform/declare.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

import { Account } from './account.ts'
import { idleMinutes } from './session.rules.ts'

const idle = (t: string): string =>
  `make_interval(mins => case (select a.role from identity.account a where a.id = ${t}."accountId") when 'ADMIN' then ${idleMinutes('ADMIN')} else ${idleMinutes('MEMBER')} end)`

/** The SQL of a session's end if nothing more is asked in it; session.rules.ts says the same for the request itself. */
export const endOf = (t: string): string => `least(${t}."latestEnd", ${t}."lastSeenAt" + ${idle(t)})`

@Entity()
@Unique('session_secret', ['secretHash'])
@ObjectType({ description: 'A browser that is signed in.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: (t, viewer) => `${t}."accountId" = ${viewer.accountId}` })
export class Session {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Index('session_accountId')
  @ForeignKey(() => Account, { name: 'session_account', onDelete: 'CASCADE' })
  @Column('uuid')
  accountId!: string

  @Column('text', { select: false })
  secretHash!: string

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When they signed in.' })
  createdAt!: Date

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When it was last used, to the minute.' })
  lastSeenAt!: Date

  @Column('timestamptz', { comment: 'When the person last gave a password or a code.' })
  provedAt!: Date

  @Column('timestamptz')
  latestEnd!: Date

  @Column('boolean', { default: false, comment: 'Opened by the single sign-on provider, which answers for the second factor.' })
  singleSignOn!: boolean

  @Derived(() => DateTimeScalar, { sql: endOf, kind: 'instant', description: 'When it ends if nothing more is asked in it.' })
  endsAt!: Date

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Where it was opened from.' })
  address!: string | null

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What the browser says it is.' })
  userAgent!: string | null
}
