import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, Unlisted, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'
import { DateScalar } from '../platform/scalars.ts'

import { OrganisationStub } from './organisation.stub.ts'
import { PilotStub } from './pilot.stub.ts'

@Entity()
@Index('profile_name', ['name', 'id'])
@ObjectType({
  description:
    'Somebody in the directory of the learning network, as they say it themselves. Members see those who want to be found; the public sees nobody.',
})
@Directive('@key(fields: "id")')
@Visible({ MEMBER: (t, viewer) => `(${t}."isShown" or ${t}."accountId" = ${viewer.accountId})` })
export class Profile {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid') // identity's account
  @Index('profile_accountId', { unique: true })
  accountId!: string

  @Column('text')
  @Field(() => String, { description: 'What they want to be called.' })
  name!: string

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Their post, such as community matron.' })
  post!: string | null

  @Column('text', { array: true, default: '{}' })
  @Field(() => [String], { description: 'What they can be asked about.' })
  skills!: string[]

  @Derived(() => String, { sql: (t) => `array_to_string(${t}."skills", ', ')`, kind: 'text', description: 'The same in one line, to filter by.' })
  skillsLine!: string

  @Column('uuid', { nullable: true }) // programme's pilot
  @Index('profile_pilotId')
  pilotId!: string | null

  @Link(() => PilotStub, { from: 'pilotId', nullable: true, description: 'The pilot that they work for.' })
  pilot!: PilotStub | null

  @Column('uuid', { nullable: true }) // directory's organisation
  @Index('profile_organisationId')
  organisationId!: string | null

  @Link(() => OrganisationStub, { from: 'organisationId', nullable: true, description: 'The organisation that they work for.' })
  organisation!: OrganisationStub | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What else others should know.' })
  about!: string | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'How they want to be reached; only what they chose to write here.' })
  contact!: string | null

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether other members find them.' })
  isShown!: boolean

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Rises with every change; an update names the one it saw.' })
  version!: number

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean
}

@InputType({ description: 'What one wants others to know; all of it is given again.' })
export class ProfileInput {
  @Field(() => Int, { nullable: true, description: 'The version that was seen, where there was one.' })
  version?: number | null
  @Field(() => String, { description: 'What to be called.' })
  name!: string
  @Field(() => String, { nullable: true, description: 'One’s post. When it or its organisation changes, the earlier one is kept with its dates.' })
  post?: string | null
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Since when one holds it, or holds none; left out, a changed post is held from today, and the earlier one until the day before.',
  })
  postSince?: string | null
  @Field(() => Boolean, { defaultValue: false, description: 'Whether a changed post only corrects what was said of the same one.' })
  correctsPost!: boolean
  @Field(() => [String], { nullable: true, description: 'What one can be asked about, at most twenty.' })
  skills?: string[] | null
  @Field(() => ID, { nullable: true, description: 'The pilot that one works for.' })
  pilot?: string | null
  @Field(() => ID, { nullable: true, description: 'The organisation that one works for.' })
  organisation?: string | null
  @Field(() => String, { nullable: true, description: 'What else others should know.' })
  about?: string | null
  @Field(() => String, { nullable: true, description: 'How one wants to be reached.' })
  contact?: string | null
  @Field(() => Boolean, { defaultValue: false, description: 'Whether other members find one.' })
  isShown!: boolean
}
