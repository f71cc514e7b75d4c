import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link, Links } from '../platform/link.ts'
import { DateScalar } from '../platform/scalars.ts'

import { Place } from './place.ts'
import { seenByLead, seenByMembers } from './twinning-seen.ts'

export const TwinningStatus = { PROPOSED: 'PROPOSED', RUNNING: 'RUNNING', DECLINED: 'DECLINED', ENDED: 'ENDED' } as const
export type TwinningStatus = keyof typeof TwinningStatus
registerEnumType(TwinningStatus, {
  name: 'TwinningStatus',
  description: 'How two places stand that were to learn from each other.',
  valuesConfig: {
    PROPOSED: { description: 'One has asked, and the other has not answered.' },
    RUNNING: { description: 'They are twinned.' },
    DECLINED: { description: 'The other would rather not.' },
    ENDED: { description: 'One of them ended it, or took the proposal back.' },
  },
})

@Entity()
// The two places in either order have one that is open: 'twinning_pair' is an index over an expression.
@Index('twinning_pair', { synchronize: false })
@Check('twinning_two', '"proposerId" <> "invitedId"')
@Check('twinning_closed', `("closedOn" is not null) = (status in ('DECLINED', 'ENDED'))`)
@ObjectType({
  description:
    'That a place proposed to another to learn from each other, and what came of it. Members see what was agreed; the rest is between the two.',
})
@Directive('@key(fields: "id")')
@Visible({ MEMBER: seenByMembers, PILOT_LEAD: seenByLead, ADMIN: everyRow })
export class Twinning {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @Index('twinning_proposerId')
  @ForeignKey('Place', { name: 'twinning_proposerId_fkey' })
  proposerId!: string

  @Link(() => Place, { from: 'proposerId', description: 'The place that proposed it.' })
  proposer!: Place

  @Column('uuid')
  @Index('twinning_invitedId')
  @ForeignKey('Place', { name: 'twinning_invitedId_fkey' })
  invitedId!: string

  @Link(() => Place, { from: 'invitedId', description: 'The place that was asked.' })
  invited!: Place

  @Column('enum', { enum: TwinningStatus, enumName: 'twinningStatus', default: 'PROPOSED' })
  @Field(() => TwinningStatus, { description: 'How it stands.' })
  status!: TwinningStatus

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'What the place that proposed it hopes to learn.' })
  hopes!: string

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'What the place that was asked could learn: as the other sees it, until it says so itself.' })
  invitedHopes!: string

  @Column('date')
  @Field(() => DateScalar, { description: 'The day on which it was proposed.' })
  proposedOn!: string

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day on which the other place answered; empty until it has.' })
  answeredOn!: string | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'A word with the answer.' })
  word!: string | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day on which it was declined, ended or taken back; empty while it is open.' })
  closedOn!: string | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'Why it ended or was taken back.' })
  reason!: string | null

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Rises with every change; an update names the one it saw.' })
  version!: number

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean
}

// The way from a place stands here, so that imports run one way.
Links(() => Twinning, {
  match: { columns: ['id'], sql: (t, own) => `(${t}."proposerId" = ${own('id')} or ${t}."invitedId" = ${own('id')})` },
  order: ['-proposedOn'],
  description: 'With which places it learns, or did or was to, latest first; for members.',
})(Place.prototype, 'twinnings')
