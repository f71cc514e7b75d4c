import { Directive, Field, ID, ObjectType } from 'type-graphql'

import type { Discussion } from './discussion.ts'
import type { Practice } from './practice.ts'

@ObjectType('Pilot')
@Directive('@key(fields: "id")')
export class PilotStub {
  @Field(() => ID)
  id!: string

  practices!: Practice[] // linked in practice.ts, so that imports run one way

  discussions!: Discussion[] // linked in discussion.ts
}
