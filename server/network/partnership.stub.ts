import { Directive, Field, ID, ObjectType } from 'type-graphql'

import type { Discussion } from './discussion.ts'

@ObjectType('Partnership')
@Directive('@key(fields: "id")')
export class PartnershipStub {
  @Field(() => ID)
  id!: string

  discussions!: Discussion[] // linked in discussion.ts
}
