import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Visible } from '../platform/declare.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

export const ListName = {
  PARTNERSHIPS: 'PARTNERSHIPS',
  MEMBERSHIPS: 'MEMBERSHIPS',
  ORGANISATIONS: 'ORGANISATIONS',
  AGREEMENTS: 'AGREEMENTS',
} as const
export type ListName = keyof typeof ListName

registerEnumType(ListName, {
  name: 'ListName',
  description: 'A list of the application that views can be kept of.',
  valuesConfig: {
    PARTNERSHIPS: { description: 'The partnerships.' },
    MEMBERSHIPS: { description: 'The memberships.' },
    ORGANISATIONS: { description: 'The organisations.' },
    AGREEMENTS: { description: 'The agreements of all partnerships.' },
  },
})

@Entity()
@Index('savedView_ownerId_list_name', ['ownerId', 'list', 'name'], { unique: true })
@ObjectType({ description: 'A way to look at a list that somebody keeps under a name: its filters, columns and order.' })
@Directive('@key(fields: "id")')
@Visible({ MEMBER: (t, viewer) => `(${t}."isShared" or ${t}."ownerId" = ${viewer.accountId})` })
export class SavedView {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('enum', { enum: ListName, enumName: 'listName' })
  @Field(() => ListName, { description: 'The list.' })
  list!: ListName

  @Column('text')
  @Field(() => String, { description: 'What it is called.' })
  name!: string

  @Column('text')
  @Field(() => String, { description: 'What follows the question mark in the address of the list.' })
  query!: string

  @Column('boolean')
  @Field(() => Boolean, { description: 'Whether everybody who is signed in sees it.' })
  isShared!: boolean

  @Column('uuid') // identity's account
  @Field(() => ID, { description: 'The id of its owner’s account.' })
  ownerId!: string

  @Column('text')
  @Field(() => String, { description: 'The name of its owner.' })
  owner!: string

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When it was saved.' })
  savedAt!: Date
}

@InputType({ description: 'A view to keep; one’s own of the same name is replaced.' })
export class SaveViewInput {
  @Field(() => ListName, { description: 'The list.' })
  list!: ListName
  @Field(() => String, { description: 'What to call it, at most 60 characters.' })
  name!: string
  @Field(() => String, { description: 'What follows the question mark in the address of the list.' })
  query!: string
  @Field(() => Boolean, { defaultValue: false, description: 'Whether everybody who is signed in is to see it.' })
  isShared!: boolean
}
