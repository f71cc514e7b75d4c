import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, Visible } from '../platform/declare.ts'
import { asOf, Link, Links } from '../platform/link.ts'
import { LinkPage } from '../platform/read.ts'
import { DateScalar } from '../platform/scalars.ts'

import { OrganisationStub } from './organisation.stub.ts'
import { Profile } from './profile.ts'

// Somebody may hold a post again later, but not twice on the same day; so at most one holding of a post is open.
const ONE_AT_A_TIME = `using gist ("profileId" with =, lower("post") with =,
  coalesce("organisationId", '00000000-0000-0000-0000-000000000000'::uuid) with =, daterange("startsOn", "endsOn", '[]') with &&)`

const holds = (t: string) => `(coalesce(${t}."startsOn" <= platform.today(), true) and coalesce(${t}."endsOn" >= platform.today(), true))`

@Entity()
@Index('postHolding_profileId_startsOn', ['profileId', 'startsOn'])
@Index('postHolding_organisationId_endsOn', ['organisationId', 'endsOn'])
@Check('postHolding_period', '"startsOn" <= "endsOn"')
@Exclusion('postHolding_oneAtATime', ONE_AT_A_TIME)
@ObjectType({
  description:
    'That somebody holds a post, from one day to another, as they say it themselves. It is seen by who may see their entry in the directory.',
})
@Directive('@key(fields: "id")')
@Visible({
  MEMBER: (t, viewer) =>
    `exists (select from network.profile p where p.id = ${t}."profileId" and (p."isShown" or p."accountId" = ${viewer.accountId}))`,
})
export class PostHolding {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Profile', { name: 'postHolding_profileId_fkey' })
  profileId!: string

  @Link(() => Profile, { from: 'profileId', description: 'Who holds it.' })
  person!: Profile

  @Column('text')
  @Field(() => String, { description: 'The post, such as community matron.' })
  post!: string

  @Column('uuid', { nullable: true }) // directory's organisation
  organisationId!: string | null

  @Link(() => OrganisationStub, { from: 'organisationId', nullable: true, description: 'The organisation whose post it is, where they say it.' })
  organisation!: OrganisationStub | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Its first day; empty where nobody says.' })
  startsOn!: string | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Its last day; empty while they hold it.' })
  endsOn!: string | null

  @Derived(() => Boolean, { sql: holds, kind: 'bool', description: 'Whether they hold it today.' })
  isCurrent!: boolean

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Rises with every change; a change names the one it saw.' })
  version!: number

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean
}

// The ways to the holdings stand here, so that imports run one way.
Links(() => PostHolding, {
  on: { profileId: 'id' },
  order: ['-startsOn'],
  args: asOf('startsOn', 'endsOn'),
  description: 'The posts that they hold and held, with dates, latest first.',
})(Profile.prototype, 'postHoldings')

LinkPage(() => PostHolding, {
  match: { columns: ['id'], sql: (t, own) => `${t}."organisationId" in (select platform.entries_of(${own('id')}))` },
  order: ['-startsOn', 'post'],
  args: {
    ...asOf('startsOn', 'endsOn'),
    endedBefore: { type: () => DateScalar, description: 'Only what had ended before this day.', where: (t, day) => `${t}."endsOn" < ${day}` },
  },
  description:
    'Who holds and held which post there or in an entry that was merged into it, of those whose entry in the directory the viewer may see, latest first.',
})(OrganisationStub.prototype, 'postHoldings')

@InputType({ description: 'An earlier post of one’s own; all of it is given again. The post that one holds is part of one’s entry: saveProfile.' })
export class PostHoldingInput {
  @Field(() => ID, { nullable: true, description: 'Which one to correct; without it, one more.' })
  id?: string | null
  @Field(() => Int, { nullable: true, description: 'The version that was seen, of the one to correct.' })
  version?: number | null
  @Field(() => String, { description: 'The post.' })
  post!: string
  @Field(() => ID, { nullable: true, description: 'The organisation whose post it was.' })
  organisation?: string | null
  @Field(() => DateScalar, { nullable: true, description: 'Its first day; empty where one does not know any more.' })
  startsOn?: string | null
  @Field(() => DateScalar, { description: 'Its last day.' })
  endsOn!: string
}

@InputType({ description: 'Which earlier post of one’s own to take away.' })
export class RemovePostHoldingInput {
  @Field(() => ID, { description: 'Which one.' })
  id!: string
  @Field(() => Int, { description: 'The version that was seen.' })
  version!: number
}
