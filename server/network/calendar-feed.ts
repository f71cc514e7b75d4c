import { Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, PrimaryColumn } from 'typeorm'

import type { Context } from '../platform/context.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

import { needAccount } from './saved-search.commands.ts'

/** A private address of somebody's events; only the digest of its secret is kept. */
@Entity()
@Index('calendarFeed_secretHash', ['secretHash'], { unique: true })
export class CalendarFeed {
  @PrimaryColumn('uuid') // identity's account
  accountId!: string

  @Column('text')
  secretHash!: string

  @Column('timestamptz')
  madeAt!: Date
}

@ObjectType({ description: 'That somebody has a calendar address.' })
export class CalendarAddress {
  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  madeAt!: Date
}

/** When the viewer made a calendar address; null where there is none. */
export async function readCalendarAddress(context: Context): Promise<CalendarAddress | null> {
  const [row] = await context.query<CalendarAddress>(`select "madeAt" from network."calendarFeed" where "accountId" = $1::uuid`, [
    needAccount(context),
  ])
  return row ?? null
}
