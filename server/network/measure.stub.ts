import { Directive, Field, ID, ObjectType } from 'type-graphql'

import type { Discussion } from './discussion.ts'

@ObjectType('Measure')
@Directive('@key(fields: "id")')
export class MeasureStub {
  @Field(() => ID)
  id!: string

  discussions!: Discussion[] // linked in discussion.ts
}
