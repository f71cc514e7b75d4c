import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, everyRow, Visible } from '../platform/declare.ts'
import { Links } from '../platform/link.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

import { LearningEvent } from './learning-event.ts'

export const PlaceStatus = { CONFIRMED: 'CONFIRMED', WAITING: 'WAITING', GIVEN_UP: 'GIVEN_UP' } as const
export type PlaceStatus = keyof typeof PlaceStatus
registerEnumType(PlaceStatus, {
  name: 'EventPlaceStatus',
  description: 'Whether somebody has a place at an event.',
  valuesConfig: {
    CONFIRMED: { description: 'They have a place.' },
    WAITING: { description: 'They have one as soon as another gives it up.' },
    GIVEN_UP: { description: 'They do not come.' },
  },
})

// Who registered first has a place; it follows from the order, so that a place that is given up is the next one's at once.
const status = (t: string): string => `case when ${t}."givenUpAt" is not null then 'GIVEN_UP'
  when (select count(*) from network."eventPlace" o where o."eventId" = ${t}."eventId" and o."givenUpAt" is null and (o."registeredAt", o.id) <= (${t}."registeredAt", ${t}.id))
    <= (select coalesce(e.capacity, 2147483647) from network."learningEvent" e where e.id = ${t}."eventId") then 'CONFIRMED' else 'WAITING' end`

@Entity()
@Index('eventPlace_eventId_accountId', ['eventId', 'accountId'], { unique: true })
@ObjectType({ description: 'That somebody has registered for an event. They see it, and so do who invites and the administrators.' })
@Directive('@key(fields: "id")')
@Visible({
  MEMBER: (t, viewer) => `(${t}."accountId" = ${viewer.accountId}
    or exists (select from network."learningEvent" e where e.id = ${t}."eventId" and e."organiserId" = ${viewer.accountId}))`,
  ADMIN: everyRow,
})
export class EventPlace {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('LearningEvent', { name: 'eventPlace_eventId_fkey' })
  eventId!: string

  @Column('uuid') // identity's account
  @Index('eventPlace_accountId')
  accountId!: string

  @Column('text')
  @Field(() => String, { description: 'Who comes.' })
  name!: string

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When they registered.' })
  registeredAt!: Date

  @Column('timestamptz', { nullable: true })
  givenUpAt!: Date | null

  @Column('boolean', { nullable: true })
  @Field(() => Boolean, { nullable: true, description: 'Whether they came; empty until who invites has marked it.' })
  attended!: boolean | null

  @Derived(() => PlaceStatus, { sql: status, kind: 'enum', description: 'Whether they have a place.' })
  status!: PlaceStatus
}

// The way from an event stands here, so that imports run one way.
Links(() => EventPlace, {
  on: { eventId: 'id' },
  where: (t) => `${t}."givenUpAt" is null`,
  order: ['registeredAt'],
  description: 'Who has registered, first come first; of what the viewer may see. At most two hundred.',
})(LearningEvent.prototype, 'places')
