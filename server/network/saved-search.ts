import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql'
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import { ofNoPilot, Visible } from '../platform/declare.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

@Entity()
@Index('savedSearch_accountId_name', ['accountId', 'name'], { unique: true })
@ObjectType({ description: 'A search of the library that somebody keeps; only they see it.' })
@Directive('@key(fields: "id")')
@Visible({ MEMBER: (t, viewer) => `${t}."accountId" = ${viewer.accountId}` }, ofNoPilot)
export class SavedSearch {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid') // identity's account
  accountId!: string

  @Column('text')
  @Field(() => String, { description: 'What its owner calls it.' })
  name!: string

  @Column('text')
  @Field(() => String, { description: 'What follows the question mark in the address of the library.' })
  query!: string

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When it was saved.' })
  savedAt!: Date
}

@InputType({ description: 'A search to keep.' })
export class SaveSearchInput {
  @Field(() => String, { description: 'What to call it, at most 80 characters; a search of that name is replaced.' })
  name!: string
  @Field(() => String, { description: 'What follows the question mark in the address of the library.' })
  query!: string
}
